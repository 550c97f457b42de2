/*
 * Tables are filled in row by row: rows are added, removed and moved, by keyboard as well.
 */
"use strict";

(() => {
  const rowsOf = (node) => [...node.querySelectorAll(".mb-row")];
  const firstOf = (row) => row.querySelector("[data-name]");
  const cellOf = (row, column) => row.querySelector(`[data-name="${column.id}"]`).closest(".mb-row__cell");

  /* Give every part of every row the number it has now: for eyes, and for what reads aloud. */
  function number(node) {
    rowsOf(node).forEach((row, at) => {
      const name = `${node.dataset.field}-${at + 1}`;
      row.setAttribute("aria-label", node.dataset.row.replace("{row}", at + 1));
      for (const cell of row.querySelectorAll(".mb-row__cell")) {
        const input = cell.querySelector("[data-name]");
        const fault = cell.querySelector(".mb-field__fault");
        input.id = `field-${name}-${input.dataset.name}`;
        fault.id = `fault-${name}-${input.dataset.name}`;
        cell.querySelector("label").htmlFor = input.id;
        input.setAttribute("aria-describedby", fault.id);
      }
      for (const button of row.querySelectorAll("button")) {
        button.setAttribute("aria-label", button.dataset.says.replace("{row}", at + 1));
      }
    });
  }

  function add(node, field, answers = {}, above = null) {
    const row = node.querySelector("template").content.cloneNode(true).querySelector(".mb-row");
    for (const button of row.querySelectorAll("button")) {
      button.dataset.says = button.getAttribute("aria-label");
    }
    if (above) above.after(row);
    else node.querySelector(".mb-rows").append(row);
    for (const column of field.columns) {
      const answer = answers[column.id] || column.start;
      if (answer) minutebookForm.inRow(column).fill(cellOf(row, column), column, answer);
    }
    number(node);
    return row;
  }

  function remove(node, row) {
    const rows = rowsOf(node);
    const next = rows[rows.indexOf(row) + 1] || rows[rows.indexOf(row) - 1];
    row.remove();
    number(node);
    (next ? firstOf(next) : node.querySelector("[data-add]")).focus();
  }

  function move(node, row, by, focused) {
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    other[by < 0 ? "before" : "after"](row);
    number(node);
    focused.focus();
    // The first row goes no further up, nor the last one down: those buttons are not there.
    if (document.activeElement !== focused) row.querySelector(`[data-move="${-by}"]`).focus();
  }

  const changed = (node) => node.dispatchEvent(new Event("input", { bubbles: true }));

  /* Buttons for everybody; Alt with an arrow moves the row, Ctrl with Enter adds one below. */
  function watch(node, field) {
    node.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      const row = button.closest(".mb-row");
      if ("add" in button.dataset) firstOf(add(node, field)).focus();
      if ("remove" in button.dataset) remove(node, row);
      if (button.dataset.move) move(node, row, Number(button.dataset.move), button);
      changed(node);
    });
    node.addEventListener("paste", (event) => paste(node, field, event));
    node.addEventListener("keydown", (event) => {
      const row = event.target.closest(".mb-row");
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!row || event.isComposing) return;
      if (event.altKey && by) move(node, row, by, event.target);
      else if (event.ctrlKey && event.key === "Enter") firstOf(add(node, field, {}, row)).focus();
      else return;
      event.preventDefault();
      changed(node);
    });
  }

  /* Fill rows from the one on in which it is pasted, and say what the fields do not take. */
  function paste(node, field, event) {
    const text = event.clipboardData.getData("text/plain");
    const input = event.target.closest("[data-name]");
    if (!input || !/\t/.test(text)) return;
    event.preventDefault();
    const from = field.columns.findIndex((column) => column.id === input.dataset.name);
    const first = rowsOf(node).indexOf(input.closest(".mb-row"));
    const lost = minutebookForm.pasted(text, field.columns, from).flatMap((cells, at) => {
      const row = rowsOf(node)[first + at] || add(node, field);
      return cells.filter(([column, cell]) => !take(row, column, cell)).map(([, cell]) => cell);
    });
    const said = node.querySelector(".mb-table__lost");
    said.textContent = lost.length ? minutebookForm.say(said.dataset.said, { what: lost.join(" · ") }) : "";
    changed(node);
  }

  /* Fill in one cell; tell whether the field has taken it. */
  function take(row, column, cell) {
    const control = minutebookForm.inRow(column);
    control.fill(cellOf(row, column), column, minutebookForm.asAsked(column, cell));
    return !cell || Boolean(control.read(cellOf(row, column)));
  }

  /* What stands in a row from the start is no answer by itself. */
  const isFilled = (field) => (row) =>
    field.columns.some(({ id, start }) => row[id].trim() && row[id] !== start);

  /* The answers of every row, also of those in which there are none. */
  function all(node, field) {
    return rowsOf(node).map((row) => Object.fromEntries(field.columns.map((column) =>
      [column.id, minutebookForm.inRow(column).read(cellOf(row, column))])));
  }

  function fill(node, field, rows) {
    node.querySelector(".mb-rows").replaceChildren();
    for (const row of Array.isArray(rows) ? rows : []) add(node, field, row);
    if (!rowsOf(node).length && field.required) add(node, field);
  }

  const read = (node, field) => all(node, field).filter(isFilled(field));

  /* The rows on the page that are read as rows: the number of a fault counts these. */
  function filledRows(node, field) {
    const answers = all(node, field);
    return rowsOf(node).filter((_, at) => isFilled(field)(answers[at]));
  }

  minutebookForm.controls.table = {
    read, fill,
  };
  minutebookForm.watchRows = watch;
  minutebookForm.cellAt = (node, field, row, column) => {
    const found = filledRows(node, field)[row - 1];
    return found && cellOf(found, column);
  };
})();
