import type { Conversation } from "../../Transcript/conversation";

/**
 * The case that the harness and the gallery show: ids, and one call of a caller whose number a contact has in another
 * spelling.
 */
export const INCIDENT_ID = "5a1d7c10-0000-4000-8000-000000000001";
export const INCIDENT_TITLE = "Refund - +1 202 555 0143";
export const PLACEHOLDER_ID = "5a1d7c10-0000-4000-8000-00000000a001";
/** The customer of a case whose caller nobody knows. */
export const UNKNOWN_CALLER = { table: "account", id: PLACEHOLDER_ID, name: "Unknown caller" } as const;
export const CALLER_PHONE = "+12025550143";

/** What was said on it. */
export const CONVERSATION: Conversation = {
  channel: "phone",
  summary: "Caller wants a refund for a lamp that arrived broken, and asked to speak to a person.",
  classification: "Refund",
  sentiment: "negative",
  reason: "user requested human assistance",
  explanation: "The caller wants a refund, which needs a person’s approval.",
  language: "en",
  caller: { phone: CALLER_PHONE },
  callStarted: "2026-10-05T14:03:12Z",
  ticket: "4521",
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

/** The two contacts of the sample: the first has the caller's number, the second another one. */
export const CONTACTS = [
  {
    contactid: "5a1d7c10-0000-4000-8000-00000000c001",
    fullname: "Maria Keller",
    emailaddress1: "maria.keller@example.com",
    mobilephone: "(202) 555-0143",
  },
  {
    contactid: "5a1d7c10-0000-4000-8000-00000000c002",
    fullname: "Tom Okafor",
    emailaddress1: "tom.okafor@example.com",
    telephone1: "202.555.0199",
  },
] as const;
