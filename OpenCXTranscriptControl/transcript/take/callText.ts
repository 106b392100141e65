import type { CallView } from "../../caseView";
import { isoInstant } from "../../../Transcript/text/isoInstant";
import { callTime } from "../../../Transcript/text/callTime";
import { formatPhone } from "../../../Caller/phone/format";
import type { HostServices } from "../../host/hostServices";
import { quotesOf, quotesText, type SpeakerNames } from "./quote";

/**
 * The whole call as a text of its own, in the rep's language, zone and format: what is known of it, then every turn and
 * line, whatever is filtered on the screen. Lines end in a line feed.
 */
export function callText(
  call: CallView,
  names: SpeakerNames,
  {
    text,
    textIfAny,
    dateTime,
    count,
    integer,
  }: Pick<HostServices, "text" | "textIfAny" | "dateTime" | "count" | "integer">,
): string {
  const { caller, cut } = call;
  const started = isoInstant(call.callStarted);
  const mood = call.sentiment?.trim().toLowerCase();
  const facts = [
    ["caller", caller.name],
    ["phone", caller.phone && formatPhone(caller.phone, "international")],
    ["email", caller.email],
    ["callStarted", started === undefined ? call.callStarted : dateTime(started)],
    ["callLength", call.length === undefined ? undefined : callTime(call.length)],
    ["classification", call.classification],
    ["sentiment", mood && (textIfAny(`sentiment_${mood}`) ?? call.sentiment)],
    ["ticket", call.ticket],
    ["session", call.session],
    ["summary", call.summary],
  ] as const;
  const blocks = [
    facts.flatMap(([name, value]) => (value === undefined || value === "" ? [] : fact(text(name), value))).join("\n"),
    `${text("transcript")}\n${quotesText(call.items.flatMap(quotesOf), names)}`,
    cut === undefined
      ? ""
      : count(cut.column === "description" ? "cutDescription" : "cutTranscript", cut.total, integer(cut.shown)),
    call.otherText.length === 0 ? "" : `${text("otherText")}\n${call.otherText.join("\n")}`,
  ];
  return withoutIsolates(blocks.filter((block) => block !== "").join("\n\n"));
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;
const LEFT_TO_RIGHT_MARK = "\u200e";

/** Behind a label that runs from right to left, the groups of a phone number would else be read in reverse. */
function fact(label: string, value: string): string {
  const sign = RIGHT_TO_LEFT.test(label) && !RIGHT_TO_LEFT.test(value) ? LEFT_TO_RIGHT_MARK : "";
  return `${label}: ${sign}${value}`;
}

/** Signs that keep a value's direction on the screen are stray characters in a file. */
function withoutIsolates(text: string): string {
  return text.replace(/[\u2068\u2069]/g, "");
}

/** A file name for it, without its ending: plain characters alone, whatever the ticket is called. */
export function callFileName(call: CallView): string {
  const from = call.ticket ?? call.callStarted ?? "";
  return `call-${from.replace(/[^\w-]+/g, "-").slice(0, 60)}`.replace(/-+$/, "");
}
