import type { Step } from "./step";

/** One state of the control, shown in a frame of its own. */
export interface GalleryState {
  /** The last part of its address: `/gallery/NAME`. */
  readonly name: string;
  readonly title: string;
  /** What there is to see, and what it is like that for. */
  readonly caption: string;
  /** The page's settings there, spelt as in the workbench's address. */
  readonly query: Readonly<Record<string, string>>;
  /** What was done before it looks like this. */
  readonly steps?: readonly Step[];
  /** What would pass by itself after some seconds stays, for as long as somebody looks at it. */
  readonly still?: true;
  /** Frame as wide as a phone: 320 px. */
  readonly narrow?: true;
  /** Frame as wide as the page. */
  readonly wide?: true;
  /** Little to see: a low frame. */
  readonly low?: true;
}
