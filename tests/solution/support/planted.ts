import type { Source } from "../../../Solution/check/problem";
import { edit, type Change } from "./faults";

/** A fault in the base, and what the checks must say of it. */
export interface Planted {
  readonly what: string;
  /** The bytes of the zip where it is a fault that no list of parts has. */
  readonly plant: (parts: Map<string, Uint8Array>) => Uint8Array | undefined;
  readonly says: RegExp;
  /** Who says that an import refuses it; a house rule without one. */
  readonly refusedBy?: Source;
  /** It is in what is not there, or in no line. */
  readonly hasNoLine?: boolean;
}

/** What an import refuses, as that source says. */
export function refused(refusedBy: Source, what: string, change: Change, says: RegExp): Planted {
  return { what, plant: noBytes(change), says, refusedBy };
}

/** What a house rule forbids. */
export function ours(what: string, change: Change, says: RegExp): Planted {
  return { what, plant: noBytes(change), says };
}

/** The same of what is in no line. */
export function whole(planted: Planted): Planted {
  return { ...planted, hasNoLine: true };
}

/** Changes of one part's text. */
export function textOf(part: string): (from: string | RegExp, to: string) => Change {
  return (from, to) => (parts) => edit(parts, part, from, to);
}

function noBytes(change: Change): Planted["plant"] {
  return (parts) => {
    change(parts);
    return undefined;
  };
}
