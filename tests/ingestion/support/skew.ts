import type { CallFile, OpenCXHistoryItem } from "../../../LocalPlatform/opencx/contract";
import { aCall, at } from "../../support/callFile";

/** The same call with another time in its webhook: seconds after the call started. */
export function toldAt(call: CallFile, seconds: number): CallFile {
  return { ...call, webhook: { ...call.webhook, data: { ...call.webhook.data, timestamp: at(seconds) } } };
}

/** The same call with a field of its webhook's data changed. */
export function told(call: CallFile, data: Readonly<Record<string, unknown>>): CallFile {
  return { ...call, webhook: { ...call.webhook, data: { ...call.webhook.data, ...data } } };
}

/** The same call with another history. */
export function withHistory(call: CallFile, history: readonly OpenCXHistoryItem[]): CallFile {
  return { ...call, history };
}

/** Five turns from 0:03 to 0:55, and one handoff at 1:00. */
export function fiveTurns(): CallFile {
  return aCall({
    turns: [
      [3, "ai", "one"],
      [16, "contact", "two"],
      [29, "ai", "three"],
      [42, "contact", "four"],
      [55, "ai", "five"],
    ],
  });
}
