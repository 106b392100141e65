import { contactDetails } from "../../../Caller/contact/newContact";
import { callerContactOf } from "../../../Ingestion/handoff/callerContact";
import { read } from "../../support/read";
import { write } from "../../../Transcript/description/write";

/** First and last name. */
export type Split = readonly [first: string, last: string];

/** As the service writes it into the contact that it makes for an e-mail address. */
export function inService(name: string): Split {
  const made = callerContactOf({ contact: { name, email: "ann@example.com" } });
  return [made?.firstName ?? "?", made?.lastName ?? "?"];
}

/** As the control fills in the form for a new contact, of the description that the service wrote. */
export function inControl(name: string): Split {
  const { caller } = read(write({ channel: "phone", caller: { name }, turns: [] })).conversation;
  const { firstName, lastName } = contactDetails(caller);
  return [firstName, lastName];
}
