// Weighing: the bar shrinks when it sticks, and on a phone the groups begin closed.
(() => {
  const smal = window.matchMedia("(max-width: 760px)");
  const dicht = new Map();
  let waarnemer;

  const krimp = () => {
    waarnemer?.disconnect();
    const balk = document.querySelector(".isd-weegbudget");
    if (!balk) return;
    const wacht = document.createElement("div");
    balk.before(wacht);
    waarnemer = new IntersectionObserver(([punt]) => {
      const vast = !punt.isIntersecting && punt.boundingClientRect.top < 0;
      if (vast === balk.classList.contains("isd-budget--vast")) return;
      balk.style.marginBlockEnd = "";
      const voor = balk.offsetHeight;
      balk.classList.toggle("isd-budget--vast", vast);
      if (vast) balk.style.marginBlockEnd = `${voor - balk.offsetHeight + 48}px`;
    });
    waarnemer.observe(wacht);
  };

  const groepen = () => {
    document.querySelectorAll(".isd-weeggroep").forEach((groep) => {
      groep.open = !(dicht.get(groep.id) ?? smal.matches);
      groep.addEventListener("toggle", () => dicht.set(groep.id, !groep.open));
    });
  };

  // A row moves to its new group: the focus goes along, the page scrolls along for who uses the keyboard only.
  let punt;
  document.addEventListener("htmx:beforeSwap", () => {
    const veld = document.activeElement;
    const rij = veld?.closest(".isd-weegrij");
    punt = rij && { rij: rij.id, naam: veld.name, waarde: veld.type === "radio" ? veld.value : null, toets: veld.matches(":focus-visible") };
  });
  const terug = () => {
    const velden = punt ? [...document.querySelectorAll(`#${punt.rij} [name="${punt.naam}"]`)] : [];
    const veld = velden.find((v) => punt.waarde === null || v.value === punt.waarde);
    veld?.focus({ preventScroll: !punt.toets });
    punt = null;
  };

  const begin = () => { groepen(); krimp(); terug(); };
  document.addEventListener("htmx:afterSwap", begin);
  begin();
})();
