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

  function list(faults) {
    const text = summary.querySelector("p");
    text.textContent = faults.length === 1
      ? text.dataset.one : minutebookForm.say(text.dataset.many, { n: faults.length });
    summary.querySelector("ul").replaceChildren(...faults.map(line));
    summary.hidden = !faults.length;
  }

  /* Show all faults, and take the reader to them; tell whether there are none. */
  function refuse(faults) {
    list(faults);
    if (faults.length) summary.focus();
    return !faults.length;
  }

  /* What is mended is not listed any longer; what is new waits for the next way out. */
  function update(faults) {
    const listed = new Set([...summary.querySelectorAll("a")].map((way) => way.textContent));
    const left = faults.filter((fault) => listed.has(minutebookForm.line(form, fault)));
    if (!summary.hidden && left.length < listed.size) list(left);
  }

  const isShown = (field) => nodes.get(field.id).classList.contains("mb-field--wrong");

  return { show, clear, refuse, update, isShown };
};
