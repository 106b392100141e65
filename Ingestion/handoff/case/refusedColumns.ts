import type { Failure } from "../../failures/failure";

/** A GUID, as a bind names its record. */
const GUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i;

/** Columns to leave out of a case. */
interface RefusedColumns {
  readonly columns: readonly string[];
  /** Whether Dataverse names them; else each of them may be the one. */
  readonly named: boolean;
}

/**
 * Which of the columns that a case can do without a refusal may be about: those that Dataverse names, by the column or
 * by the record that it is to point at; where it names none of them, all. None: the refusal is of another kind, and
 * leaving columns out would not help.
 * @param columns as they are written, such as `subjectid@odata.bind`
 */
export function refusedColumns(failure: Failure, columns: Readonly<Record<string, unknown>>): RefusedColumns {
  const { message, kind, source, status = 0, code } = failure;
  if (source !== "dataverse" || status < 400 || status >= 500) return { columns: [], named: false };
  const all = Object.keys(columns);
  const named = all.filter((column) => names(message, column, columns[column]));
  // Missing columns of the solution are waited for; one of the operator's may be called alike.
  if (named.length > 0 && (kind === "dead" || kind === "retry-hour" || code === "solution-missing"))
    return { columns: named, named: true };
  const mayBe = kind === "dead" || (kind === "retry-hour" && status === 400);
  return { columns: mayBe ? all : [], named: false };
}

function names(message: string, column: string, value: unknown): boolean {
  const name = column.replace(/@.*$/, "").replace(/[^\w]/g, "\\$&");
  if (new RegExp(`(?<![\\w@])${name}(?!\\w)`, "i").test(message)) return true;
  const id = typeof value === "string" && column.includes("@") ? GUID.exec(value)?.[0] : undefined;
  return id !== undefined && message.toLowerCase().includes(id.toLowerCase());
}
