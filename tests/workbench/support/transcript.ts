import type { Page } from "playwright-core";
import type { CallFile } from "../../../LocalPlatform/opencx/contract";

/** A turn as a reader of the page sees it. */
export interface ShownTurn {
  /** Whole seconds since the call started. */
  readonly at: number;
  readonly text: string;
}

/**
 * Every turn that the control shows, top to bottom: as rendered (`innerText`), since text that is in the page and not
 * laid out is read by nobody.
 */
export async function shownTurns(page: Page): Promise<readonly ShownTurn[]> {
  const read = await page.getByTestId("ocx-turn").evaluateAll((turns) =>
    turns.map((turn) => ({
      time: turn.querySelector<HTMLElement>('[data-testid="ocx-turn-time"]')?.innerText ?? "",
      text: turn.querySelector<HTMLElement>('[data-testid="ocx-turn-text"]')?.innerText ?? "",
    })),
  );
  return read.map(({ time, text }) => ({ at: seconds(time), text: words(text) }));
}

/** What the call file says was spoken up to the handoff: read from the recording alone, not by the product's code. */
export function spokenTurns(call: CallFile): readonly ShownTurn[] {
  const whole = (time: string | null): number => Math.floor(Date.parse(time ?? "") / 1000);
  const start = whole(call.session.created_at);
  const inOrder = call.history
    .map((item, order) => ({ item, order }))
    .sort((a, b) => whole(a.item.created_at) - whole(b.item.created_at) || a.order - b.order)
    .map(({ item }) => item);
  const handoff = inOrder.findIndex(({ event }) => event.type === "handoff");
  return (handoff < 0 ? inOrder : inOrder.slice(0, handoff))
    .filter(
      ({ event }) =>
        event.type === "message" && typeof event.content?.text === "string" && event.content.text.trim() !== "",
    )
    .map(({ created_at, event }) => ({
      at: Math.max(0, whole(created_at) - start),
      text: words(event.content?.text ?? ""),
    }));
}

/** `1:02:03`, `02:03` to seconds. */
function seconds(time: string): number {
  return time.split(":").reduce((sum, part) => sum * 60 + Number(part.trim()), 0);
}

function words(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
