// The budget strip sticks and shrinks while scrolling; no script, no shrinking.
"use strict";
(() => {
  const balk = document.querySelector("[data-vast]");
  if (!balk || !("IntersectionObserver" in window)) return;
  const wachter = document.createElement("div");
  balk.before(wachter);
  new IntersectionObserver(([stand]) => {
    balk.classList.toggle("isd-budget--vast", !stand.isIntersecting && stand.boundingClientRect.top < 0);
  }).observe(wachter);
})();
