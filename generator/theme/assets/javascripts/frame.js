/*
 * What is the same on every page: the row of sections, which may be wider than the screen, shows the
 * section that the reader is in; what is too wide for the page is scrolled by the keyboard too.
 */
"use strict";

(() => {
  const row = document.querySelector(".mb-sections ul");
  const here = row.querySelector("[aria-current]");
  if (here) {
    const [outer, inner] = [row, here].map((each) => each.getBoundingClientRect());
    row.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  }

  const article = document.querySelector("article");
  const makeScrollable = () => {
    for (const box of article.querySelectorAll(".md-typeset__scrollwrap, .mb-scroll, pre")) {
      if (box.scrollWidth > box.clientWidth) box.setAttribute("tabindex", "0");
      else box.removeAttribute("tabindex");
    }
  };
  new ResizeObserver(makeScrollable).observe(article);
})();
