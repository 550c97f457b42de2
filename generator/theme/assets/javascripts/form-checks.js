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
      const limit = (number) => `${number}${field.unit ?? ""}`;
      if (Number(answer) < field.least) yield { message: say(less, { least: limit(field.least), written }) };
      if (Number(answer) > field.most) yield { message: say(more, { most: limit(field.most), written }) };
    }
  }

  /* What has to be answered because of another answer, unless something else was answered instead. */
  function* needed(form, field, answers) {
    for (const { by, among, message, instead, example } of form.needs.filter((need) => need.field === field.id)) {
      const isThere = [field.id, ...instead].some((id) => !isEmpty(answers[id]));
      if (among.includes(answers[by]) && !isThere) yield example ? { message, example } : { message };
    }
  }

  /* Times that are not in their order. */
  function* disordered(form, field, answers) {
    for (const { after, message, example } of form.orders.filter((order) => order.field === field.id)) {
      const values = { [after]: answers[after], [field.id]: answers[field.id] };
      const [earlier, later] = Object.values(values);
      if (earlier && later && later <= earlier) yield { message: say(message, values), example };
    }
  }

  function* ofField(form, field, answers) {
    const answer = answers[field.id];
    for (const fault of ofAnswer(form, field, answer)) yield { ...fault, field };
    for (const fault of needed(form, field, answers)) yield { ...fault, field };
    for (const fault of disordered(form, field, answers)) yield { ...fault, field };
    for (const [at, row] of field.control === "table" ? answer.entries() : []) {
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

  function sentence(form, { message, field, column, example = (column || field).example }) {
    return say(example ? form.messages.example : form.messages.fault, { fault: message, example });
  }

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
