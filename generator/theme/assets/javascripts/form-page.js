/*
 * The page of a form: filled in from its link or its draft, checked, shown, and taken to GitHub.
 *
 * Every word shown comes from the page.
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
  const keep = find("[data-keep]");
  const note = find(".mb-note--draft");
  const faults = minutebookForm.faultsOn(form, nodes, find(".mb-note--faults"));
  const preview = minutebookForm.previewOn(form, find(".mb-preview"), find("[data-preview]"));
  const way = minutebookForm.wayOf(form, page);

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

  /* What follows from any answer: what the rows take together, and what is filed. */
  function refresh() {
    const given = answers();
    for (const each of form.sums) {
      const { text, over } = minutebookForm.sum(form, each, given);
      const place = nodes.get(each.table).querySelector(".mb-table__sum");
      place.textContent = text;
      place.classList.toggle("mb-table__sum--over", over);
    }
    preview.refresh(given);
  }

  function restore(kept) {
    const when = new Date(kept.at).toLocaleString(document.documentElement.lang);
    const text = note.querySelector("[data-when]");
    agreed = kept.agreed;
    text.textContent = say(kept.sent ? text.dataset.sent : text.dataset.when, { when });
    note.querySelector("[data-restore]").hidden = !kept.sent;
    note.hidden = false;
    if (!kept.sent) fill(kept.answers);
  }

  function start() {
    form.named = link.title || "";
    fill(empty);
    fill(link);
    const kept = draft.load();
    if (kept && kept.answers) restore(kept);
    watchSecrecy();
    refresh();
  }

  const check = (field) => faults.show(field, [...minutebookForm.faultsOf(form, field, answers())]);

  const hindrances = (given) => form.fields.flatMap((field) =>
    [...minutebookForm.faultsOf(form, field, given)].filter((fault) => !fault.mild));

  async function file(event) {
    event.preventDefault();
    const given = answers();
    form.fields.forEach(check);
    if (!faults.refuse(hindrances(given))) return;
    if (await way(given)) save({ sent: true });
    else preview.open(given);
  }

  function discard() {
    draft.remove();
    agreed = null;
    fill(empty);
    fill(link);
    form.fields.forEach(faults.clear);
    note.hidden = true;
    watchSecrecy();
    refresh();
    page.querySelector(".mb-field :is(input, select, textarea)").focus();
  }

  for (const field of form.fields) {
    const node = nodes.get(field.id);
    if (field.control === "people") minutebookForm.watchPeople(node);
    if (field.control === "table") minutebookForm.watchRows(node, field);
    node.addEventListener("change", () => check(field));
  }
  page.addEventListener("input", (event) => {
    if (event.target === keep) return;
    if (!saving) saving = setTimeout(save, 300);
    form.fields.filter(faults.isShown).forEach(check);
    faults.update(hindrances(answers()));
    refresh();
  });
  page.addEventListener("submit", file);
  /* Enter in a line is no wish to file the form. */
  page.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input")) event.preventDefault();
  });
  keep.addEventListener("change", () => { agreed = keep.checked; save(); });
  addEventListener("pagehide", () => { if (saving) save(); });
  note.querySelector("[data-discard]").addEventListener("click", discard);
  note.querySelector("[data-restore]").addEventListener("click", (event) => {
    fill(draft.load().answers);
    event.currentTarget.hidden = true;
    refresh();
  });
  find("[data-preview]").addEventListener("click", () => preview.toggle(answers()));

  start();
})();
