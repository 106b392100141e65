import type { GalleryStateName } from "../../../Workbench/page/gallery/states/galleryStates";

/** What must be seen, by test id: so many, or at least one; and what must not. */
export interface Promised {
  readonly stage?: "known" | "failed" | "searching" | "unsaved";
  readonly seen: Readonly<Record<string, number | "some">>;
  readonly absent?: readonly string[];
}

const SEEN_CALL = { "ocx-header": 1, "ocx-turn": "some", "ocx-handoff-notice": 1 } as const;

/** What each state of the gallery shows, whatever its look and language. */
export const PROMISES: Readonly<Record<GalleryStateName, Promised>> = {
  found: { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 1, "ocx-link": 1, "ocx-session-link": 1 } },
  linked: { stage: "known", seen: { ...SEEN_CALL, "ocx-linked": 1, "ocx-unlink": 1 }, absent: ["ocx-link"] },
  "earlier-calls": { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 1, "ocx-history": 1, "ocx-last-case": 1 } },
  "number-missing": {
    stage: "known",
    seen: { ...SEEN_CALL, "ocx-linked": 1, "ocx-number-write": 1, "ocx-history": 1 },
  },
  "linked-company": { stage: "known", seen: { ...SEEN_CALL, "ocx-linked": 1, "ocx-unlink": 1 }, absent: ["ocx-link"] },
  searching: { stage: "searching", seen: { ...SEEN_CALL, "ocx-status": 1 }, absent: ["ocx-contact", "ocx-create"] },
  "many-contacts": { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": "some", "ocx-more-contacts": 1 } },
  company: {
    stage: "known",
    seen: { ...SEEN_CALL, "ocx-account": 1, "ocx-contact": 1, "ocx-link": 2, "ocx-more-contacts": 1 },
  },
  nobody: { stage: "known", seen: { ...SEEN_CALL, "ocx-create": 1 }, absent: ["ocx-contact"] },
  "no-number": { stage: "known", seen: { ...SEEN_CALL, "ocx-create": 1 }, absent: ["ocx-contact", "ocx-search-again"] },
  "read-only": { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 1, "ocx-read-only": 1 } },
  unsaved: { stage: "unsaved", seen: SEEN_CALL, absent: ["ocx-contact", "ocx-create"] },
  failure: { stage: "failed", seen: { ...SEEN_CALL, "ocx-failure": 1, "ocx-retry": 1 }, absent: ["ocx-contact"] },
  "no-privilege": { stage: "failed", seen: { ...SEEN_CALL, "ocx-failure": 1 }, absent: ["ocx-contact"] },
  empty: { seen: { "ocx-empty": 1 }, absent: ["ocx-header", "ocx-caller", "ocx-turn"] },
  "foreign-text": { seen: { "ocx-empty": 1 }, absent: ["ocx-header", "ocx-caller", "ocx-turn"] },
  cut: { stage: "known", seen: { ...SEEN_CALL, "ocx-cut": 1 } },
  edited: { stage: "known", seen: { ...SEEN_CALL, "ocx-edited": 1 }, absent: ["ocx-cut"] },
  explained: { stage: "known", seen: { ...SEEN_CALL, "ocx-handoff-all": 1 }, absent: ["ocx-edited"] },
  "long-call": { stage: "known", seen: { ...SEEN_CALL, "ocx-turn": 400 }, absent: ["ocx-cut"] },
  said: { stage: "known", seen: { ...SEEN_CALL, "ocx-said": 1, "ocx-promise": "some", "ocx-thing-copy": "some" } },
  "promise-task": { stage: "known", seen: { ...SEEN_CALL, "ocx-task": 1, "ocx-task-add": 1 } },
  "cards-masked": { stage: "known", seen: { ...SEEN_CALL, "ocx-reveal": 1 } },
  "heard-contact": { stage: "known", seen: { ...SEEN_CALL, "ocx-proofs": 1, "ocx-heard-write": 1 } },
  "heard-new": { stage: "known", seen: { ...SEEN_CALL, "ocx-new-contact": 1, "ocx-heard-take": "some" } },
  "very-long-call": { stage: "known", seen: { ...SEEN_CALL, "ocx-windowed": 1, "ocx-jump-end": 1 } },
  hostile: { stage: "known", seen: { ...SEEN_CALL, "ocx-turn": 10, "ocx-session-refused": 1 } },
  "right-to-left": { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 1 } },
  phone: { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 2, "ocx-link": 2 } },
  "long-words": { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 1 } },
  dark: { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 1 } },
  classic: { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 1 } },
  "high-contrast": { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 1 } },
  "undo-link": { stage: "known", seen: { ...SEEN_CALL, "ocx-linked": 1, "ocx-undo": 1 }, absent: ["ocx-link"] },
  duplicates: { stage: "known", seen: { ...SEEN_CALL, "ocx-duplicates": 1, "ocx-contact": 1, "ocx-link": 1 } },
  "may-not-create": { stage: "known", seen: { ...SEEN_CALL, "ocx-create": 1 }, absent: ["ocx-new-contact"] },
  "undo-created": { stage: "known", seen: { ...SEEN_CALL, "ocx-linked": 1, "ocx-undo": 1 }, absent: ["ocx-link"] },
  "undone-created": { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 1 }, absent: ["ocx-linked", "ocx-undo"] },
  hidden: { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 1, "ocx-show-hidden": 1, "ocx-undo": 1 } },
  "hidden-shown": { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 2, "ocx-offer": 1, "ocx-link": 2 } },
  "find-by-name": { stage: "known", seen: { ...SEEN_CALL, "ocx-by-name-form": 1, "ocx-contact": "some" } },
  "new-contact": { stage: "known", seen: { ...SEEN_CALL, "ocx-new-contact": 1, "ocx-create-save": 1 } },
  "somebody-else": { stage: "known", seen: { ...SEEN_CALL, "ocx-linked": 1 }, absent: ["ocx-link", "ocx-undo"] },
  "earlier-calls-open": {
    stage: "known",
    seen: { ...SEEN_CALL, "ocx-history": 1, "ocx-earlier-case": 3 },
    absent: ["ocx-last-case"],
  },
  "number-old": { stage: "known", seen: { ...SEEN_CALL, "ocx-linked": 1, "ocx-number-write": 1 } },
  "number-added": {
    stage: "known",
    seen: { ...SEEN_CALL, "ocx-linked": 1, "ocx-number-undo": 1 },
    absent: ["ocx-number-write"],
  },
  elsewhere: { stage: "unsaved", seen: SEEN_CALL, absent: ["ocx-contact", "ocx-create", "ocx-quote-note"] },
  "no-turns": { stage: "known", seen: { "ocx-header": 1, "ocx-contact": 1, "ocx-empty": 1 }, absent: ["ocx-turn"] },
  "not-phone": { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 1 } },
  find: { stage: "known", seen: { ...SEEN_CALL, "ocx-find-next": 1, "ocx-find-previous": 1 } },
  "one-speaker": { stage: "known", seen: { ...SEEN_CALL, "ocx-turn": 3 } },
  "quote-tools": { stage: "known", seen: { ...SEEN_CALL, "ocx-quote-copy": 1, "ocx-quote-note": 1 } },
  noted: { stage: "known", seen: { ...SEEN_CALL, "ocx-row-tools": 1, "ocx-taken": 1 }, absent: ["ocx-note-failure"] },
  more: {
    stage: "known",
    seen: { ...SEEN_CALL, "ocx-save": 1, "ocx-print": 1, "ocx-original": 1, "ocx-keys-open": 1 },
  },
  original: { stage: "known", seen: { "ocx-header": 1, "ocx-original": 1 }, absent: ["ocx-turn", "ocx-find"] },
  keys: { stage: "known", seen: { ...SEEN_CALL, "ocx-keys": 1 }, absent: ["ocx-save"] },
  "side-by-side": { stage: "known", seen: { ...SEEN_CALL, "ocx-contact": 2, "ocx-history": 1 } },
};
