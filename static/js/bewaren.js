// Saving: warn before leaving with unsaved changes (data-bewaak), and say when htmx saved
// (an element with data-bewaard; the server may send the time in the header X-Bewaard-Om).
"use strict";
(() => {
  const vuil = new Set();
  const meld = (form, tekst, mislukt) => {
    const plekken = form.querySelectorAll("[data-bewaard]");
    plekken.forEach((plek) => {
      plek.setAttribute("role", "status");
      plek.textContent = tekst;
      plek.classList.toggle("isd-bewaard--mislukt", mislukt);
    });
  };
  document.addEventListener("input", (e) => {
    const form = e.target.closest("form[data-bewaak]");
    if (form) vuil.add(form);
  });
  document.addEventListener("submit", (e) => vuil.delete(e.target));
  document.addEventListener("htmx:afterRequest", (e) => {
    const form = e.target.closest("form");
    if (!form || e.detail.requestConfig?.verb === "get") return;
    if (e.detail.successful) {
      vuil.delete(form);
      const om = e.detail.xhr.getResponseHeader("X-Bewaard-Om");
      meld(form, `Opgeslagen ${om || new Date().toLocaleTimeString("nl-NL")}`, false);
    } else {
      meld(form, "Niet opgeslagen. Wij proberen het opnieuw zodra u verder typt.", true);
    }
  });
  document.addEventListener("htmx:sendError", (e) => {
    const form = e.target.closest("form");
    if (form) meld(form, "Geen verbinding. Uw tekst staat nog op dit scherm.", true);
  });
  window.addEventListener("beforeunload", (e) => {
    if (vuil.size) e.preventDefault();
  });
})();
