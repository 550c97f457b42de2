/*
 * Rows copied from a spreadsheet: cells by tabs, quoted where they hold lines, perhaps below a row
 * of headings, which then say what goes where.
 */
"use strict";

(() => {
  /* A cell begins behind a tab or a line; in quotes it may hold both, and doubled quotes. */
  const CELL = /[\t\n](?:"((?:[^"]|"")*)"(?=\t|\n|$)|([^\t\n]*))/g;

  function table(text) {
    const rows = [];
    for (const [whole, quoted, plain] of `\n${text}`.matchAll(CELL)) {
      if (whole.startsWith("\n")) rows.push([]);
      rows.at(-1).push((quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim());
    }
    return rows;
  }

  /* Which column each cell of a row of headings names, or nothing if that is no such row. */
  function heads(cells, columns) {
    const named = cells.map((cell) => columns.find((column) => column.label === cell));
    return cells.every((cell, at) => named[at] || !cell) && named.filter(Boolean).length > 1 && named;
  }

  /* Return the rows in *text*, each with its cells by column, from the one at *from* on. */
  minutebookForm.pasted = (text, columns, from) => {
    const rows = table(text.replace(/\r\n?/g, "\n").replace(/\n+$/, ""));
    const named = heads(rows[0], columns);
    const places = named || columns.slice(from);
    return (named ? rows.slice(1) : rows).map((cells) =>
      cells.flatMap((cell, at) => (places[at] ? [[places[at], cell]] : [])));
  };

  const pad = (number) => String(number).padStart(2, "0");
  const DATE = /^(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;

  /* A day as spreadsheets write it; without a year, and then only as 4月9日, the nearest one. */
  function date(text) {
    const [, year, month, day] = DATE.exec(text) || [];
    if (!day || !(year || text.includes("月"))) return text;
    const now = new Date();
    const years = year ? [year] : [-1, 0, 1].map((more) => now.getFullYear() + more);
    const far = (each) => Math.abs(new Date(each, month - 1, day) - now);
    const [nearest] = years.sort((one, other) => far(one) - far(other));
    return `${nearest}-${pad(month)}-${pad(day)}`;
  }

  const time = (text) => {
    const [, hour, minute] = /^(\d{1,2})[:：](\d{2})(?:[:：]\d{2})?$/.exec(text) || [];
    return minute ? `${pad(hour)}:${minute}` : text;
  };

  const AS_ASKED = { date, time };

  /* Write *cell* as the control of *column* takes it. */
  minutebookForm.asAsked = (column, cell) => (AS_ASKED[column.control] || String)(cell);
})();
