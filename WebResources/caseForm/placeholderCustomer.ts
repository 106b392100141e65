import {
  PLACEHOLDER_QUERY,
  placeholderOf,
  type Placeholder,
  type PlaceholderRow,
} from "../../Caller/customer/placeholder";
import { withDeadline } from "../../Caller/deadline";

const DEADLINE_SECONDS = 10;

let known: Promise<Placeholder> | undefined;

/**
 * The customer of unknown callers: asked once, then remembered while the app is open. Never rejects: an answer that
 * fails or stays away is `unreadable`, and the next call asks again.
 */
export async function placeholderCustomer(): Promise<Placeholder> {
  known ??= ask();
  try {
    return await known;
  } catch {
    known = undefined;
    return "unreadable";
  }
}

async function ask(): Promise<Placeholder> {
  const { table, options } = PLACEHOLDER_QUERY;
  const { entities } = await withDeadline(
    Xrm.WebApi.retrieveMultipleRecords<PlaceholderRow>(table, options, 1),
    DEADLINE_SECONDS,
  );
  return placeholderOf(entities[0]);
}
