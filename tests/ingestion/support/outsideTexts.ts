import { newContactRow, contactDetails } from "../../../Caller/contact/newContact";
import { splitName } from "../../../Caller/contact/name";
import { exactFilter, looseFilter } from "../../../Caller/phone/filters";
import { formatPhone } from "../../../Caller/phone/format";
import { matchPhones } from "../../../Caller/phone/match";
import { parsePhone } from "../../../Caller/phone/parse";
import { timelineOf } from "../../../Ingestion/handoff/timeline";
import { hasMarkup, htmlText } from "../../../Ingestion/html";
import { historyItem } from "../../../Ingestion/opencx/historyItem";
import { languageName } from "../../../Ingestion/opencx/language";
import { speakerNamed } from "../../../Ingestion/opencx/speakerNamed";
import { Overlap } from "../../../Ingestion/opencx/overlap";
import { session } from "../../../Ingestion/opencx/session";
import { timeOf } from "../../../Ingestion/opencx/time";
import { told, toldEmail, toldName } from "../../../Ingestion/opencx/told";
import { sentimentWord } from "../../../Ingestion/opencx/words";
import { readEvent } from "../../../Ingestion/webhook/event";
import { fit } from "../../../Transcript/description/fit";
import { headerField } from "../../../Transcript/description/headerLine";
import { read as readWith } from "../../../Transcript/description/read";
import { title } from "../../../Transcript/description/title";
import { timedTurn, untimedTurn } from "../../../Transcript/description/turnLine";
import type { Conversation } from "../../../Transcript/conversation";
import { commonEntities } from "../../../Transcript/text/commonEntities";
import { cut, ELLIPSIS } from "../../../Transcript/text/cut";
import { emailAddress, knownEmail } from "../../../Transcript/text/email";
import { plainText } from "../../../Transcript/text/html";
import { isoInstant } from "../../../Transcript/text/isoInstant";
import { known } from "../../../Transcript/text/known";
import { languageTag } from "../../../Transcript/text/languageTag";
import { knownName, knownPhone, withoutNumbers } from "../../../Transcript/text/nobody";
import { safeText } from "../../../Transcript/text/safe";

// A program of its own: given a length, it gives every pure function that takes text from outside texts of about that
// length, one after the other, and names each on stdout before it begins. Whoever started it ends it when it hangs.

const read = (text: string): unknown => readWith(text, commonEntities);
const conversation = (text: string): Conversation => ({
  ...{ channel: text, summary: text, classification: text, sentiment: text, reason: text, explanation: text },
  ...{ language: text, callStarted: text, ticket: text, session: text },
  caller: { name: text, email: text, phone: text },
  turns: [{ at: 1, speaker: "ai", text }],
});
const item = (text: string, type: string): unknown => ({
  ...{ id: text, created_at: text },
  event: { type: "message", sender: { type: "ai" }, content: { type, text }, attachments: [{ name: text }] },
});
const contact = (text: string): object => ({
  ...{ name: text, email: text, phone_number: text, non_verified_name: text, non_verified_email: text },
});
const handoff = (text: string): object => ({ reason: text, reasons: [text], summary: text, explanation: text });
const webhook = (text: string): string =>
  JSON.stringify({
    ...{ event: "conversation.handoff_to_human", organization_id: "o" },
    data: { ...handoff(text), conversation_id: "c", timestamp: text, contact_reason: text, language: text },
  });

const FUNCTIONS: Readonly<Record<string, (text: string) => unknown>> = {
  ...{ safeText, known, knownName, knownPhone, withoutNumbers, emailAddress, knownEmail, isoInstant, languageTag },
  commonEntities,
  ...{ splitName, languageName, sentimentWord, timeOf, told, toldName, toldEmail, speakerNamed },
  titleOf: (text) => title(conversation(text)),
  fitOf: (text) => fit(conversation(text), { description: 2_000, transcript: 1_048_576 }),
  cutOf: (text) => [cut(text, 100, ELLIPSIS), cut(text, text.length - 9, ELLIPSIS)],
  ...{
    plain: (text) => plainText(text, commonEntities),
    rich: (text) => plainText(`<p>${text}</p>`, commonEntities),
    htmlText,
    hasMarkup,
  },
  ...{ read, turnRead: (text) => read(`[00:00:01] AI: ${text}`) },
  ...{ headerRead: (text) => read(`Summary: ${text}`), botRead: (text) => read(`Bot: a\nUser: b\nBot: ${text}`) },
  ...{ timedTurn, untimedTurn, headerField },
  phone: (text) => {
    const phone = parsePhone(text, "GB");
    matchPhones(phone, parsePhone("+442079460958"));
    return [exactFilter(phone), looseFilter(phone), formatPhone(text, "national")];
  },
  contact: (text) => newContactRow("id", contactDetails({ name: text, phone: text, email: text }), text),
  webhook: (text) => readEvent(webhook(text)),
  session: (text) =>
    session.parse({
      ...{ id: text, channel: { type: text }, created_at: text, sentiment: text, summary: text, language: text },
      ...{ ticket_number: text, contact: contact(text), handoff: handoff(text) },
    }),
  historyItem: (text) => historyItem.parse(item(text, "text")),
  htmlItem: (text) => historyItem.parse(item(text, "html")),
  history: (text) => {
    const items = Array.from({ length: text.length / 64 }, (_, id) => ({ id, created_at: 1_700_000_000 + id }));
    return timelineOf(new Overlap().rest(items.map((each) => historyItem.parse(each))));
  },
};

/** What patterns stumble over when it comes again and again. */
const FILLS = [
  ...["a", "A ", " ", "\t", "\n", "\r\n", "\n ", " \n", "    x\n", "<", "<a", "<a ", "<p>", "<b>", "<br>\n", "</p"],
  ...[
    "<p>a</p>",
    "<div>a b",
    "<td>x",
    "<svg>",
    "<pre>\t a",
    "x<li>",
    "<!--",
    "<style>",
    '<a b="',
    "&",
    "&#1;",
    "&amp;",
  ],
  ...["(", ")", "@", "a@", "a@b.", "a@b.c ", "0", "0 ", "0-", "+1", "-", "_", ".", ":", ";", ",", "#", "/", "'", '"'],
  ...["null ", "n/a ", "-en", "[", "[00:00:01] AI: x\n", "[00:00:01] AI: x", "AI: x\n", "Bot: hi\nUser: yo\n"],
  ...["Summary: x\n", "Transcript:\n", "Customer Details:\n", "00:", "1:00 ", "e\u0301", "\u200f", "\u00a0", "\u2028"],
  ...["\ud83d\ude00", "\ud800", "\u0665", "<td> \n", "\f", "\v", "ext ", "x1", "tel:", "von ", "(a)", "\u1100"],
];

/** Those that each function would take longest over, if it looked at one thing twice; a space for the others. */
const WORST: Readonly<Record<string, string>> = {
  ...{
    known: "\u0301",
    safeText: "\r\n",
    withoutNumbers: "x",
    emailAddress: "a@",
    knownEmail: "a@b.",
    cutOf: "e\u0301",
  },
  ...{
    fitOf: "\n",
    titleOf: "1, ",
    read: "Transcript:\n",
    turnRead: "\n    x",
    headerRead: "\n    ",
    botRead: "AI: x\n",
  },
  ...{ htmlText: "<a ", htmlItem: "<b>", hasMarkup: "<a ", plain: "<!--", rich: "<td> \n", commonEntities: "&#1;" },
  ...{ phone: "+1", contact: "0 ", webhook: "\ud800", session: "a@" },
};

/** What is given many such texts at once gets shorter ones. */
const MANY = new Set(["titleOf", "fitOf", "webhook", "session", "history", "contact"]);

const [length = "0", which = "worst"] = process.argv.slice(2);
for (const [name, take] of Object.entries(FUNCTIONS)) {
  const units = Number(length) / (MANY.has(name) ? 4 : 1);
  for (const fill of which === "all" ? FILLS : [WORST[name] ?? " "]) {
    process.stdout.write(`${name} of ${JSON.stringify(fill)}\n`);
    take(`x${fill.repeat(Math.ceil(units / fill.length))}!`);
  }
}
process.stdout.write("all\n");
