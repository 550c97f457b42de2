/*
 * The preview: what is filed as it will look, and as text. What people wrote is only ever set as text.
 */
"use strict";

minutebookForm.previewOn = (form, place, button) => {
  function element(name, className, ...content) {
    const made = document.createElement(name);
    made.className = className;
    made.append(...content);
    return made;
  }

  function table(field, rows) {
    const heads = field.columns.map((column) => element("th", "", column.label));
    const cells = (row) => field.columns.map((column) =>
      element("td", "", minutebookForm.inCell(column, row[column.id])));
    return element("div", "mb-scroll", element("table", "",
      element("thead", "", element("tr", "", ...heads)),
      element("tbody", "", ...rows.map((row) => element("tr", "", ...cells(row))))));
  }

  const boxes = (field, ticked) =>
    field.options.map(([id, , words]) => `${ticked.includes(id) ? "☑" : "☐"} ${words}`).join("\n");

  function shown(field, answer) {
    if (field.control === "table" && answer.length) return table(field, answer);
    const text = field.control === "boxes" ? boxes(field, answer) : minutebookForm.typed(field, answer);
    return element("p", "mb-preview__text", text.trim() ? text : "–");
  }

  function refresh(answers) {
    if (place.hidden) return;
    const parts = form.fields.flatMap((field) =>
      [element("p", "mb-preview__label", field.label), shown(field, answers[field.id])]);
    const title = element("p", "mb-preview__title", minutebookForm.title(form, answers));
    place.querySelector(".mb-preview__page").replaceChildren(title, ...parts);
    place.querySelector("textarea").value = minutebookForm.body(form, answers);
  }

  /* It stands below everything that is asked: whoever wants to see it is taken there. */
  function open(answers) {
    place.hidden = false;
    button.setAttribute("aria-expanded", "true");
    refresh(answers);
    place.focus();
    place.scrollIntoView({ block: "start" });
  }

  function close() {
    place.hidden = true;
    button.setAttribute("aria-expanded", "false");
  }

  /* Out of sight it is as good as closed: the button then leads there. */
  const isInSight = () => !place.hidden && place.getBoundingClientRect().top < innerHeight;

  function toggle(answers) {
    if (isInSight()) close();
    else open(answers);
  }

  return { refresh, open, toggle };
};
