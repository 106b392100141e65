import { parseArgs } from "node:util";
import { isGuid, plainGuid } from "../Transcript/text/guid";
import { optionFault } from "../Transcript/text/optionFault";
import { timeOf } from "./opencx/time";

/** The command was called wrongly; nothing was tried. */
export class UsageError extends Error {}

/** What stands behind a command. */
interface Flags {
  readonly help?: boolean;
  readonly all?: boolean;
  readonly since?: string;
  readonly connection?: string;
  readonly json?: boolean;
  readonly "send-test"?: boolean;
  readonly contact?: string;
  readonly phone?: string;
  readonly erase?: boolean;
  readonly cases?: boolean;
}

/** @throws UsageError for a flag that there is not, or without what it needs */
export function parse(args: readonly string[]): { readonly values: Flags; readonly positionals: readonly string[] } {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: "boolean", short: "h" },
        all: { type: "boolean" },
        since: { type: "string" },
        connection: { type: "string" },
        json: { type: "boolean" },
        "send-test": { type: "boolean" },
        contact: { type: "string" },
        phone: { type: "string" },
        erase: { type: "boolean" },
        cases: { type: "boolean" },
      },
    });
  } catch (thrown) {
    throw new UsageError(optionFault(thrown));
  }
}

/** @throws UsageError for what is no time */
export function sinceOf(text: string | undefined): Date {
  const since = timeOf(text);
  if (since === undefined)
    throw new UsageError("reconcile needs --since with a date such as 2026-01-31 or 2026-01-31T09:30:00Z");
  return new Date(since);
}

/** Whose data is asked for. */
export type Wanted = { readonly contactId: string } | { readonly phone: string };

/** @throws UsageError unless one contact or one number is named */
export function callerIn({ contact, phone, erase, cases }: Flags): Wanted {
  if ((contact === undefined) === (phone === undefined))
    throw new UsageError("personal needs --contact with the id of a contact, or --phone with a number, and not both");
  if (cases === true && erase !== true)
    throw new UsageError("--cases deletes cases in place of emptying them: it stands beside --erase");
  if (phone !== undefined) return { phone };
  if (contact === undefined || !isGuid(contact))
    throw new UsageError("--contact needs the id of a contact, such as 6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11");
  return { contactId: plainGuid(contact) };
}
