import * as React from "react";
import { useHost } from "../host/HostContext";
import { WHOLE } from "./rows/rowWindow";
import type { Listed, TurnRows } from "./rows/TurnRows";
import type { Found } from "./find/useFind";
import { RowTools } from "./take/RowTools";
import type { Take } from "./take/useTake";
import { useTurnRows } from "./useTurnRows";

/**
 * A row a turn or line that was not understood: all of them in the page, so that the browser's search, selection,
 * printing and screen readers find them; of more than 2,000 those near what is read, and a sentence says so.
 */
export const Transcript: React.FC<{
  readonly listed: Listed;
  readonly found: Found;
  /** Given the rows, for who moves among them from elsewhere. */
  readonly rows: React.MutableRefObject<TurnRows | undefined>;
  readonly take: Take;
}> = ({ listed, found, rows, take }) => {
  const { text, count } = useHost();
  const box = React.useRef<HTMLDivElement>(null);
  const list = React.useRef<HTMLOListElement>(null);
  useTurnRows(box, list, rows, listed, found);
  const { items, order, total } = listed;
  const last = items[items.length - 1];
  const hours = last?.kind === "turn" && last.turn.at >= 3600;
  return (
    <>
      {total > WHOLE && (
        // Room for a number that is not known before all is read.
        <p
          className="ocx-quiet"
          style={total === order.length ? {} : { visibility: "hidden" }}
          data-testid="ocx-windowed"
        >
          {text("windowed", count("turns", total))}
        </p>
      )}
      <div
        className={`ocx-scroll${total > WHOLE ? " ocx-scroll-part" : ""}`}
        role="region"
        aria-label={text("transcript")}
        tabIndex={-1}
        ref={box}
        onKeyDown={(event) => {
          const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
          if (plain && rows.current?.move(event.key) === true) event.preventDefault();
        }}
        data-testid="ocx-transcript"
      >
        {/* Lists without bullets lose their role in Safari unless it is said. Its rows are TurnRows' own. */}
        <ol className={`ocx-turns${hours ? " ocx-turns-hours" : ""}`} role="list" ref={list} />
        <RowTools box={box} rows={rows} take={take} />
      </div>
    </>
  );
};
