/*
 * Shows what is wrong: below each field while it is answered, and all of it above the form on the
 * way out, where every line leads to its field.
 */
"use strict";

minutebookForm.faultsOn = (form, nodes, summary) => {
  /* Where a fault stands: the field it is about, and the paragraph that says it. */
  function placeOf({ field, row, column }) {
    const node = nodes.get(field.id);
    const cell = column && minutebookForm.cellAt(node, field, row, column);
    return {
      input: (cell || node).querySelector("input, select, textarea, [data-add]"),
      text: (cell || node).querySelector(cell ? ".mb-field__fault" : `#fault-${field.id}`),
    };
  }

  function clear(field) {
    const node = nodes.get(field.id);
    node.classList.remove("mb-field--wrong");
    for (const text of node.querySelectorAll(".mb-field__fault")) text.hidden = true;
    for (const each of node.querySelectorAll("[aria-invalid]")) each.removeAttribute("aria-invalid");
  }

  function mark(fault) {
    const { input, text } = placeOf(fault);
    text.textContent = minutebookForm.sentence(form, fault);
    text.classList.toggle("mb-field__fault--mild", Boolean(fault.mild));
    text.hidden = false;
    if (fault.mild) return;
    nodes.get(fault.field.id).classList.add("mb-field--wrong");
    if (!input.matches("button")) input.setAttribute("aria-invalid", "true");
  }

  function line(fault) {
    const item = document.createElement("li");
    const way = document.createElement("a");
    way.href = `#field-${fault.field.id}`;
    way.textContent = minutebookForm.line(form, fault);
    way.addEventListener("click", (event) => {
      event.preventDefault();
      placeOf(fault).input.focus();
    });
    item.append(way);
    return item;
  }

  /* Show the faults of one field, as far as they are told already. */
  function show(field, faults) {
    clear(field);
    faults.forEach(mark);
  }

  /* Show all faults, and take the reader to them; tell whether there are none. */
  function refuse(faults) {
    const text = summary.querySelector("p");
    text.textContent = faults.length === 1
      ? text.dataset.one : minutebookForm.say(text.dataset.many, { n: faults.length });
    summary.querySelector("ul").replaceChildren(...faults.map(line));
    summary.hidden = !faults.length;
    if (faults.length) summary.focus();
    return !faults.length;
  }

  const isShown = (field) => nodes.get(field.id).classList.contains("mb-field--wrong");

  return { show, clear, refuse, isShown };
};
