/*
 * A board: one chooses entries of a table, and sorts them. What is chosen stands in the address, so
 * that it can be kept, sent and gone back from. Without this script the table shows everything.
 *
 * A row says in data attributes what it is chosen by, several values with blanks between them.
 */
"use strict";

(() => {
  const form = document.querySelector(".mb-choose");
  const table = document.querySelector(".mb-board");
  if (!form || !table) return;

  const bodies = Array.from(table.tBodies);
  const rows = Array.from(table.querySelectorAll("tbody > tr:not(.mb-board__group)"));
  const homes = new Map(rows.map((row) => [row, row.parentElement]));
  const headers = Array.from(table.querySelectorAll("thead th[data-column]"));
  const choices = Array.from(form.querySelectorAll("select"));
  const query = form.elements.q;
  const said = form.querySelector("[role=status]");
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const flat = table.createTBody();
  let sorted = { column: "", descending: false };

  const fits = (row, choice) =>
    !choice.value || (row.dataset[choice.name] ?? "").split(" ").includes(choice.value);

  function choose() {
    const words = minutebook.fold(query.value).split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const text = words.length ? minutebook.fold(row.textContent) : "";
      const found = words.every((word) => text.includes(word));
      row.hidden = !(found && choices.every((choice) => fits(row, choice)));
    }
    const shown = rows.filter((row) => !row.hidden).length;
    const counted = { "{shown}": shown, "{total}": rows.length };
    const text = said.dataset.said.replace(/\{(?:shown|total)\}/g, (name) => counted[name]);
    said.textContent = shown ? text : `${text} ${said.dataset.none}`;
    for (const body of bodies) count(body);
  }

  /* A group says how many of it are shown, and is not there if none is. */
  function count(body) {
    const shown = rows.filter((row) => row.parentElement === body && !row.hidden).length;
    const number = body.querySelector(".mb-board__group .mb-count");
    if (number) number.textContent = shown;
    body.hidden = shown === 0;
  }

  function sort() {
    const at = headers.findIndex((header) => header.dataset.column === sorted.column);
    const key = (row) => row.cells[at].dataset.sort ?? row.cells[at].textContent.trim();
    const direction = sorted.descending ? -1 : 1;
    const compare = (one, other) => direction * order.compare(key(one), key(other));
    const inOrder = at < 0 ? rows : [...rows].sort(compare);
    for (const row of inOrder) (at < 0 ? homes.get(row) : flat).append(row);
    headers.forEach((header, place) => {
      const way = sorted.descending ? "descending" : "ascending";
      if (place === at) header.setAttribute("aria-sort", way);
      else header.removeAttribute("aria-sort");
    });
  }

  function show() {
    sort();
    choose();
  }

  function read() {
    const state = new URLSearchParams(location.search);
    for (const choice of choices) {
      const value = state.get(choice.name) ?? "";
      choice.value = Array.from(choice.options, (each) => each.value).includes(value) ? value : "";
    }
    query.value = state.get("q") ?? "";
    sorted = { column: state.get("sort") ?? "", descending: state.get("order") === "descending" };
    show();
    if (query.value) spell();
  }

  function address() {
    const state = new URLSearchParams();
    for (const field of [query, ...choices]) if (field.value) state.set(field.name, field.value);
    if (sorted.column) state.set("sort", sorted.column);
    if (sorted.column && sorted.descending) state.set("order", "descending");
    return `${location.pathname}${`?${state}`.replace(/^\?$/, "")}`;
  }

  /* Typing changes the address letter by letter: that is one step for the back button, not many. */
  function keep(step) {
    show();
    if (`${location.pathname}${location.search}` !== address()) {
      history[step ? "pushState" : "replaceState"](null, "", address());
    }
  }

  /* With the spellings of the search, a word is found in either script; without, in its own. */
  const spell = () => minutebook.ready().then(choose, () => {});

  for (const header of headers) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const again = header.dataset.column === sorted.column;
      if (again && sorted.descending) sorted = { column: "", descending: false };
      else sorted = { column: header.dataset.column, descending: again };
      keep(true);
    });
  }
  query.addEventListener("focus", spell, { once: true });
  query.addEventListener("input", () => keep(false));
  for (const choice of choices) choice.addEventListener("change", () => keep(true));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const field of [query, ...choices]) field.value = "";
    sorted = { column: "", descending: false };
    keep(true);
  });
  addEventListener("popstate", read);
  form.hidden = false;
  read();
})();
