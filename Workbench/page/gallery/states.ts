import { readSettings, type Settings } from "../settings";

/** One state of the control, shown in a frame of its own. */
export interface GalleryState {
  /** The last part of its address: `/gallery/NAME`. */
  readonly name: string;
  readonly title: string;
  /** What there is to see, and what it is like that for. */
  readonly caption: string;
  /** The page's settings there, spelt as in the workbench's address. */
  readonly query: Readonly<Record<string, string>>;
  /** Frame as wide as a phone: 320 px. */
  readonly narrow?: true;
  /** Little to see: a low frame. */
  readonly low?: true;
}

/** Every state, in the order in which a rep would meet them: the usual ones, the failures, the odd words, the looks. */
export const GALLERY_STATES = [
  {
    name: "found",
    title: "One contact found",
    caption: "The usual call: what it was about, one contact with the caller's number in another spelling, the words.",
    query: {},
  },
  {
    name: "linked",
    title: "Contact linked",
    caption: "The contact is the customer of the case; it can be opened and unlinked.",
    query: {},
  },
  {
    name: "earlier-calls",
    title: "Earlier calls",
    caption: "The number called before: how often, what is open, and the last call's case one press away.",
    query: {},
  },
  {
    name: "number-missing",
    title: "A number to add",
    caption: "The linked contact lacks the caller's number: one press adds it to the first empty column.",
    query: {},
  },
  {
    name: "linked-company",
    title: "Contact of a company",
    caption: "The customer is an account, and the caller is the contact of the case there.",
    query: {},
  },
  {
    name: "searching",
    title: "Searching",
    caption: "Dataverse has not answered yet. Here it never does; in the app the control gives up after 30 seconds.",
    query: {},
  },
  {
    name: "many-contacts",
    title: "Many contacts",
    caption: "A switchboard's number: twelve contacts have it. Names and companies tell them apart.",
    query: {},
  },
  {
    name: "company",
    title: "A company's number",
    caption:
      "The number is an account's: it can be linked, and so can a few of its contacts, those of the caller's name first.",
    query: {},
  },
  {
    name: "nobody",
    title: "Nobody found",
    caption: "No contact has the caller's number: one can be created from what the call says.",
    query: {},
  },
  {
    name: "no-number",
    title: "No number",
    caption: "The number was withheld, so there is nothing to search by, and the caller gave no name either.",
    query: {},
  },
  {
    name: "read-only",
    title: "Read-only",
    caption: "A resolved case: everything can be read and copied, nothing linked or created.",
    query: { readonly: "1" },
  },
  {
    name: "unsaved",
    title: "Not saved yet",
    caption: "A new case has no record to link a contact to.",
    query: {},
  },
  {
    name: "failure",
    title: "Failure",
    caption: "Dataverse refuses the search because it is busy: said in plain words, with a way to try again.",
    query: {},
  },
  {
    name: "no-privilege",
    title: "Missing privilege",
    caption: "The rep's role may not read contacts: the privilege is named for the administrator.",
    query: {},
  },
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
  {
    name: "right-to-left",
    title: "Right to left",
    caption: "Arabic: page, form and call run from right to left; numbers and a plate in Latin letters do not.",
    query: { language: "1025" },
  },
  {
    name: "phone",
    title: "A phone's 320 px",
    caption: "Who, what they want and whom to link, without scrolling; the summary opens by a press.",
    query: {},
    narrow: true,
  },
  {
    name: "long-words",
    title: "Long words at 320 px",
    caption: "German, as narrow as a phone: words as long as a line, and nothing runs out of the frame.",
    query: { language: "1031" },
    narrow: true,
  },
  {
    name: "dark",
    title: "Dark",
    caption: "The app's dark theme, by its design tokens.",
    query: { dark: "1" },
  },
  {
    name: "classic",
    title: "Classic look",
    caption: "An app of the classic look hands out no design tokens: the control's own colours, as the form's are.",
    query: { look: "classic" },
  },
  {
    name: "high-contrast",
    title: "High contrast",
    caption: "The high-contrast theme: lines where others have shades.",
    query: { contrast: "1" },
  },
] as const satisfies readonly GalleryState[];

export type GalleryStateName = (typeof GALLERY_STATES)[number]["name"];

/**
 * The page's settings of a state.
 * @param search of the address: what it says wins, so that any state can be seen in any look
 */
export function gallerySettings(state: GalleryState, search: string): Settings {
  return readSettings(`?${new URLSearchParams({ ...state.query, ...queryOf(search) }).toString()}`);
}

function queryOf(search: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(search));
}
