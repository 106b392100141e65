import type { FailureEntry } from "./kind";
import { DATAVERSE_FAILURES } from "./dataverse";
import { INBOX_FAILURES } from "./inbox";
import { OPENCX_FAILURES } from "./opencx";
import { SHARED_FAILURES } from "./shared";

/** Every way the service knows to fail, by its code. docs/operators.md has the same table for operators. */
export const FAILURES = {
  ...SHARED_FAILURES,
  ...DATAVERSE_FAILURES,
  ...OPENCX_FAILURES,
  ...INBOX_FAILURES,
} as const;

export type FailureCode = keyof typeof FAILURES;

type Names<Message extends string> = Message extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

/** What the message of a code leaves open, by name. */
export type FailureValues<Code extends FailureCode> = Readonly<
  Record<Names<(typeof FAILURES)[Code]["message"]>, string | number>
>;

/** The message of a code, filled in. */
export function messageOf(code: FailureCode, values: Readonly<Record<string, string | number>>): string {
  return FAILURES[code].message.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}

/**
 * What the operator does about a failure. @param code as a row has it: while one version replaces another, the newer one
 * writes codes that are not in this table
 */
export function actionOf(code: string): string {
  const entries: Readonly<Record<string, FailureEntry>> = FAILURES;
  return Object.hasOwn(entries, code)
    ? (entries[code]?.action ?? "")
    : "A newer version of the service has found this: its docs/operators.md says what to do";
}
