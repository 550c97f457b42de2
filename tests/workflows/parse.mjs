// Reads workflows as GitHub does, and prints what it finds wrong with them, one fault a line.
import { readFileSync } from "node:fs";
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";

async function faults(name) {
  const file = { name, content: readFileSync(name, "utf8") };
  const { context, value } = parseWorkflow(file, new NoOperationTraceWriter());
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map((error) => error.message);
}

Promise.all(process.argv.slice(2).map(faults)).then((found) => {
  for (const message of found.flat()) console.log(message);
});
