import type { Reading } from "../../reading";
import { rights } from "./righted";

/** Words between a street line and what puts a number of it right. */
const NEAR = 8;

/** A street line with its house's number put right, or that of its flat: `Gartenstraße 17, nein, 19`. */
export function doorAt(reading: Reading, at: number): number | undefined {
  const [known] = reading.mentions.slice(-1);
  const { asRead } = reading.piece(at);
  // "nein neunzehn siebzehn ist die alte", "nein, 19, 50667 Köln"
  const ended = reading.is(at + 1, "4kA") || (asRead.length > 1 && reading.piece(at + 1).worth > 9);
  if (known?.type !== "address" || !ended || at - known.to > NEAR || !rights(reading, known.to, at)) return undefined;
  const flat = reading.is(at - 1, "A") ? `(?<=${reading.piece(at - 1).asSaid} )` : "(?<!\\d.*)";
  const value = known.value.replace(new RegExp(`${flat}\\d+`, "i"), asRead);
  // "flat nine, no, not nine, flat seven"
  return known.value.split(/[ ,،]+/).includes(asRead) ? undefined : reading.add("address", value, at, at + 1);
}
