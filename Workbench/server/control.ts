import type { Labels } from "./drawn/layout";

/** One property of a code component's manifest. */
export interface ControlProperty {
  readonly name: string;
  /** The manifest's type, or the first of its type group. */
  readonly types: readonly string[];
  readonly usage: "bound" | "input";
  readonly required: boolean;
  readonly defaultValue?: string;
}

/** A built code component, read from its ControlManifest.xml: what a host must know to run it. */
export interface BuiltControl {
  /** `OpenCX.OpenCXTranscriptControl`: the name it registers under and the class of its container. */
  readonly name: string;
  readonly version: string;
  readonly code: string;
  readonly styles: readonly string[];
  readonly properties: readonly ControlProperty[];
  readonly events: readonly string[];
  readonly usesWebApi: boolean;
  readonly usesUtility: boolean;
  /** resx strings: key to words, by LCID. */
  readonly strings: Readonly<Record<string, Labels>>;
}
