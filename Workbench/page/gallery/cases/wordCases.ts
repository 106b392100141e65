import { CONVERSATION } from "../../../sample/sampleCase";
import type { WORD_STATES } from "../states/wordStates";
import { caseOf, rowOf, type GalleryCase } from "./caseOf";
import { FOREIGN_TEXT, HOSTILE, longConversation } from "./conversations";
import { MARIA } from "./rows";

/** What was said, and how things stand with it. */
export const WORD_CASES: Readonly<Record<(typeof WORD_STATES)[number]["name"], () => GalleryCase>> = {
  empty: () => ({ ...caseOf(CONVERSATION), row: {} }),
  "foreign-text": () => ({ ...caseOf(CONVERSATION), row: { description: FOREIGN_TEXT } }),
  "no-turns": () => caseOf({ ...CONVERSATION, turns: [] }),
  "not-phone": () => caseOf({ ...CONVERSATION, channel: "email" }),
  cut: () => {
    const { opencx_transcript: _hidden, ...row } = rowOf(longConversation(64));
    return { ...caseOf(CONVERSATION), row };
  },
  edited: () => {
    const found = caseOf(CONVERSATION);
    const description = `${String(found.row.description)}\nDana: a new lamp is on its way.`;
    // Of another text: no text has this hash that anybody knows of.
    return { ...found, row: { ...found.row, description, opencx_writtenhash: "0".repeat(64) } };
  },
  explained: () => caseOf({ ...CONVERSATION, explanation: (CONVERSATION.explanation ?? "").repeat(6) }),
  find: () => caseOf(CONVERSATION),
  "one-speaker": () => caseOf(CONVERSATION),
  "quote-tools": () => caseOf(CONVERSATION),
  noted: () => caseOf(CONVERSATION),
  more: () => caseOf(CONVERSATION),
  original: () => caseOf(CONVERSATION),
  keys: () => caseOf(CONVERSATION),
  "long-call": () => caseOf(longConversation(400)),
  "very-long-call": () => caseOf(longConversation(2500)),
  hostile: () =>
    caseOf(HOSTILE, {
      contacts: [
        { ...MARIA, fullname: '"><script>alert(1)</script> \u202Erelle\u202C K', emailaddress1: "<img src=x>" },
      ],
    }),
};
