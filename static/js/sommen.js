// Live sums. An element with data-som adds up the fields that data-som-van names: "bedrag" is a field
// of that name and that field in every formset, "kosten:bedrag" only in the formset with prefix
// kosten; "-" before a name subtracts, several are divided by spaces. data-som="getal" leaves out
// the euro sign. Reach per municipality counts its own rows. The server computes again.
"use strict";
(() => {
  const heel = new Intl.NumberFormat("nl-NL", { maximumFractionDigits: 2 });
  const cent = new Intl.NumberFormat("nl-NL", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const schrijf = (n) => (Math.round(n * 100) % 100 ? cent : heel).format(n);
  const lees = (tekst) => {
    const kaal = tekst.replace(/[€\s\u00a0]/g, "");
    const punt = kaal.includes(",") ? kaal.replaceAll(".", "").replace(",", ".") : kaal.replace(/\.(?=\d{3}(\D|$))/g, "");
    const n = Number(punt);
    return Number.isFinite(n) ? n : 0;
  };
  const leeft = (veld) => !veld.closest("template") && !veld.closest(".isd-regel--weg");
  const som = (uit) => {
    const form = uit.closest("form") || document;
    let totaal = 0;
    for (const deel of uit.dataset.somVan.split(" ")) {
      const teken = deel.startsWith("-") ? -1 : 1;
      const [naam, kolom] = deel.replace(/^-/, "").split(":");
      const past = (n) => kolom ? n.startsWith(`${naam}-`) && n.endsWith(`-${kolom}`) : n === naam || n.endsWith(`-${naam}`);
      form.querySelectorAll("input[name]").forEach((veld) => {
        if (past(veld.name) && veld.type !== "checkbox" && leeft(veld)) {
          totaal += teken * lees(veld.value);
        }
      });
    }
    uit.textContent = uit.dataset.som === "getal" ? heel.format(totaal) : `€\u00a0${schrijf(totaal)}`;
  };
  const bereik = (blok) => {
    const rijen = [...blok.querySelectorAll("[data-bereik-rij]")].map((rij) => ({
      rij,
      aan: rij.querySelector("input[type=checkbox]").checked,
      n: lees(rij.querySelector("[data-bereik-aantal]").value),
    }));
    const hoogste = Math.max(1, ...rijen.map((r) => (r.aan ? r.n : 0)));
    let totaal = 0;
    let plaatsen = 0;
    for (const { rij, aan, n } of rijen) {
      rij.querySelector(".isd-bereik__aantal").classList.toggle("isd-bereik__aantal--open", aan);
      rij.querySelector("rect")?.setAttribute("width", aan ? `${(100 * n) / hoogste}%` : "0%");
      if (aan) {
        totaal += n;
        plaatsen += 1;
      }
    }
    blok.querySelector("[data-bereik-plaatsen]").textContent = `Samen in ${plaatsen} ${plaatsen === 1 ? "gemeente" : "gemeenten"}`;
    blok.querySelector("output").textContent = heel.format(totaal);
  };
  const alles = () => {
    document.querySelectorAll("[data-som-van]").forEach(som);
    document.querySelectorAll("[data-bereik]").forEach(bereik);
  };
  document.addEventListener("input", alles);
  document.addEventListener("change", alles);
  document.addEventListener("htmx:load", alles);
  alles();
})();
