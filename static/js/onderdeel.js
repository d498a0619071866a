// A section of the application: also show the answer when saving along the way is refused,
// for instance because someone else saved the same section in between (status 409).
"use strict";
document.addEventListener("htmx:beforeSwap", (e) => {
  if (e.detail.xhr.status === 409) e.detail.shouldSwap = true;
});
