import { messagesFor } from "./messages";
import type { PhoneCase } from "./phoneCase";

// What a number may bring along must neither reorder the sentence around it nor fill the screen.
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;
const LONGEST_NUMBER = 50;
// Isolated left-to-right (U+2066 .. U+2069): in an Arabic sentence the groups of a number would else be shown in
// reverse order.
function isolate(number: string): string {
  return `\u2066${number}\u2069`;
}

/**
 * The sentence that tells a rep that a phone case has no contact linked. The number stands as telephony delivers it
 * (E.164): grouping it would bring the numbering plans of all countries, 30 KB, to every case form, and the control
 * below shows it grouped.
 * @param languageId the user's language code; English where we have no texts
 */
export function noticeText(call: PhoneCase, languageId: number): string {
  const messages = messagesFor(languageId);
  const number = (call.callerPhone ?? "").replace(INVISIBLE, "").trim().slice(0, LONGEST_NUMBER);
  if (number === "") return messages.contactMissingNumberWithheld;
  // A function, since `$` in a replacement text has a meaning of its own.
  return messages.contactMissing.replace("{number}", () => isolate(number));
}
