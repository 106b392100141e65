import * as React from "react";
import { useHost } from "../../host/HostContext";
import type { Find } from "../find/useFind";
import type { TurnRows } from "../rows/TurnRows";
import { GlyphButton } from "./GlyphButton";
import { useLater } from "./useLater";

/** Milliseconds without a key after which the number of places is read out: once, not for each letter. */
const READ_OUT_MS = 600;

/** Finds in the call as the rep types, says how often, and goes from place to place. */
export const FindField: React.FC<{
  readonly find: Find;
  readonly rows: React.MutableRefObject<TurnRows | undefined>;
}> = ({ find, rows }) => {
  const { text, integer } = useHost();
  const { wanted, look, found, count, number, step, prepare } = find;
  const said =
    wanted.trim() === "" ? "" : count === 0 ? text("findNothing") : text("findNumber", integer(number), integer(count));
  const keyDown = (event: React.KeyboardEvent): void => {
    // Enter that ends composing a word belongs to the input method.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape" && (wanted !== "" || count > 0)) look("");
    else if (event.key === "ArrowDown") rows.current?.focus(found.current?.item);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="ocx-find" role="search">
      <input
        type="search"
        placeholder={text("find")}
        aria-label={text("find")}
        value={wanted}
        onFocus={prepare}
        onChange={({ target }) => look(target.value)}
        onKeyDown={keyDown}
        autoComplete="off"
        spellCheck={false}
        data-testid="ocx-find"
      />
      <span className="ocx-quiet" aria-hidden="true" data-testid="ocx-find-number">
        {said}
      </span>
      <span className="ocx-unseen" aria-live="polite" data-testid="ocx-find-said">
        {useLater(said, READ_OUT_MS)}
      </span>
      {count > 0 &&
        (["previous", "next"] as const).map((way) => (
          <GlyphButton
            key={way}
            glyph={way}
            label={text(`find_${way}`)}
            onClick={() => step(way === "next" ? 1 : -1)}
            testId={`ocx-find-${way}`}
          />
        ))}
    </div>
  );
};
