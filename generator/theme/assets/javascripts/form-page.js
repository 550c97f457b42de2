/*
 * The page of a form: filled in from its link or its draft, checked, shown, and taken to GitHub.
 *
 * What people wrote is only ever set as text. Every word shown comes from the page.
 */
"use strict";

(() => {
  const root = document.querySelector("[data-mb-form]");
  const page = root.querySelector("form");
  const form = JSON.parse(root.querySelector("[data-mb-definition]").textContent);
  const { controls, say } = minutebookForm;

  const nodes = new Map();
  for (const field of form.fields) {
    nodes.set(field.id, page.querySelector(`[data-field="${field.id}"]`));
    for (const each of [field, ...(field.columns || [])]) {
      if (each.pattern) each.matches = new RegExp(each.pattern, "u");
    }
  }
  form.known = new Set(form.names.map(minutebookForm.key));

  const find = (selector) => page.querySelector(selector);
  const said = find(".mb-form__said");
  const keep = find("[data-keep]");
  const note = find(".mb-note--draft");
  const summary = find(".mb-note--faults");
  const preview = find(".mb-preview");
  const dialog = find(".mb-paste");

  const answer = (field) => controls[field.control].read(nodes.get(field.id), field);
  const answers = () => Object.fromEntries(form.fields.map((field) => [field.id, answer(field)]));

  function fill(values) {
    for (const field of form.fields) {
      if (field.id in values) controls[field.control].fill(nodes.get(field.id), field, values[field.id]);
    }
  }

  /* The link: answers by field id in the query or behind the number sign, rows as JSON. */
  function linked() {
    const values = {};
    for (const part of [location.search, location.hash]) {
      for (const [name, value] of new URLSearchParams(part.slice(1))) values[name] = value;
    }
    form.named = values.title || "";
    for (const field of form.fields.filter((each) => each.control === "table" && each.id in values)) {
      try {
        values[field.id] = JSON.parse(values[field.id]);
      } catch {
        delete values[field.id];
      }
    }
    return values;
  }

  const empty = Object.fromEntries(form.fields.map((field) => [field.id, field.start || ""]));
  const link = linked();
  const draft = minutebookForm.draft(form, link.meeting || link.action || "");
  let agreed = null;
  let saving = 0;

  function watchSecrecy() {
    const secret = minutebookForm.isSecret(form, answers());
    find("[data-secret]").hidden = !secret;
    keep.checked = agreed === null ? !secret : agreed;
    if (!keep.checked) draft.remove();
  }

  function save(more = {}) {
    clearTimeout(saving);
    saving = 0;
    watchSecrecy();
    if (keep.checked) draft.save({ at: new Date().toISOString(), agreed, answers: answers(), ...more });
  }

  function start() {
    fill(empty);
    fill(link);
    const kept = draft.load();
    if (!kept || !kept.answers) return watchSecrecy();
    const when = new Date(kept.at).toLocaleString(document.documentElement.lang);
    const text = note.querySelector("[data-when]");
    agreed = kept.agreed;
    text.textContent = say(kept.sent ? text.dataset.sent : text.dataset.when, { when });
    note.querySelector("[data-restore]").hidden = !kept.sent;
    note.hidden = false;
    if (!kept.sent) fill(kept.answers);
    watchSecrecy();
  }

  /* Faults: below their fields while typing, and all of them above the form on the way out. */
  function* faults() {
    for (const field of form.fields) yield* minutebookForm.faultsOf(form, field, answer(field));
  }

  function placeOf(fault) {
    const node = nodes.get(fault.field.id);
    const cell = fault.column && minutebookForm.cellAt(node, fault.field, fault.row, fault.column);
    if (cell) return { input: cell.querySelector("[data-name]"), text: cell.querySelector(".mb-field__fault") };
    return {
      input: node.matches("fieldset") ? node : node.querySelector("input, select, textarea"),
      text: node.querySelector(`#fault-${fault.field.id}`),
    };
  }

  function clear(node) {
    for (const text of node.querySelectorAll(".mb-field__fault")) text.hidden = true;
    for (const each of [node, ...node.querySelectorAll("[aria-invalid]")]) each.removeAttribute("aria-invalid");
  }

  function mark(fault) {
    const { input, text } = placeOf(fault);
    text.textContent = minutebookForm.sentence(form, fault);
    text.classList.toggle("mb-field__fault--mild", Boolean(fault.mild));
    text.hidden = false;
    if (!fault.mild) input.setAttribute("aria-invalid", "true");
  }

  function check(field) {
    clear(nodes.get(field.id));
    for (const fault of minutebookForm.faultsOf(form, field, answer(field))) mark(fault);
  }

  function target(fault) {
    const { input } = placeOf(fault);
    return input.matches("fieldset") ? input.querySelector("input, textarea, select, button") : input;
  }

  function list(found) {
    const text = summary.querySelector("p");
    text.textContent = found.length === 1 ? text.dataset.one : say(text.dataset.many, { n: found.length });
    summary.querySelector("ul").replaceChildren(...found.map((fault) => {
      const item = document.createElement("li");
      const way = document.createElement("a");
      way.href = `#${placeOf(fault).input.id}`;
      way.textContent = minutebookForm.line(form, fault);
      way.addEventListener("click", (event) => {
        event.preventDefault();
        target(fault).focus();
      });
      item.append(way);
      return item;
    }));
    summary.hidden = !found.length;
  }

  function checked() {
    form.fields.forEach(check);
    const found = [...faults()].filter((fault) => !fault.mild);
    list(found);
    if (found.length) summary.focus();
    return !found.length;
  }

  function sums() {
    for (const each of form.sums) {
      const { text, over } = minutebookForm.sum(form, each, answers());
      const place = nodes.get(each.table).querySelector(".mb-table__sum");
      place.textContent = text;
      place.classList.toggle("mb-table__sum--over", over);
    }
  }

  /* The preview: what is filed, as it will look, and as text. */
  function element(name, className, ...content) {
    const made = document.createElement(name);
    made.className = className;
    made.append(...content);
    return made;
  }

  function shown(field, value) {
    if (field.control !== "table" || !value.length) {
      const text = field.control === "boxes"
        ? field.options.map(([id, , words]) => `${value.includes(id) ? "☑" : "☐"} ${words}`).join("\n")
        : minutebookForm.typed(field, value);
      return element("p", "mb-preview__text", text.trim() ? text : "–");
    }
    const head = element("tr", "", ...field.columns.map((column) => element("th", "", column.label)));
    const rows = value.map((row) => element("tr", "", ...field.columns.map((column) =>
      element("td", "", minutebookForm.inCell(column, row[column.id])))));
    return element("div", "mb-scroll", element("table", "", element("thead", "", head), element("tbody", "", ...rows)));
  }

  function refresh() {
    if (preview.hidden) return;
    const given = answers();
    preview.querySelector("textarea").value = minutebookForm.body(form, given);
    preview.querySelector(".mb-preview__page").replaceChildren(
      element("p", "mb-preview__title", minutebookForm.title(form, given)),
      ...form.fields.flatMap((field) => [
        element("p", "mb-preview__label", field.label), shown(field, given[field.id]),
      ]),
    );
  }

  function unfold() {
    preview.hidden = false;
    find("[data-preview]").setAttribute("aria-expanded", "true");
    refresh();
  }

  /* The way out: a link that carries the text, or the clipboard where the text is too long for one. */
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      unfold();
      preview.querySelector("textarea").select();
      return document.execCommand("copy");
    }
  }

  function address(fields) {
    const pairs = Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return `${form.issue}?${pairs.join("&")}`;
  }

  function open(url) {
    const way = element("a", "");
    Object.assign(way, { href: url, target: "_blank", rel: "noopener" });
    way.click();
    said.textContent = said.dataset.opened;
    save({ sent: true });
  }

  async function copy(body, title) {
    const done = await copied(body);
    said.textContent = done ? said.dataset.copied : said.dataset.failed;
    if (!done || !form.issue) return;
    dialog.querySelector("a").href = address({ title });
    dialog.showModal();
    save({ sent: true });
  }

  function file(event) {
    event.preventDefault();
    said.textContent = "";
    if (!checked()) return;
    const given = answers();
    const title = minutebookForm.title(form, given);
    const body = minutebookForm.body(form, given);
    const url = address({ title, body });
    if (form.issue && url.length <= form.longest) open(url);
    else copy(body, title);
  }

  for (const field of form.fields) {
    const node = nodes.get(field.id);
    if (field.control === "people") minutebookForm.watchPeople(node);
    if (field.control === "table") minutebookForm.watchRows(node, field);
    node.addEventListener("change", () => check(field));
    node.addEventListener("input", () => { if (node.querySelector("[aria-invalid]") || node.ariaInvalid) check(field); });
  }
  page.addEventListener("input", (event) => {
    if (event.target === keep) return;
    if (!saving) saving = setTimeout(save, 300);
    sums();
    refresh();
  });
  page.addEventListener("submit", file);
  /* Enter in a line is no wish to file the form. */
  page.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input")) event.preventDefault();
  });
  keep.addEventListener("change", () => { agreed = keep.checked; save(); });
  addEventListener("pagehide", () => { if (saving) save(); });
  note.querySelector("[data-discard]").addEventListener("click", () => {
    draft.remove();
    agreed = null;
    fill(empty);
    fill(link);
    note.hidden = true;
    form.fields.forEach((field) => clear(nodes.get(field.id)));
    watchSecrecy();
    sums();
    refresh();
    target({ field: form.fields[0] }).focus();
  });
  note.querySelector("[data-restore]").addEventListener("click", () => {
    fill(draft.load().answers);
    note.querySelector("[data-restore]").hidden = true;
    sums();
    refresh();
  });
  find("[data-preview]").addEventListener("click", (event) => {
    preview.hidden = !preview.hidden;
    event.currentTarget.setAttribute("aria-expanded", String(!preview.hidden));
    refresh();
  });
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());

  start();
  sums();
})();
