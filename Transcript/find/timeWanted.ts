import type { Item } from "../description/read";
import { fold } from "./fold";

const TIME = /^@?(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)$/;

/** Seconds since the call started that `1:22`, `@1:22` or `1:02:03` stands for, in any script's digits. */
export function timeWanted(words: string): number | undefined {
  const [, hours = "0", minutes, seconds] = TIME.exec(fold(words).text.trim()) ?? [];
  return minutes === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** The turn that is being spoken so many seconds into the call: the last one begun by then, else the first that has a time. */
export function itemAt(items: readonly Item[], seconds: number): number | undefined {
  let found: number | undefined;
  for (const [index, item] of items.entries()) {
    if (item.kind !== "turn" || item.untimed === true) continue;
    if (found === undefined || item.turn.at <= seconds) found = index;
    if (item.turn.at > seconds) break;
  }
  return found;
}
