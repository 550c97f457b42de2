/*
 * Writes what was answered as the body that GitHub makes of its own form.
 *
 * generator/forms/issue_body.py and generator/forms/written/cells.py say the same for Python: the
 * three belong together and are tested together.
 *
 * Answers are kept by field id and in no language: text as typed, the id of an option, a list of
 * ids or names, or rows of such answers.
 */
"use strict";

var minutebookForm = (() => {
  const PICTURE = /\.(png|jpe?g|gif|webp|svg)$/i;
  const LINK = /^!?\[.*\]\(.*\)$/;

  const written = (field, id) => (field.options.find(([each]) => each === id) || ["", ""])[1];

  /* A text that stands in a cell and is read back: strokes and new lines are escaped. */
  function cell(text) {
    const lines = text.replace(/\r\n?/g, "\n").trim();
    return lines.replace(/(\\*)(\||<br[ \t]*\/?>|\n)/gi, (_, slashes, sign) =>
      slashes + slashes + (sign === "\n" ? "<br>" : `\\${sign}`));
  }

  const line = (cells) => `| ${cells.join(" | ")} |`;

  function table(field, rows) {
    const heading = field.columns.map((column) => cell(column.heading));
    const cells = rows.map((row) => field.columns.map((column) => cell(inCell(column, row[column.id]))));
    return [heading, heading.map(() => "---"), ...cells].map(line).join("\n");
  }

  /* What stands in a cell: a tick and a choice are one of their options there. */
  function inCell(column, answer) {
    if (!answer) return "";
    return column.options ? written(column, answer) : typed(column, answer);
  }

  function link(address) {
    if (LINK.test(address)) return address;
    const name = address.slice(address.lastIndexOf("/") + 1).replace(/[^\p{L}\p{N}_.-]/gu, "") || "file";
    return `${PICTURE.test(name) ? "!" : ""}[${name}](${address})`;
  }

  const lines = (text) => text.split("\n").map((each) => each.trim()).filter(Boolean);

  /* What somebody would type into GitHub's form, or choose there. */
  function typed(field, answer) {
    switch (field.control) {
      case "choice":
        return answer ? written(field, answer) : "";
      case "choices":
        return field.options.filter(([id]) => (answer || []).includes(id)).map(([, text]) => text).join(", ");
      case "people":
        return (answer || []).join("、");
      case "duration":
        return answer ? `${answer}${field.unit}` : "";
      case "links":
        return lines(answer || "").map(link).join("\n");
      case "table":
        return answer && answer.length ? table(field, answer) : "";
      default:
        return answer || "";
    }
  }

  function boxes(field, ticked) {
    const box = ([id, text]) => `- [${(ticked || []).includes(id) ? "x" : " "}] ${text}`;
    return field.options.map(box).join("\n");
  }

  function part(field, answer, nothing) {
    const text = field.control === "boxes" ? boxes(field, answer) : typed(field, answer);
    return `### ${field.heading}\n\n${text.trim() ? text : nothing}`;
  }

  /* The body: every field, in the order of the form, answered or not. */
  function body(form, answers) {
    return form.fields.map((field) => part(field, answers[field.id], form.nothing)).join("\n\n");
  }

  /* The title: what the form is called, and what the filing is about. */
  function title(form, answers) {
    if (form.named) return form.named.slice(0, 250);
    const subject = String(answers[form.subject] || "").trim().replace(/\s+/g, " ");
    return `${form.title} ${/^\d+$/.test(subject) ? "#" : ""}${subject}`.trim().slice(0, 250);
  }

  return { body, title, typed, inCell };
})();
