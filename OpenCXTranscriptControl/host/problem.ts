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
export function problemOf(rejection: unknown): Problem {
  if (rejection instanceof DeadlineError) return { kind: "timeout", detail: String(rejection.seconds) };
  const error = unpacked(rejection);
  const message = messageOf(error);
  const privilege = /\bprv\w+/.exec(message)?.[0];
  if (privilege !== undefined) return { kind: "privilege", detail: privilege };
  const code = errorCodeOf(error) ?? 0;
  const known = KNOWN[code];
  if (known !== undefined) return { kind: known, detail: "" };
  // An AbortError carries the number 20 of its own.
  if (code < 100 && /network|fetch|offline|load failed|abort/i.test(message)) return { kind: "offline", detail: "" };
  const own = code === 0x80040216 || (code >= 500 && code <= 599);
  // A stack stands in the next lines, or behind the sentence.
  const [sentence = ""] = message.split(/[\r\n]| at \S+\(/);
  return own || RAW.test(sentence) || (error instanceof Error && error.name !== "Error")
    ? { kind: "broken", detail: "" }
    : { kind: "refused", detail: sentence };
}

/** What no sentence for a rep holds: markup, JSON, one bare word, and what scripts and servers say of themselves. */
const RAW =
  /[<>{}[]|^[!-~]*$|\w(Error|Exception)\b|undefined|of null|is not (a func|defined|iter)|JSON|unexpected|^script|object ref/i;

/** The error of a body of the Web API that the host hands out as text, or what it came as. */
function unpacked(error: unknown): unknown {
  try {
    return { status: errorCodeOf(error), ...(JSON.parse(messageOf(error)) as { readonly error?: object }).error };
  } catch {
    return error;
  }
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
