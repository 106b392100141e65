import { OpenCXClient } from "../../Ingestion/opencx/client";
import { timelineOf } from "../../Ingestion/handoff/timeline";
import type { OpenCXHistoryItem } from "../../LocalPlatform/opencx/contract";
import { handoffEvent, message } from "../support/callFile";

/** What the client makes of these pages, in time's order; `x` is the handoff. */
async function readOf(pages: readonly (readonly OpenCXHistoryItem[])[]): Promise<string> {
  const client = new OpenCXClient({
    url: "https://opencx.example",
    apiKey: "key",
    fetch: (input) => {
      const page = Number(new URL(input instanceof Request ? input.url : input).searchParams.get("cursor") ?? 0);
      const next = page + 1 < pages.length ? String(page + 1) : null;
      return Promise.resolve(Response.json({ items: pages[page], next }));
    },
  });
  const { items } = timelineOf(await client.history("s"));
  return items.map(({ item }) => (item.event.type === "handoff" ? "x" : item.event.content.text)).join("");
}

const [a, b, c, d, e] = ["a", "b", "c", "d", "e"].map((text, index) => message(index < 3 ? 5 : 9, "ai", text)) as [
  OpenCXHistoryItem,
  OpenCXHistoryItem,
  OpenCXHistoryItem,
  OpenCXHistoryItem,
  OpenCXHistoryItem,
];
const x = handoffEvent(60);

test.each<[string, readonly (readonly OpenCXHistoryItem[])[]]>([
  [
    "overlap with equal times",
    [
      [a, b],
      [b, c],
      [c, d, e],
      [e, x],
    ],
  ],
  [
    "overlap whole",
    [
      [a, b, c],
      [a, b, c],
      [b, c, d, e, x],
    ],
  ],
  ["are empty in between", [[], [a, b], [], [], [c, d, e, x], []]],
  [
    "come newest first",
    [
      [x, e],
      [d, c],
      [b, a],
    ],
  ],
  [
    "shift by one item that came in front meanwhile",
    [
      [x, e],
      [e, d],
      [d, c],
      [c, b],
      [b, a],
    ],
  ],
  [
    "shift by more than a page",
    [
      [x, e],
      [x, e],
      [d, c],
      [d, c],
      [b, a],
    ],
  ],
  [
    "come newest first, each told oldest first",
    [
      [c, d, e, x],
      [a, b],
    ],
  ],
])("pages that %s are one history", async (_how, pages) => {
  expect(await readOf(pages)).toBe("abcdex");
});
