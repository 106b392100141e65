import { notImplemented } from "../model/webApiError";

/** Rows of these come with solutions; views alone are written one by one here. */
const OF_SOLUTIONS: ReadonlySet<string> = new Set([
  ...["solution", "publisher", "systemform", "webresource", "role", "importjob", "asyncoperation", "duplicaterule"],
]);

/** @throws WebApiError 501 for a table whose rows come with solutions alone. */
export function refuseComponent(table: string): void {
  if (OF_SOLUTIONS.has(table)) throw notImplemented(`A write to the table '${table}'`);
}
