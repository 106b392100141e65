import type { Conversation, Turn } from "../../../../Transcript/conversation";
import { CONVERSATION } from "../../../sample/sampleCase";
import type { SAID_STATES } from "../states/saidStates";
import { caseOf, type GalleryCase } from "./caseOf";
import { MARIA, MARIA_LINKED } from "./rows";

function spoken(...lines: readonly string[]): readonly Turn[] {
  return lines.map((text, index) => ({ at: 3 + index * 7, speaker: index % 2 === 0 ? "ai" : "customer", text }));
}

const PROMISED: Conversation = {
  ...CONVERSATION,
  turns: [
    ...CONVERSATION.turns,
    {
      at: 50,
      speaker: "ai",
      text: "I have cancelled the order, and we will send you the refund of 129 dollars by Friday.",
    },
  ],
};

const CARDS: Conversation = {
  ...CONVERSATION,
  summary: "Caller wants to pay by another card.",
  turns: spoken(
    "Please give me the number of the card.",
    "It is 4111 1111 1111 1111.",
    "And the security code?",
    "Nine one seven.",
    "Thank you. The order HH 20417 is paid.",
  ),
};

const PROVED: Conversation = {
  ...CONVERSATION,
  turns: spoken(
    "To verify your account, what is your full name?",
    "Maria Keller.",
    "And your date of birth?",
    "The thirtieth of May nineteen eighty one.",
    "Which e-mail address can I use?",
    "maria dot keller at example dot net.",
    "Thank you, Maria.",
  ),
};

const UNKNOWN: Conversation = {
  ...PROVED,
  caller: { phone: "+12025550178" },
};

/** What was heard on the call, and what a rep does with it. */
export const SAID_CASES: Readonly<Record<(typeof SAID_STATES)[number]["name"], () => GalleryCase>> = {
  said: () => caseOf(PROMISED),
  "promise-task": () => caseOf(PROMISED),
  "cards-masked": () => caseOf(CARDS),
  "heard-contact": () =>
    caseOf(PROVED, {
      customer: MARIA_LINKED,
      contacts: [{ ...MARIA, emailaddress1: "", birthdate: "1981-05-03" }],
    }),
  "heard-new": () => caseOf(UNKNOWN),
};
