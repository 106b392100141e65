import type { Caller } from "../../../Transcript/conversation";
import { emailAddress, knownEmail } from "../../../Transcript/text/email";
import { knownName } from "../../../Transcript/text/nobody";
import type { Session } from "../../opencx/session";
import { told, toldEmail, toldName, toldPhone } from "../../opencx/told";
import { present } from "../present";

/** The caller, as far as the session tells, also of what was only claimed. */
export function callerOf({ contact }: Pick<Session, "contact">): Caller {
  const names = [contact.name, contact.non_verified_name];
  return present({
    name: firstOf(toldName, ...names),
    email: firstOf(emailOrText, contact.email, contact.non_verified_email) ?? firstOf(toldEmail, ...names),
    phone: firstOf(toldPhone, contact.phone_number) ?? firstOf(phoneForName, ...names),
  });
}

/** An address, or what stands in place of one: half an address may help a rep. */
function emailOrText(text: string | null | undefined): string | undefined {
  return emailAddress(text) === undefined ? told(knownEmail(text)) : toldEmail(text);
}

/** The first value that says something, as it is written. */
export function firstOf(
  read: (value: string | null | undefined) => string | undefined,
  ...values: readonly (string | null | undefined)[]
): string | undefined {
  return values.map(read).find((value) => value !== undefined);
}

/** Telephony names a caller by the number where it knows no name; it may be the only place where that stands. */
function phoneForName(name: string | null | undefined): string | undefined {
  const isNumber =
    knownName(name) === undefined && emailAddress(name) === undefined && /(?:\p{Nd}\D*){7}/u.test(name ?? "");
  return isNumber ? toldPhone(name) : undefined;
}
