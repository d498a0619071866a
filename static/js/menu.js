// The menu button on phones. Without this file the menu simply stays open.
"use strict";
(() => {
  const knop = document.querySelector("[data-menu]");
  if (!knop) return;
  knop.hidden = false;
  const zet = (open) => knop.setAttribute("aria-expanded", String(open));
  knop.addEventListener("click", () => zet(knop.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape" && knop.getAttribute("aria-expanded") === "true") {
      zet(false);
      knop.focus();
    }
  });
})();
