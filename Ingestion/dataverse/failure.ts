import { z } from "zod";
import type { Answer } from "../http/request";
import { retryAfter } from "../http/request";
import { Failure, type FailureKind } from "../failure";

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
  customerMissing: "0x80044410",
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
export function failureOf(answer: Answer, what: string, now: number): Failure {
  const { code, message } = errorOf(answer.text);
  const { kind, plain } = judge(answer.status, code, message);
  return new Failure({
    kind,
    source: "dataverse",
    plain: `Dataverse refused ${what} (${[answer.status, code].filter(Boolean).join(", ")}): ${plain}`,
    detail: message,
    code: code === "" ? String(answer.status) : code,
    status: answer.status,
    retryAfter: retryAfter(answer.headers, now),
  });
}

function judge(status: number, code: string, message: string): { readonly kind: FailureKind; readonly plain: string } {
  if (code === CODE.sqlTimeout) return { kind: "wait", plain: "its database is too busy" };
  if (status === 429) return { kind: "wait", plain: "too many requests; it named a pause" };
  if (status === 401)
    return {
      kind: "wait",
      plain:
        "the token was not accepted; does DATAVERSE_URL name this environment, and has the app an application user?",
    };
  if (status === 408 || status >= 500) return { kind: "wait", plain: "it is not able to answer now" };
  // The whole environment says no to us, not to this handoff.
  if (code === CODE.notMember)
    return {
      kind: "wait",
      plain: "the app has no application user in this environment: add one in the Power Platform admin center",
    };
  if (code === CODE.noRoles) return { kind: "wait", plain: "the application user has no security role: assign one" };
  if (code === CODE.userDisabled) return { kind: "wait", plain: "the application user is disabled: enable it" };
  // Importing the solution cures it for every handoff that waits, so none is given up.
  if (code === CODE.undeclaredProperty && /opencx_/i.test(message)) return { kind: "wait", plain: SOLUTION_MISSING };
  if (code === CODE.missingPrivilege)
    return {
      kind: "dead",
      plain: `the application user lacks ${/\bprv\w+/.exec(message)?.[0] ?? "a privilege"}: give its role that privilege; a dead handoff lands when it is replayed`,
    };
  if (code === CODE.tooLong)
    return { kind: "dead", plain: "a value is longer than its column allows; see TICKET_PROPERTIES" };
  if (code === CODE.outOfRange)
    return {
      kind: "dead",
      plain: "an option value is not one of the column's; see DEFAULT_PRIORITY and TICKET_PROPERTIES",
    };
  if (code === CODE.pluginRefused)
    return { kind: "dead", plain: "a plug-in of this environment refused it; its words are in `dead`" };
  if (code === CODE.undeclaredProperty)
    return { kind: "dead", plain: "it does not know a column; see TICKET_PROPERTIES" };
  if (status === 404)
    return { kind: "dead", plain: "a record or column does not exist; `verify` tells which setting names it" };
  return { kind: "dead", plain: "it will not accept this as it is" };
}

/** Why nothing is written while the columns are missing, and what ends it. */
export const SOLUTION_MISSING =
  "the opencx_ columns are not on incident: import the solution OpenCXForDynamics365; handoffs wait until then";
