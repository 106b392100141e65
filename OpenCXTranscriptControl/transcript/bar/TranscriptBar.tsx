import * as React from "react";
import type { Speaker } from "../../../Transcript/conversation";
import type { CallView } from "../../caseView";
import { useHost } from "../../host/HostContext";
import type { Find } from "../find/useFind";
import type { TurnRows } from "../rows/TurnRows";
import { Taken } from "../take/Taken";
import type { Take } from "../take/useTake";
import { FindField } from "./FindField";
import { GlyphButton } from "./GlyphButton";
import { KeyList } from "./KeyList";
import { MoreMenu } from "./MoreMenu";
import { SpeakerFilter } from "./SpeakerFilter";
import { ToggleButton } from "./ToggleButton";
import { useKeys } from "./useKeys";

/** Rows from which one press to either end is worth two buttons: more than two screens. */
const LONG = 40;

/** What a rep does with the words of a call. It stays in view while they scroll below it. */
export const TranscriptBar: React.FC<{
  readonly call: CallView;
  /** How many of its items are listed. */
  readonly shown: number;
  readonly find: Find;
  readonly take: Take;
  /** Copies what is selected, or all that is listed. */
  readonly onCopy: () => void;
  readonly speaker: Speaker | undefined;
  readonly onSpeaker: (speaker: Speaker | undefined) => void;
  readonly rows: React.MutableRefObject<TurnRows | undefined>;
  readonly original: boolean;
  readonly onOriginal: (original: boolean) => void;
}> = ({ call, shown, find, take, onCopy, speaker, onSpeaker, rows, original, onOriginal }) => {
  const { text, count, integer } = useHost();
  const bar = React.useRef<HTMLDivElement>(null);
  const { listed, onListed } = useKeys(bar);
  const before = React.useRef(original);
  React.useEffect(() => {
    // The button that was pressed has gone from where it was.
    if (before.current !== original)
      bar.current?.querySelector<HTMLElement>(`[data-testid="ocx-${original ? "original" : "more"}"]`)?.focus();
    before.current = original;
  }, [original]);
  const originalText = (
    <ToggleButton pressed={original} onToggle={onOriginal} testId="ocx-original">
      {text("original")}
    </ToggleButton>
  );
  return (
    <div className="ocx-bar" ref={bar}>
      <h3>{text("transcript")}</h3>
      <span
        className="ocx-quiet"
        // How many turns a chosen speaker has is read out.
        aria-live={call.begun ? undefined : "polite"}
        style={call.begun ? { visibility: "hidden" } : {}}
        data-testid="ocx-turn-count"
      >
        {original || speaker === undefined
          ? count("turns", call.turnCount)
          : count("shownTurns", call.turnCount, integer(shown))}
      </span>
      {original || call.items.length === 0 ? (
        originalText
      ) : (
        <>
          <FindField find={find} rows={rows} />
          <SpeakerFilter items={call.items} speaker={speaker} onSpeaker={onSpeaker} />
          {shown > LONG &&
            (["start", "end"] as const).map((to) => (
              <GlyphButton
                key={to}
                glyph={to}
                label={text(`jump_${to}`)}
                onClick={() => rows.current?.jump(to)}
                testId={`ocx-jump-${to}`}
              />
            ))}
          <button
            type="button"
            className="ocx-button"
            title={text("copyTitle")}
            onMouseDown={(event) => event.preventDefault()}
            onClick={onCopy}
            data-testid="ocx-copy"
          >
            {text("copy")}
          </button>
          <MoreMenu>
            <button type="button" className="ocx-button" onClick={take.save} data-testid="ocx-save">
              {text("save")}
            </button>
            {(["vtt", "vcon"] as const).map((format) => (
              <button
                key={format}
                type="button"
                className="ocx-button"
                onClick={() => take.saveAs(format)}
                data-testid={`ocx-save-${format}`}
              >
                {text(`save_${format}`)}
              </button>
            ))}
            <button type="button" className="ocx-button" onClick={take.print} data-testid="ocx-print">
              {text("print")}
            </button>
            {originalText}
            <button type="button" className="ocx-button" onClick={() => onListed(true)} data-testid="ocx-keys-open">
              {text("keys")}
            </button>
          </MoreMenu>
        </>
      )}
      <Taken said={take.said} />
      {listed && <KeyList onClose={() => onListed(false)} />}
    </div>
  );
};
