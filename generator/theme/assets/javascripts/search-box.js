/*
 * The search dialog: asks the index, shows what it finds, works by keyboard alone.
 *
 * What comes from pages is only ever text: it is set as text and never read as markup.
 */
"use strict";

(() => {
  const dialog = document.querySelector(".mb-search");
  const query = dialog.querySelector(".mb-search__query");
  const status = dialog.querySelector(".mb-search__status");
  const list = dialog.querySelector(".mb-search__results");
  const more = dialog.querySelector(".mb-search__more");
  const say = dialog.dataset;

  /* Characters shown before and after the first hit. */
  const BEFORE = 24;
  const AFTER = 90;

  const WRITABLE = "textarea, select, input:not([type=radio], [type=checkbox])";

  const spellings = new Map();
  let found = null;
  let asked = 0;

  function spelling(letter) {
    if (!spellings.has(letter)) spellings.set(letter, minutebook.fold(letter));
    return spellings.get(letter);
  }

  /* Where the terms stand in a text: [from, to) in its letters, as typed and not as folded. */
  function hits(letters, terms) {
    const origins = [];
    let folded = "";
    letters.forEach((letter, at) => {
      folded += spelling(letter);
      while (origins.length < folded.length) origins.push(at);
    });
    const places = [];
    for (const term of terms) {
      for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
        places.push([origins[at], origins[at + term.length - 1] + 1]);
      }
    }
    return places.sort(([one], [other]) => one - other);
  }

  /* The letters from `from` to `to`, with the hits marked. */
  function marked(letters, places, from, to) {
    const fragment = document.createDocumentFragment();
    let at = from;
    for (const [begin, end] of places) {
      if (begin < at || end > to) continue;
      const mark = document.createElement("mark");
      mark.textContent = letters.slice(begin, end).join("");
      fragment.append(letters.slice(at, begin).join(""), mark);
      at = end;
    }
    fragment.append(letters.slice(at, to).join(""));
    return fragment;
  }

  function excerpt(text, terms) {
    const letters = Array.from(text);
    const places = hits(letters, terms);
    const first = places.length ? places[0][0] : 0;
    const from = Math.max(0, first - BEFORE);
    const to = Math.min(letters.length, first + AFTER);
    const fragment = marked(letters, places, from, to);
    if (from > 0) fragment.prepend("…");
    if (to < letters.length) fragment.append("…");
    return fragment;
  }

  function element(name, className, ...content) {
    const made = document.createElement(name);
    made.className = className;
    made.append(...content);
    return made;
  }

  function item(result, terms) {
    const title = Array.from(result.title);
    const link = element("a", "mb-search__link");
    link.href = result.url;
    const details = [result.kind, result.date].filter(Boolean).join(" · ");
    link.append(
      element("span", "mb-search__title", marked(title, hits(title, terms), 0, title.length)),
      element("span", "mb-search__details", details),
      element("span", "mb-search__excerpt", excerpt(result.text, terms)),
    );
    return element("li", "mb-search__result", link);
  }

  function announce(total) {
    const words = { 0: say.none, 1: say.one }[total] ?? say.other;
    status.textContent = words.replace("#", String(total));
  }

  async function showMore() {
    const search = asked;
    const results = await found.next();
    if (search !== asked) return;
    list.append(...results.map((result) => item(result, found.terms)));
    more.hidden = found.left() <= 0;
  }

  async function search() {
    const search = ++asked;
    const text = query.value.trim();
    if (!text) return clear(say.empty);
    try {
      const answer = await minutebook.find(text);
      const results = await answer.next();
      if (search !== asked) return;
      found = answer;
      list.replaceChildren(...results.map((result) => item(result, found.terms)));
      more.hidden = found.left() <= 0;
      announce(found.total);
    } catch {
      if (search === asked) clear(say.failed);
    }
  }

  function clear(message) {
    list.replaceChildren();
    more.hidden = true;
    status.textContent = message;
  }

  async function open() {
    if (dialog.open) return;
    dialog.showModal();
    query.select();
    if (query.value.trim()) return;
    status.textContent = say.loading;
    await minutebook.ready().then(
      () => !query.value.trim() && clear(say.empty),
      () => clear(say.failed),
    );
  }

  /* Move among the query, the results and the button below them. */
  function step(by) {
    const links = [query, ...list.querySelectorAll("a"), ...(more.hidden ? [] : [more])];
    const at = links.indexOf(document.activeElement) + by;
    links[Math.max(0, Math.min(at, links.length - 1))].focus();
  }

  /* Whether keys pressed there are letters: in a box to tick or a button they are not. */
  function typing(target) {
    return target.isContentEditable || target.matches?.(WRITABLE);
  }

  const steps = { ArrowDown: 1, ArrowUp: -1 };

  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key in steps) {
      event.preventDefault();
      step(steps[event.key]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      dialog.close();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (!["/", "f", "s"].includes(event.key)) return;
    event.preventDefault();
    open();
  });

  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.querySelector(".mb-search__close").addEventListener("click", () => dialog.close());
  document.querySelector("[data-mb-search]").addEventListener("click", open);
  /* Half-typed Pinyin is not what anybody looks for. */
  query.addEventListener("input", (event) => event.isComposing || search());
  query.addEventListener("compositionend", search);
  more.addEventListener("click", async () => {
    const last = list.querySelectorAll("a").length;
    try {
      await showMore();
      list.querySelectorAll("a")[last]?.focus();
    } catch {
      status.textContent = say.failed;
    }
  });
})();
