/*
 * The draft of a filing: kept in this browser until it is discarded, and never without a word if the
 * filing may be restricted.
 */
"use strict";

(() => {
  const ROOT = new URL("../../", document.currentScript.src).pathname;

  /* Storage may be forbidden, or full: then there is no draft, and nothing else is amiss. */
  function attempt(work) {
    try {
      return work();
    } catch {
      return null;
    }
  }

  const draftOf = (name) => ({
    load: () => attempt(() => JSON.parse(localStorage.getItem(name))),
    save: (draft) => attempt(() => localStorage.setItem(name, JSON.stringify(draft))),
    remove: () => attempt(() => localStorage.removeItem(name)),
  });

  /* One draft for each form, and for each meeting or action item that a link names. */
  minutebookForm.draft = (form, about) =>
    draftOf(`minutebook:${ROOT}:${form.slug}${about ? `:${about}` : ""}`);

  /* Whether the filing may be restricted, as far as can be told here. */
  minutebookForm.isSecret = (form, answers) => {
    const names = form.fields.map((field) => field.id);
    if (names.includes("classification")) {
      return !["public", "internal"].includes(answers.classification || form.secrecy);
    }
    const about = parseInt(String(answers.meeting || answers.action || "").replace("#", ""), 10);
    if (about) return !form.open.includes(about);
    return !["public", "internal"].includes(form.secrecy);
  };
})();
