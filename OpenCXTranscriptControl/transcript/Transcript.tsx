import * as React from "react";
import { DefaultButton } from "@fluentui/react";
import type { Item } from "../../Transcript/description/read";
import { languageTag } from "../../Transcript/text/languageTag";
import { timestamp } from "../../Transcript/text/timestamp";
import { useRevealed } from "../ui/useRevealed";
import { Glyph } from "../ui/Glyph";
import { useHost } from "../host/HostContext";

/** Rows that are in the page from the start: far more than a call has. */
const FIRST_ROWS = 2000;
/** Rows that each press of the button adds. */
const MORE_ROWS = 1000;
/** Rows from which laying out what is off screen would be felt; a 20-minute call has 200 to 400 turns. */
const MANY_ROWS = 500;

/**
 * Every turn as a row of its own in the page, so that the browser's search, selection, printing and screen readers find
 * all of it; in a very long call the stylesheet's content-visibility keeps rows off screen cheap. Only beyond 2,000
 * rows the rest waits for a button.
 */
export const Transcript: React.FC<{
  readonly items: readonly Item[];
  /** What was spoken: where it is a BCP 47 tag, the words are read out, spelt and translated as that. */
  readonly language: string | undefined;
}> = ({ items, language }) => {
  const { text, count, integer } = useHost();
  const { shown, next, showMore, list } = useRevealed<HTMLOListElement>(items.length, FIRST_ROWS, MORE_ROWS);
  return (
    <>
      <div
        className="ocx-scroll"
        role="region"
        aria-label={text("transcript")}
        tabIndex={0}
        data-testid="ocx-transcript"
      >
        {/* Lists without bullets lose their role in Safari unless it is said. */}
        <ol className={shown > MANY_ROWS ? "ocx-turns ocx-turns-many" : "ocx-turns"} role="list" ref={list}>
          {items.slice(0, shown).map((item, index) => (
            // Rows are never moved or removed while a conversation is shown: the index is the identity.
            <Row key={index} item={item} language={language} />
          ))}
        </ol>
        {next > 0 && <DefaultButton onClick={showMore} text={count("moreTurns", next)} data-testid="ocx-more" />}
      </div>
      {items.length > FIRST_ROWS && (
        <p className="ocx-quiet" role="status" data-testid="ocx-shown">
          {count("shownTurns", items.length, integer(shown))}
        </p>
      )}
    </>
  );
};

const Row = React.memo(function Row({
  item,
  language,
}: {
  readonly item: Item;
  readonly language: string | undefined;
}) {
  const { text } = useHost();
  if (item.kind === "text") {
    return (
      <li className="ocx-line" tabIndex={-1} dir="auto" data-testid="ocx-line">
        {item.text}
      </li>
    );
  }
  const { at, speaker, text: words } = item.turn;
  return (
    <li className={`ocx-turn ocx-turn-${speaker}`} tabIndex={-1} data-testid="ocx-turn" data-speaker={speaker}>
      <bdi className="ocx-turn-time" dir="ltr" data-testid="ocx-turn-time">
        {item.untimed === true ? "" : timestamp(at)}
      </bdi>
      <span className="ocx-turn-speaker">
        <Glyph name={speaker} />
        <span data-testid="ocx-turn-speaker">{text(`speaker_${speaker}`)}</span>
      </span>
      <span className="ocx-turn-text" dir="auto" lang={languageTag(language)} data-testid="ocx-turn-text">
        {words}
      </span>
    </li>
  );
});
