// Rows of a formset: add one without reload. Without this file the button asks the server.
"use strict";
(() => {
  document.addEventListener("click", (e) => {
    const knop = e.target.closest("[data-regel-erbij]");
    const blok = knop?.closest("[data-regels]");
    if (!blok) return;
    const totaal = blok.querySelector(`[name="${blok.dataset.regels}-TOTAL_FORMS"]`);
    const max = blok.querySelector(`[name="${blok.dataset.regels}-MAX_NUM_FORMS"]`);
    const sjabloon = blok.querySelector("template");
    if (!totaal || !sjabloon || (max && Number(totaal.value) >= Number(max.value))) return;
    e.preventDefault();
    const rij = sjabloon.content.firstElementChild.cloneNode(true);
    rij.querySelectorAll("*").forEach((deel) => {
      for (const attr of [...deel.attributes]) {
        if (attr.value.includes("__prefix__")) {
          deel.setAttribute(attr.name, attr.value.replaceAll("__prefix__", totaal.value));
        }
      }
    });
    blok.querySelector("tbody").append(rij);
    totaal.value = String(Number(totaal.value) + 1);
    rij.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  });
  document.addEventListener("change", (e) => {
    if (!e.target.name?.endsWith("-DELETE")) return;
    e.target.closest("[data-regel]")?.classList.toggle("isd-regel--weg", e.target.checked);
  });
})();
