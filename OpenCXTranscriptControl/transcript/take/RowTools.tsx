import * as React from "react";
import { useHost } from "../../host/HostContext";
import { GlyphButton } from "../bar/GlyphButton";
import type { TurnRows } from "../rows/TurnRows";
import { followRows, type At } from "./followRows";
import { quotesOf, type Quote } from "./quote";
import { selectedQuotes } from "./selectedQuotes";
import type { Take } from "./useTake";

/** Pixels by which the tools stand above their row: less of its words is behind them. */
const ABOVE = 14;

/**
 * What can be done with one turn or with what is selected: beside the row that the pointer or the focus is at, since
 * buttons in each of 2,000 rows would cost more than the rows. After the rows in the page, so that Tab comes here from
 * the row.
 */
export const RowTools: React.FC<{
  readonly box: React.RefObject<HTMLElement>;
  readonly rows: React.MutableRefObject<TurnRows | undefined>;
  readonly take: Take;
}> = ({ box, rows, take }) => {
  const { text } = useHost();
  const [at, setAt] = React.useState<At>();
  const newest = React.useRef(take);
  newest.current = take;
  React.useEffect(() => {
    // The pointer tells of each word that it comes over.
    const show = (next: At | undefined): void =>
      setAt((before) => (before?.row === next?.row && before?.selected === next?.selected ? before : next));
    if (box.current === null || rows.current === undefined) return undefined;
    return followRows(box.current, rows.current, show, (event, quotes) => {
      event.clipboardData?.setData("text/plain", newest.current.textOf(quotes));
      event.preventDefault();
      newest.current.sayCopied();
    });
  }, [box, rows]);
  if (!at?.row.isConnected) return null;
  const quotes = (): readonly Quote[] => {
    const chosen = at.selected ? selectedQuotes(rows.current) : [];
    return chosen.length > 0 ? chosen : quotesOf(rows.current?.itemOf(at.row));
  };
  const { copy, note } = take;
  return (
    <div
      className="ocx-row-tools"
      role="group"
      aria-label={text(at.selected ? "toolsSelected" : "toolsTurn")}
      style={{ insetBlockStart: Math.max(0, at.row.offsetTop - ABOVE) }}
      // The press would else take the selection away that it is for.
      onMouseDown={(event) => event.preventDefault()}
      data-testid="ocx-row-tools"
    >
      <GlyphButton glyph="copy" label={text("quoteCopy")} onClick={() => copy(quotes())} testId="ocx-quote-copy" />
      {note !== undefined && (
        <GlyphButton glyph="note" label={text("quoteNote")} onClick={() => note(quotes())} testId="ocx-quote-note" />
      )}
    </div>
  );
};
