/*
 * What can be told of answers before they are filed, in the words in which reading them says it.
 *
 * Nothing is refused here that reading would take: the rest is for the reply to the filing.
 */
"use strict";

(() => {
  const PLAIN = /^-?\d+(\.\d+)?$/;

  const say = (message, values) => message.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  const key = (name) => name.normalize("NFKC").toLowerCase().replace(/\s/g, "").replace(/^@/, "");
  const isEmpty = (answer) => !answer || !(Array.isArray(answer) ? answer.length : answer.trim());

  /* The faults of one answer, which stands in a field or in a cell. */
  function* ofAnswer(form, field, answer) {
    const { required, less, more } = form.messages;
    if (isEmpty(answer)) {
      if (field.required && field.control !== "links") yield { message: required };
      return;
    }
    if (field.control === "person" || field.control === "people") {
      for (const name of [].concat(answer)) {
        if (!form.known.has(key(name))) yield { message: say(field.fault, { written: name }), mild: true };
      }
    } else if (field.control === "links") {
      const strange = answer.split("\n").filter((line) => line.trim() && !field.matches.test(line));
      if (strange.length) yield { message: say(field.fault, { written: strange.join(" … ") }) };
    } else if (field.matches && !field.matches.test(answer)) {
      yield { message: say(field.fault, { written: answer }) };
    } else if (PLAIN.test(answer)) {
      const written = minutebookForm.typed(field, answer);
      if (Number(answer) < field.least) yield { message: say(less, { least: field.least, written }) };
      if (Number(answer) > field.most) yield { message: say(more, { most: field.most, written }) };
    }
  }

  function* ofField(form, field, answer) {
    for (const fault of ofAnswer(form, field, field.control === "table" ? answer : answer)) {
      yield { ...fault, field };
    }
    if (field.control !== "table") return;
    for (const [at, row] of (answer || []).entries()) {
      for (const column of field.columns) {
        for (const fault of ofAnswer(form, column, row[column.id])) {
          yield { ...fault, field, row: at + 1, column };
        }
      }
    }
  }

  /* Where a fault is, as a reply says it. */
  function place(form, { field, row, column }) {
    const { row: inRow, column: inColumn } = form.messages;
    return field.label + (row ? say(inRow, { row }) : "") +
      (column ? say(inColumn, { column: column.label }) : "");
  }

  const sentence = (form, fault) => say(form.messages.fault, { fault: fault.message });

  /* What the rows take together, and whether that is more than there is. */
  function sum(form, { table, column, within }, answers) {
    const taken = (answers[table] || []).reduce((all, row) => all + Number(row[column] || 0), 0);
    const there = Number(answers[within] || 0);
    if (!taken) return { text: "", over: false };
    const parts = [say(form.messages.taken, { n: taken })];
    if (there) parts.push(say(form.messages.allowed, { n: there }));
    return { text: parts.join(" · "), over: Boolean(there) && taken > there };
  }

  minutebookForm.faultsOf = ofField;
  minutebookForm.say = say;
  minutebookForm.sentence = sentence;
  minutebookForm.line = (form, fault) =>
    say(form.messages.place, { place: place(form, fault), fault: sentence(form, fault) });
  minutebookForm.sum = sum;
  minutebookForm.key = key;
})();
