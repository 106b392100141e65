import type { Conversation } from "../../../Transcript/conversation";

/** A short call with every header and each speaker. */
export const CALL: Conversation = {
  channel: "phone",
  summary: "Caller wants to move a delivery.",
  classification: "Change delivery",
  sentiment: "angry",
  reason: "user requested human assistance, insufficient knowledge",
  explanation: "No tool can move deliveries.",
  language: "en-GB",
  caller: { name: "Michael Davis", email: "michael.davis@example.com", phone: "+12025550143" },
  callStarted: "2026-05-30T18:32:32Z",
  ticket: "4521",
  session: "https://platform.open.cx/inbox/31c1630a-9b20-5c3b-bb3c-e8a367230216",
  turns: [
    { at: 3, speaker: "ai", text: "Hello, this is Northwind Deliveries." },
    { at: 9, speaker: "customer", text: "hi\ni would like to move my delivery" },
    { at: 52, speaker: "agent", text: "This is Dana from dispatch." },
    { at: 3723, speaker: "other", text: "[noise]" },
  ],
};
