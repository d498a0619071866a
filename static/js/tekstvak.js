// Text areas: grow with the text, count characters as the server does (NFC, a line end is one).
"use strict";
(() => {
  const getal = new Intl.NumberFormat("nl-NL");
  const tel = (vak) => [...vak.value.normalize("NFC").replace(/\r\n?/g, "\n").trim()].length;
  const groei = (vak) => {
    vak.style.setProperty("height", "auto");
    vak.style.setProperty("height", `${vak.scrollHeight + 3}px`);
  };
  const werkBij = (vak) => {
    groei(vak);
    const max = Number(vak.dataset.maxTekens);
    if (!max) return;
    const veld = vak.closest(".isd-veld");
    const n = tel(vak);
    const teller = veld?.querySelector(".isd-teller");
    if (teller) {
      teller.textContent = `${getal.format(n)} van ${getal.format(max)} tekens`;
      teller.classList.toggle("isd-teller--te-veel", n > max);
    }
    const lijn = veld?.querySelector(".isd-tekstvak__lijn");
    if (lijn) {
      lijn.value = Math.min(n, max);
      lijn.classList.toggle("isd-tekstvak__lijn--te-veel", n > max);
    }
  };
  const alle = (wortel) => wortel.querySelectorAll?.("textarea").forEach(werkBij);
  document.addEventListener("input", (e) => e.target.matches("textarea") && werkBij(e.target));
  document.addEventListener("htmx:load", (e) => alle(e.target));
  document.fonts?.ready.then(() => alle(document));
  alle(document);
})();
