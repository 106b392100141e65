import { z } from "zod";
import { parseJson } from "../http/json";
import type { Answer } from "../http/request";
import { retryAfter } from "../http/request";
import { Failure } from "../failures/failure";
import { errorXml } from "./errorXml";
import type { RefusalFailure } from "./refusals/line";
import { meaningOf } from "./refusals/table";

/** Dataverse's error codes that a step acts on by itself. Source: Microsoft's published error list. */
export const CODE = {
  duplicatesFound: "0x80040333",
  activeQueueItemExists: "0x80040526",
  sameQueue: "0x8004051b",
  queueItemInactiveObject: "0x8004051e",
  fileTooLarge: "0x80044a02",
  attachmentBlocked: "0x80043e09",
} as const;

const code = z.union([z.string(), z.number()]).transform(String);
/** OData's older JSON has the message in an object, beside its language. */
const message = z
  .union([z.string(), z.looseObject({ value: z.string() }).transform(({ value }) => value)])
  .nullish()
  .transform((text) => text ?? "");
const error = z.looseObject({ code, message });
const usual = z.union([
  z.object({ error }).transform((body) => body.error),
  z.object({ "odata.error": error }).transform((body) => body["odata.error"]),
]);
/** The second shape that Microsoft's own sample parser handles. */
const older = z.object({ Message: message, ExceptionMessage: message, ErrorCode: code });

/** What Dataverse says in an error body. */
export interface DataverseError {
  /** `0x` and eight digits, lower case; empty where it gave none. */
  readonly code: string;
  readonly message: string;
}

/**
 * Dataverse's own words in the body of an answer, in either of the two documented shapes and OData's older one, in JSON or in
 * XML; undefined for anybody else's: a gateway's page, its JSON, nothing at all.
 */
export function errorOf(text: string): DataverseError | undefined {
  const body = bodyOf(text.replace(/^\uFEFF/, ""));
  const first = usual.safeParse(body).data;
  if (first !== undefined) return own(first.code, first.message);
  const second = older.safeParse(body).data;
  return second && own(second.ErrorCode, second.ExceptionMessage === "" ? second.Message : second.ExceptionMessage);
}

function bodyOf(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return errorXml(text);
  }
}

/** Dataverse's codes are numbers of 32 bits, in hexadecimal or as signed; a gateway's are words, or a status. */
function own(code: string, message: string): DataverseError | undefined {
  if (/^(?:0x0*)?$/i.test(code)) return { code: "", message };
  if (/^0x[0-9a-f]{1,8}$/i.test(code)) return { code: code.toLowerCase(), message };
  if (/^-\d{9,10}$/.test(code)) return { code: `0x${(Number(code) >>> 0).toString(16).padStart(8, "0")}`, message };
  return undefined;
}

/**
 * An answer that is not 2xx, classified: what it means for the handoff, and what the operator does. Only what Dataverse
 * says in its own words can be final.
 */
export function refusalOf(answer: Answer, what: string, now: number): Failure {
  const { status } = answer;
  const error = errorOf(answer.text);
  const { code: remoteCode, message } = error ?? { code: "", message: "" };
  const common = {
    source: "dataverse",
    detail: message,
    remoteCode: remoteCode === "" ? undefined : remoteCode,
    status,
    retryAfter: retryAfter(answer.headers, now),
  } as const;
  const values = { what, answer: [status, remoteCode].filter(Boolean).join(", ") };
  const code = codeOf(status, error);
  if (code === "solution-missing") return new Failure({ code, ...common });
  if (code !== "missing-privilege") return new Failure({ code, values, ...common });
  const privilege = PRIVILEGE.exec(message)?.[0] ?? "a privilege";
  return new Failure({ code, values: { ...values, privilege }, ...common });
}

/** No longer than names of privileges are: the message is a plug-in's at times, and this part of it is logged. */
const PRIVILEGE = /\bprv[A-Z]\w{1,99}/;

type Refusal = RefusalFailure | "dataverse-away" | "gateway" | "solution-missing";

function codeOf(status: number, error: DataverseError | undefined): Refusal {
  if (status === 429) return "dataverse-limit";
  if (status === 401) return "unauthorized";
  const unable = status === 408 || status >= 500;
  if (error === undefined) return unable ? "dataverse-away" : "gateway";
  const meaning = meaningOf(error.code, error.message);
  // Importing the solution cures it for every handoff that waits, so none is given up.
  if (meaning === "column-unknown" && /opencx_/i.test(error.message)) return "solution-missing";
  return meaning === "dataverse-unclear" && unable ? "dataverse-away" : meaning;
}
