import * as React from "react";
import type { Thing, ThingType } from "../../Transcript/said/heard";
import { useHost } from "../host/HostContext";
import { GlyphButton } from "../transcript/bar/GlyphButton";
import type { Take } from "../transcript/take/useTake";
import { useSaid } from "./SaidContext";
import { spans } from "./thingsWanted";

/** What reps look for most comes first. */
const ORDER: readonly ThingType[] = [
  "id",
  "amount",
  "phone",
  "email",
  "address",
  "postcode",
  "date",
  "time",
  "name",
  "card",
];

/** What was said on the call, by kind: each goes to the words themselves, and can be copied. */
export const SaidLine: React.FC<{ readonly take: Take; readonly incidentId: string | undefined }> = ({ take }) => {
  const { text } = useHost();
  const { heard, hasCards, revealed, onReveal, show } = useSaid();
  const [all, setAll] = React.useState(false);
  const things = React.useMemo(
    () => [...(heard?.said ?? [])].sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type)),
    [heard],
  );
  if (things.length === 0 && !hasCards) return null;
  return (
    <div className={all ? "ocx-said ocx-said-all" : "ocx-said"} data-testid="ocx-said">
      <h4 className="ocx-unseen">{text("said")}</h4>
      <ul role="list">
        {things.map((thing, index) => (
          <li key={index} data-type={thing.type}>
            <button type="button" className="ocx-thing" onClick={() => show(spans(thing.marks))}>
              <span className="ocx-quiet">{text(`thing_${thing.type}`)}</span>{" "}
              <bdi>{valueOf(thing, revealed)}</bdi>
            </button>
            {(thing.type !== "card" || revealed) && (
              <GlyphButton
                glyph="copy"
                label={text("copyThing", thing.value)}
                onClick={() => take.copyValue(thing.value)}
                testId="ocx-thing-copy"
              />
            )}
          </li>
        ))}
      </ul>
      {hasCards && onReveal !== undefined && (
        <button
          type="button"
          className="ocx-button"
          aria-pressed={revealed}
          onClick={() => onReveal(!revealed)}
          data-testid="ocx-reveal"
        >
          {text("revealCards")}
        </button>
      )}
      {things.length > SHORT && (
        <GlyphButton
          glyph={all ? "previous" : "next"}
          label={text(all ? "showLess" : "showAll")}
          expanded={all}
          onClick={() => setAll(!all)}
          testId="ocx-said-more"
        />
      )}
    </div>
  );
};

/** As many fit into a line of most screens. */
const SHORT = 3;

function valueOf({ type, value }: Thing, revealed: boolean): string {
  return type === "card" && !revealed ? "••••" : value;
}
