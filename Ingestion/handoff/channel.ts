/** What a session's channel means for its handoff. */
export type Channel =
  | {
      readonly kind: "incident";
      readonly word: string;
      readonly origin?: number;
      /** Whether it is spoken, in calls that each have a beginning and an end; otherwise written, in one long exchange. */
      readonly calls: boolean;
    }
  | { readonly kind: "skip"; readonly reason: string };

/** caseorigincode of incident, as Microsoft ships it. */
const ORIGIN = { phone: 1, email: 2, web: 3 } as const;

/**
 * OpenCX routes by channel, and nothing overrides it: web, sms and whatsapp are live work items of Omnichannel,
 * everything else is an incident. Source: docs.open.cx, Dynamics 365, conversations.
 * @param type channel type of the REST API, e.g. `phone_voice`, in whatever case and with whatever between its parts
 */
export function channelOf(type: string): Channel {
  const word = type
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  switch (word) {
    case "web":
    case "sms":
    case "whatsapp":
      return { kind: "skip", reason: `${word} sessions belong to Omnichannel (live work items), not to cases` };
    case "phone_voice":
    case "phone":
      return { kind: "incident", word: "phone", origin: ORIGIN.phone, calls: true };
    case "email":
      return { kind: "incident", word: "email", origin: ORIGIN.email, calls: false };
    // A call from a web page: spoken, but from no telephone number.
    case "web_voice":
      return { kind: "incident", word: "web voice", origin: ORIGIN.web, calls: true };
    default:
      return { kind: "incident", word: word.replaceAll("_", " "), calls: false };
  }
}
