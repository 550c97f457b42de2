/* The row of sections may be wider than the screen: shows the one that the reader is in. */
"use strict";

(() => {
  const row = document.querySelector(".mb-sections ul");
  const here = row.querySelector("[aria-current]");
  if (!here) return;
  const [outer, inner] = [row, here].map((each) => each.getBoundingClientRect());
  row.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
})();
