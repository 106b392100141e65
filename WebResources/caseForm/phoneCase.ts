import { read } from "../../Transcript/description/read";
import { commonEntities } from "../../Transcript/text/commonEntities";
import { knownPhone } from "../../Transcript/text/nobody";

/** What an OpenCX phone case says of its call. */
export interface PhoneCase {
  /** As OpenCX delivered it, E.164 as a rule; absent when the caller withheld it. */
  readonly callerPhone?: string;
}

/**
 * Tells an OpenCX phone case from any other case.
 * @param sessionId value of `opencx_sessionid`: only the integration writes it
 * @param description value of `description`, whose header names the channel
 * @param callerPhone value of `opencx_callerphone`
 * @returns undefined for a case that no OpenCX phone call led to
 */
export function phoneCase(
  sessionId: string | null,
  description: string | null,
  callerPhone: string | null,
): PhoneCase | undefined {
  if (blank(sessionId)) return undefined;
  const { channel, caller } = read(description ?? "", commonEntities).conversation;
  const phone = knownPhone(callerPhone) ?? caller.phone;
  // A rep may have rewritten the description; the number in its own column still tells that it was a call.
  const isPhone = channel === undefined ? !blank(callerPhone) : channel.toLowerCase() === "phone";
  if (!isPhone) return undefined;
  return phone === undefined ? {} : { callerPhone: phone };
}

function blank(text: string | null): text is null {
  return text === null || text.trim() === "";
}
