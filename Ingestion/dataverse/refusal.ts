import { z } from "zod";
import type { Answer } from "../http/request";
import { retryAfter } from "../http/request";
import { Failure } from "../failures/failure";
import type { FailureCode } from "../failures/registry";

/** Dataverse's error codes that this service acts on. Source: Microsoft's published error list. */
export const CODE = {
  missingPrivilege: "0x80040220",
  notMember: "0x80072560",
  userDisabled: "0x80040225",
  noRoles: "0x80042f09",
  undeclaredProperty: "0x80048d19",
  tooLong: "0x80044331",
  outOfRange: "0x8004431a",
  sqlTimeout: "0x80044151",
  pluginRefused: "0x80040265",
  activeQueueItemExists: "0x80040526",
  sameQueue: "0x8004051b",
  queueItemInactiveObject: "0x8004051e",
} as const;

const usual = z.object({ error: z.object({ code: z.string().optional(), message: z.string().optional() }) });
/** The second shape that Microsoft's own sample parser handles. */
const older = z.object({
  Message: z.string().optional(),
  ExceptionMessage: z.string().optional(),
  ErrorCode: z.union([z.string(), z.number()]).optional(),
});

/**
 * Code and text of an error body, whichever of the two documented shapes it has; empty when it is neither (a proxy's
 * HTML page).
 */
export function errorOf(text: string): { readonly code: string; readonly message: string } {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { code: "", message: "" };
  }
  const first = usual.safeParse(body);
  if (first.success)
    return { code: (first.data.error.code ?? "").toLowerCase(), message: first.data.error.message ?? "" };
  const second = older.safeParse(body);
  if (!second.success) return { code: "", message: "" };
  return {
    code: String(second.data.ErrorCode ?? "").toLowerCase(),
    message: second.data.ExceptionMessage ?? second.data.Message ?? "",
  };
}

/** An answer that is not 2xx, classified: what it means for the handoff, and what the operator does. */
export function refusalOf(answer: Answer, what: string, now: number): Failure {
  const { status } = answer;
  const { code: remoteCode, message } = errorOf(answer.text);
  const common = {
    source: "dataverse",
    detail: message,
    remoteCode: remoteCode === "" ? undefined : remoteCode,
    status,
    retryAfter: retryAfter(answer.headers, now),
  } as const;
  const values = { what, answer: [status, remoteCode].filter(Boolean).join(", ") };
  const code = codeOf(status, remoteCode, message);
  if (code === "solution-missing") return new Failure({ code, ...common });
  if (code !== "missing-privilege") return new Failure({ code, values, ...common });
  const privilege = /\bprv\w+/.exec(message)?.[0] ?? "a privilege";
  return new Failure({ code, values: { ...values, privilege }, ...common });
}

/** The codes that mean the same whatever the status. */
const BY_CODE = {
  [CODE.notMember]: "no-application-user",
  [CODE.noRoles]: "no-security-role",
  [CODE.userDisabled]: "user-disabled",
  [CODE.missingPrivilege]: "missing-privilege",
  [CODE.tooLong]: "value-too-long",
  [CODE.outOfRange]: "option-unknown",
  [CODE.pluginRefused]: "plugin-refused",
} as const satisfies Readonly<Record<string, FailureCode>>;

type Refusal =
  | (typeof BY_CODE)[keyof typeof BY_CODE]
  | "database-busy"
  | "dataverse-limit"
  | "unauthorized"
  | "dataverse-away"
  | "solution-missing"
  | "column-unknown"
  | "record-missing"
  | "dataverse-refused";

function codeOf(status: number, remoteCode: string, message: string): Refusal {
  if (remoteCode === CODE.sqlTimeout) return "database-busy";
  if (status === 429) return "dataverse-limit";
  if (status === 401) return "unauthorized";
  if (status === 408 || status >= 500) return "dataverse-away";
  const known = Object.entries(BY_CODE).find(([code]) => code === remoteCode)?.[1];
  if (known !== undefined) return known;
  // Importing the solution cures it for every handoff that waits, so none is given up.
  if (remoteCode === CODE.undeclaredProperty) return /opencx_/i.test(message) ? "solution-missing" : "column-unknown";
  return status === 404 ? "record-missing" : "dataverse-refused";
}
