// Bring the error summary into focus; a link in it goes to the field itself.
"use strict";
(() => {
  const samenvatting = () => document.querySelector("[data-foutsamenvatting]");
  samenvatting()?.focus();
  document.addEventListener("htmx:afterSwap", (e) => {
    e.target.querySelector?.("[data-foutsamenvatting]")?.focus();
  });
  document.addEventListener("click", (e) => {
    const link = e.target.closest("[data-foutsamenvatting] a");
    const veld = link && document.getElementById(link.hash.slice(1));
    if (!veld) return;
    e.preventDefault();
    veld.focus({ preventScroll: true });
    (veld.closest(".isd-veld") || veld).scrollIntoView({ block: "start" });
  });
})();
