/*
 * The way to GitHub: a link that carries the text, or the clipboard where the text is too long for one.
 */
"use strict";

minutebookForm.wayOf = (form, page) => {
  const said = page.querySelector(".mb-form__said");
  const dialog = page.querySelector(".mb-paste");

  function address(fields) {
    const pairs = Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return `${form.issue}?${pairs.join("&")}`;
  }

  function open(url) {
    const way = document.createElement("a");
    Object.assign(way, { href: url, target: "_blank", rel: "noopener" });
    way.click();
    said.textContent = said.dataset.opened;
  }

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }

  /* Copy the text; where that is not allowed, the preview has it to be copied by hand. */
  async function copy(body, title) {
    const done = await copied(body);
    said.textContent = done ? said.dataset.copied : said.dataset.failed;
    if (!done || !form.issue) return done;
    dialog.querySelector("a").href = address({ title });
    dialog.showModal();
    return true;
  }

  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());

  /* Take the filing on; tell whether GitHub can have it now. */
  return async (answers) => {
    const title = minutebookForm.title(form, answers);
    const body = minutebookForm.body(form, answers);
    const url = address({ title, body });
    if (!form.issue || url.length > form.longest) return (await copy(body, title)) && Boolean(form.issue);
    open(url);
    return true;
  };
};
