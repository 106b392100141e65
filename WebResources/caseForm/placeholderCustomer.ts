import { parseCustomerRef } from "../../Caller/customer/reference";
import type { Placeholder } from "./contactState";
import { withDeadline } from "./deadline";

const VARIABLE = "opencx_UnknownCallerCustomer";
const VALUES = "environmentvariabledefinition_environmentvariablevalue";
const OPTIONS = `?$select=defaultvalue&$filter=schemaname eq '${VARIABLE}'&$expand=${VALUES}($select=value)`;
const DEADLINE_MS = 10_000;

interface DefinitionRow {
  readonly defaultvalue?: string | null;
  readonly environmentvariabledefinition_environmentvariablevalue?: readonly { readonly value?: string | null }[];
}

let known: Promise<Placeholder> | undefined;

/**
 * The customer of unknown callers, from environment variable `opencx_UnknownCallerCustomer`: asked once, then
 * remembered while the app is open.
 * Never rejects: an answer that fails or stays away is `unreadable`, and the next call asks again.
 */
export async function placeholderCustomer(): Promise<Placeholder> {
  known ??= ask();
  try {
    return await known;
  } catch {
    known = undefined;
    return { kind: "unreadable" };
  }
}

async function ask(): Promise<Placeholder> {
  const answer = await withDeadline(
    Xrm.WebApi.retrieveMultipleRecords<DefinitionRow>("environmentvariabledefinition", OPTIONS, 1),
    DEADLINE_MS,
  );
  const definition = answer.entities[0];
  const text = definition?.[VALUES]?.[0]?.value ?? definition?.defaultvalue ?? "";
  const customer = parseCustomerRef(text);
  return customer === undefined ? { kind: "none" } : { kind: "set", customer };
}
