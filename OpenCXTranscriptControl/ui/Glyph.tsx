import * as React from "react";

/**
 * What a glyph stands for. Drawn here, since the host's icon font may be missing (offline, blocked fonts) and then
 * shows empty boxes.
 */
export type GlyphName =
  | "phone"
  | "email"
  | "other"
  | "good"
  | "neutral"
  | "bad"
  | "info"
  | "warn"
  | "open"
  | "again"
  | "not"
  | "check"
  | "previous"
  | "next"
  | "start"
  | "end"
  | "more"
  | "copy"
  | "note";

const CIRCLE = "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Z";
const FACE = `${CIRCLE}M5.6 6.2v.6M10.4 6.2v.6`;
const PATHS: Readonly<Record<GlyphName, string>> = {
  phone:
    "M4.5 1.8 6.6 5 5.2 6.7c.8 1.7 2.3 3.3 4.1 4.1L11 9.4l3.2 2.1c-.2 1.9-1.6 3-3.3 2.7C6 13.3 2.7 10 1.8 5.1 1.5 3.4 2.6 2 4.5 1.8Z",
  email: "M1.5 3.5h13v9h-13ZM1.5 4l6.5 5 6.5-5",
  other: `${CIRCLE}M6 6.2c0-2.8 4-2.6 4-.2 0 1.6-2 1.6-2 3.2M8 11.2v.6`,
  good: `${FACE}M5 9.5c1.4 2.4 4.6 2.4 6 0`,
  neutral: `${FACE}M5.2 10.3h5.6`,
  bad: `${FACE}M5 11.3c1.4-2.4 4.6-2.4 6 0`,
  info: `${CIRCLE}M8 7.3v4M8 4.8v.6`,
  warn: "M8 1.8 14.8 14H1.2ZM8 6.3v3.6M8 11.6v.6",
  again: "M13 8a5 5 0 1 1-1.6-3.7M13.3 1.8v3.4H9.9",
  check: "M2.5 8.5 6.5 12.5 13.5 4.5",
  not: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  open: "M6.5 3H3v10h10V9.5M9 2.5h4.5V7M13.3 2.7 7.5 8.5",
  previous: "M3 10.5l5-5 5 5",
  next: "M3 5.5l5 5 5-5",
  start: "M3 2.5h10M8 14V6M4 9.5l4-4 4 4",
  end: "M3 13.5h10M8 2v8M4 6.5l4 4 4-4",
  more: "M3 7.5v1M8 7.5v1M13 7.5v1",
  copy: "M5.5 5.5v-4h9v9h-4M1.5 5.5h9v9h-9Z",
  note: "M8 14.5H2.5v-12h11V8M5 5.5h6M5 8.5h4M12.5 10v5M10 12.5h5",
};

/** A small line drawing in the colour of the text around it. Decoration only: the words beside it carry the meaning. */
export const Glyph: React.FC<{ readonly name: GlyphName }> = ({ name }) => (
  <svg className="ocx-glyph" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={PATHS[name]} />
  </svg>
);
