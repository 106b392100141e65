import { CONVERSATION } from "../../../sample/sampleCase";
import type { LOOK_STATES } from "../states/lookStates";
import { caseOf, type GalleryCase } from "./caseOf";
import { ARABIC, LONG_WORDS } from "./conversations";
import { COMPANY, EARLIER_CASES, MARIA, PARENT, TWO } from "./rows";

/** Widths, languages and looks. */
export const LOOK_CASES: Readonly<Record<(typeof LOOK_STATES)[number]["name"], () => GalleryCase>> = {
  "side-by-side": () => caseOf(CONVERSATION, { contacts: TWO, cases: EARLIER_CASES }),
  phone: () => caseOf({ ...CONVERSATION, caller: { ...CONVERSATION.caller, name: MARIA.fullname } }, { contacts: TWO }),
  "long-words": () =>
    caseOf(LONG_WORDS, {
      contacts: [
        {
          ...MARIA,
          fullname: LONG_WORDS.caller.name,
          mobilephone: "030 23125014",
          emailaddress1: LONG_WORDS.caller.email,
          _parentcustomerid_value: COMPANY.id,
          [PARENT]: "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesellschaft mbH & Co. KG",
        },
      ],
    }),
  "right-to-left": () =>
    caseOf(ARABIC, {
      contacts: [{ ...MARIA, fullname: "سلمى الحداد", mobilephone: "+44 7700 900461", emailaddress1: "" }],
    }),
  dark: () => caseOf(CONVERSATION),
  classic: () => caseOf(CONVERSATION),
  "high-contrast": () => caseOf(CONVERSATION),
};
