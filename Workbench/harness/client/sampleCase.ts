import type { Conversation } from "../../../Transcript/conversation";
import { write } from "../../../Transcript/description/write";

/** The case that the harness shows: ids, and one call of a caller whose number a contact has in another spelling. */
export const INCIDENT_ID = "5a1d7c10-0000-4000-8000-000000000001";
export const INCIDENT_TITLE = "Refund - +1 202 555 0143";
export const PLACEHOLDER_ID = "5a1d7c10-0000-4000-8000-00000000a001";
export const CALLER_PHONE = "+12025550143";

const conversation: Conversation = {
  channel: "phone",
  summary: "Caller wants a refund for a lamp that arrived broken, and asked to speak to a person.",
  classification: "Refund",
  sentiment: "negative",
  caller: { phone: CALLER_PHONE },
  callStarted: "2026-10-05T14:03:12Z",
  session: "https://platform.open.cx/inbox/31c1630a-9b20-5c3b-bb3c-e8a367230216",
  turns: [
    { at: 2, speaker: "ai", text: "Hello, this is Harper Home. How can I help you today?" },
    { at: 8, speaker: "customer", text: "Hi. My lamp came this morning and the shade is broken." },
    { at: 14, speaker: "ai", text: "I am sorry to hear that. Could you tell me the order number?" },
    { at: 21, speaker: "customer", text: "It is HH 20417." },
    {
      at: 26,
      speaker: "ai",
      text: "Thank you. I see order HH 20417, a Lund floor lamp for 129 dollars.\nWould you like a replacement or a refund?",
    },
    { at: 37, speaker: "customer", text: "A refund, please. And I would rather talk to a person." },
    { at: 42, speaker: "ai", text: "Of course. I will hand you over to a colleague now." },
  ],
};

/** Values of the control's properties, by name: type and text, as the harness stores what is typed into its form. */
export const SAMPLE_VALUES: Readonly<Record<string, { readonly Value: string; readonly SelectedType: string }>> = {
  description: { Value: write(conversation), SelectedType: "Multiple" },
  // A blank: for an empty value the harness puts "val".
  transcript: { Value: " ", SelectedType: "Multiple" },
  callerPhone: { Value: CALLER_PHONE, SelectedType: "SingleLine.Phone" },
  sessionUrl: { Value: conversation.session ?? "", SelectedType: "SingleLine.URL" },
  sessionId: { Value: "31c1630a-9b20-5c3b-bb3c-e8a367230216", SelectedType: "SingleLine.Text" },
  classification: { Value: "Refund", SelectedType: "SingleLine.Text" },
  sentiment: { Value: "negative", SelectedType: "SingleLine.Text" },
  // The clock of the harness's user, who lives eight hours west of UTC.
  handoffOn: { Value: "2026-10-05T06:03:58", SelectedType: "DateAndTime.DateAndTime" },
  sessionLinkHosts: { Value: "platform.open.cx", SelectedType: "SingleLine.Text" },
  defaultCountry: { Value: "US", SelectedType: "SingleLine.Text" },
};
