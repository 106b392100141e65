import * as React from "react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Virtuoso, type VirtuosoHandle } from "react-virtuoso";
import type { Turn } from "../../../Transcript/conversation";
import { callTime } from "../../../Transcript/text/callTime";

const NAMES = { ai: "AI", customer: "Customer", agent: "Agent", other: "Other" };

/** Shows the end of a list. */
export type ToEnd = () => void;

interface ListProps {
  readonly turns: readonly Turn[];
  /** Called with the way to the list's end once it is there. */
  readonly onReady: (toEnd: ToEnd) => void;
}

const Words: React.FC<{ readonly turn: Turn }> = ({ turn }) => (
  <>
    <time className="time">{callTime(turn.at)}</time>
    <b>{NAMES[turn.speaker]}</b> <span>{turn.text}</span>
  </>
);

/** What a React developer writes first: every row, by `map`. */
export const Plain: React.FC<ListProps> = ({ turns, onReady }) => {
  const box = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => onReady(() => box.current?.scrollTo(0, box.current.scrollHeight)), [onReady]);
  return (
    <div className="box" ref={box}>
      <ol>
        {turns.map((turn, index) => (
          <li key={index} className="row">
            <Words turn={turn} />
          </li>
        ))}
      </ol>
    </div>
  );
};

/** TanStack Virtual with measured rows, as its documentation shows it. */
export const TanStack: React.FC<ListProps> = ({ turns, onReady }) => {
  const box = React.useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: turns.length,
    getScrollElement: () => box.current,
    estimateSize: () => 44,
    overscan: 10,
  });
  React.useEffect(() => onReady(() => rows.scrollToIndex(turns.length - 1, { align: "end" })), [onReady, rows, turns]);
  return (
    <div className="box" ref={box}>
      <div style={{ height: rows.getTotalSize(), position: "relative" }}>
        {rows.getVirtualItems().map(({ index, start, key }) => (
          <div
            key={String(key)}
            className="row"
            data-index={index}
            ref={rows.measureElement}
            style={{ position: "absolute", insetInline: 0, transform: `translateY(${start}px)` }}
          >
            {turns[index] !== undefined && <Words turn={turns[index]} />}
          </div>
        ))}
      </div>
    </div>
  );
};

/** Virtuoso as it comes. */
export const VirtuosoList: React.FC<ListProps> = ({ turns, onReady }) => {
  const list = React.useRef<VirtuosoHandle>(null);
  React.useEffect(
    () => onReady(() => list.current?.scrollToIndex({ index: turns.length - 1, align: "end" })),
    [onReady, turns],
  );
  return (
    <Virtuoso
      style={{ height: 700 }}
      className="box"
      ref={list}
      totalCount={turns.length}
      itemContent={(index) => <div className="row">{turns[index] !== undefined && <Words turn={turns[index]} />}</div>}
    />
  );
};
