import { choose, focus, press, type } from "./step";
import type { GalleryState } from "./galleryState";

/** What was said, and how things stand with it. */
export const WORD_STATES = [
  {
    name: "empty",
    title: "Empty",
    caption: "A case without a description, made by hand.",
    query: {},
    low: true,
  },
  {
    name: "foreign-text",
    title: "Somebody else's text",
    caption: "The description is no OpenCX conversation: shown as it is, not a line hidden.",
    query: {},
    low: true,
  },
  {
    name: "no-turns",
    title: "No transcript",
    caption: "A call of which no word was written down: said, with what else is known of it.",
    query: {},
    low: true,
  },
  {
    name: "not-phone",
    title: "Not a phone call",
    caption: "A session of another channel that became a case: called by what it was.",
    query: {},
  },
  {
    name: "cut",
    title: "Cut",
    caption: "The description holds the beginning of a long call, and the column with the whole is empty or hidden.",
    query: {},
  },
  {
    name: "edited",
    title: "Edited since",
    caption: "A colleague changed the description: said, since not every word there was said on the call.",
    query: {},
  },
  {
    name: "explained",
    title: "Long explanation",
    caption: "The AI's own explanation is longer than the line: the rest is one press away.",
    query: {},
  },
  {
    name: "find",
    title: "Find with hits",
    caption: "Every place marked, the current one stronger, and its number; accents and case do not matter.",
    query: {},
    steps: [type("lamp", "ocx-find")],
  },
  {
    name: "one-speaker",
    title: "One speaker",
    caption: "The customer's turns alone; the number says of how many.",
    query: {},
    steps: [choose("customer", "ocx-speaker")],
  },
  {
    name: "quote-tools",
    title: "Quote tools",
    caption: "Beside the turn that the pointer or the focus is at: copy as a quote, add to the timeline.",
    query: {},
    steps: [focus("ocx-turn")],
  },
  {
    name: "noted",
    title: "Note on the timeline",
    caption: "The turn is a note on the case's timeline now, which is said for a while and read out once.",
    query: {},
    steps: [focus("ocx-turn"), press("ocx-quote-note")],
    still: true,
  },
  {
    name: "more",
    title: "More: save, print, original text",
    caption: "What is needed less often, one press away: save as text, WebVTT or vCon, print, original text, keys.",
    query: {},
    steps: [press("ocx-more")],
  },
  {
    name: "original",
    title: "Original text",
    caption: "The description as it is stored, down to the letter.",
    query: {},
    steps: [press("ocx-more"), press("ocx-original")],
  },
  {
    name: "keys",
    title: "Keyboard shortcuts",
    caption: "The list that ? opens; Escape closes it and the focus goes back.",
    query: {},
    steps: [press("ocx-more"), press("ocx-keys-open")],
  },
  {
    name: "long-call",
    title: "Long call",
    caption: "400 turns, each of them in the page: for the browser's search, for printing, for screen readers.",
    query: {},
  },
  {
    name: "very-long-call",
    title: "Very long call",
    caption: "2,500 turns: those near what is read are in the page, and a line says so; Find and the keys reach all.",
    query: {},
  },
  {
    name: "hostile",
    title: "Hostile words",
    caption:
      "Markup, scripts, a turn never spoken, turned-about text, an endless word, a link that leads elsewhere: all shown as words, none obeyed.",
    query: {},
  },
] as const satisfies readonly GalleryState[];
