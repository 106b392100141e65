import { placeholderOf, type Placeholder } from "../../Caller/customer/placeholder";
import { environmentVariables } from "../environmentVariables";

/** The customer of unknown callers. Never rejects: an answer that fails or stays away is `unreadable`. */
export async function placeholderCustomer(): Promise<Placeholder> {
  return placeholderOf(await environmentVariables());
}
