import type { GalleryState } from "./galleryState";

/** Widths, languages and looks. */
export const LOOK_STATES = [
  {
    name: "side-by-side",
    title: "Side by side",
    caption: "From 900 px of the control's own width on: words at the start, people at the end.",
    query: {},
    wide: true,
  },
  {
    name: "phone",
    title: "A phone's 320 px",
    caption: "People first, then the words: who, what they want and whom to link, without scrolling.",
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
    name: "right-to-left",
    title: "Right to left",
    caption: "Arabic: page, form and call run from right to left; numbers and a plate in Latin letters do not.",
    query: { language: "1025" },
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
