import { DeadlineError } from "../../Caller/deadline";

/**
 * What kept a Web API call from being done, in the terms a rep can act on; `kind` names the string `problem_<kind>`.
 */
export interface Problem {
  readonly kind: "privilege" | "denied" | "timeout" | "offline" | "busy" | "missing" | "broken" | "refused";
  /** Fills `{0}`: the privilege's name, the seconds waited, or the sentence that Dataverse said. */
  readonly detail: string;
}

/**
 * Classifies a rejection of `context.webAPI`. Its shape is not documented: `errorCode` comes as a signed integer,
 * sometimes as hex text, and the network's failures come without one.
 */
export function problemOf(error: unknown): Problem {
  if (error instanceof DeadlineError) return { kind: "timeout", detail: String(error.seconds) };
  const message = messageOf(error);
  const body = bodyIn(message);
  if (body !== undefined) return problemOf({ status: errorCodeOf(error), ...body });
  const privilege = /\bprv\w+/.exec(message)?.[0];
  if (privilege !== undefined) return { kind: "privilege", detail: privilege };
  const code = errorCodeOf(error);
  const known = code === undefined ? undefined : KNOWN[code];
  if (known !== undefined) return { kind: known, detail: "" };
  if ((code ?? 0) < 100 && /network|failed to fetch|offline|load failed|abort/i.test(message))
    return { kind: "offline", detail: "" };
  const own = code === 0x80040216 || (code !== undefined && code >= 500 && code <= 599);
  const sentence = own || (error instanceof Error && /.Error$/.test(error.name)) ? "" : sentenceIn(message);
  return sentence === "" ? { kind: "broken", detail: "" } : { kind: "refused", detail: sentence };
}

/** The record that was to be created is already there (same primary key): an earlier try got through. */
export function isDuplicateKey(error: unknown): boolean {
  return errorCodeOf(error) === 0x80040237;
}

/**
 * Dataverse's error codes (reference: error codes of the Web API) and the HTTP status that stands in for one when the
 * body has none.
 */
const KNOWN: Readonly<Record<number, Problem["kind"]>> = {
  0x80040220: "denied",
  0x80042f09: "denied",
  0x80048306: "denied",
  403: "denied",
  0x80040217: "missing",
  404: "missing",
  0x80072322: "busy",
  0x80072321: "busy",
  0x80072326: "busy",
  0x80044151: "busy",
  429: "busy",
  503: "busy",
};

/** What no sentence for a rep holds: markup, JSON, one bare word, and what scripts and servers say of themselves. */
const RAW =
  /<[!/a-z][^>]*>|^[[{]|"\w+"\s*:|^[!-~]*$|\w(Error|Exception)\b|undefined|of null|is not (a function|defined|iterable)|JSON|unexpected (token|end)|^script error|object reference/i;

/** A message without the stack in its next lines; empty when there is nothing in it to read out to a rep. */
function sentenceIn(message: string): string {
  const [line = ""] = message.trim().split(/\s*[\r\n]|\s+at \S+\(/);
  return RAW.test(line) ? "" : line;
}

/** The error in a body of the Web API that the host hands out as text. */
function bodyIn(message: string): object | undefined {
  if (!message.trimStart().startsWith("{")) return undefined;
  try {
    const { error } = JSON.parse(message) as { readonly error?: unknown };
    return typeof error === "object" && error !== null ? error : undefined;
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string {
  const message: unknown = typeof error === "object" && error !== null && "message" in error ? error.message : error;
  return typeof message === "string" ? message : "";
}

function errorCodeOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const fields = error as Readonly<Record<string, unknown>>;
  for (const value of [fields.errorCode, fields.code, fields.status]) {
    const code = typeof value === "string" ? Number(value) : value;
    // -2147220960 and 0x80040220 are the same code; 0 says nothing.
    if (typeof code === "number" && Number.isFinite(code) && code !== 0) return code < 0 ? code + 2 ** 32 : code;
  }
  return undefined;
}
