import type { Conversation, Turn } from "../../Transcript/conversation";
import { read } from "../support/read";
import { write } from "../../Transcript/description/write";
import { perSecond, type Comparison } from "./measure";

const turns: Turn[] = Array.from({ length: 400 }, (_, index) => ({
  at: index * 3,
  speaker: index % 2 === 0 ? "ai" : "customer",
  text: `turn ${index}: the parcel should have been here on Monday and nobody has called me back since`,
}));
const call: Conversation = {
  channel: "phone",
  summary: "A parcel is late.",
  classification: "Late parcel",
  sentiment: "neutral",
  caller: { name: "Michael Davis", phone: "+442079460958" },
  callStarted: "2020-05-30T18:32:32Z",
  turns,
};

/**
 * A 20-minute call of 400 turns written and read back: ours beside JSON, the limit of what a text format in this
 * runtime can do.
 */
export function descriptionBench(): readonly Comparison[] {
  const text = write(call);
  const json = JSON.stringify(call);
  return [
    {
      what: "write 400 turns",
      unit: "1/s",
      ours: perSecond(() => write(call)),
      beside: "JSON.stringify",
      theirs: perSecond(() => JSON.stringify(call)),
      moreIsBetter: true,
    },
    {
      what: "read 400 turns",
      unit: "1/s",
      ours: perSecond(() => read(text)),
      beside: "JSON.parse",
      theirs: perSecond(() => JSON.parse(json) as unknown),
      moreIsBetter: true,
    },
  ];
}
