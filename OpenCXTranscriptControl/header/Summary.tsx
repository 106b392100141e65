import * as React from "react";
import { useHost } from "../host/HostContext";
import { useSaid } from "../said/SaidContext";
import { Clamped } from "../ui/Clamped";

/**
 * What the caller wants: two lines, the rest one press away. A sentence that turns surely carry leads to them; it takes
 * no more room than before the call was read, so nothing below moves.
 */
export const Summary: React.FC<{ readonly words: string }> = ({ words }) => {
  const { text } = useHost();
  const { evidence, timeOf, show } = useSaid();
  const parts = React.useMemo(() => {
    let written = 0;
    const sentences = evidence.map(({ start, end, turns }) => {
      const between = words.slice(written, start);
      const sentence = words.slice(start, end);
      written = end;
      if (turns.length === 0) return between + sentence;
      const go = (): void => show(turns.map((turn) => ({ turn, start: 0, end: 0 })));
      return (
        <React.Fragment key={end}>
          {between}
          {/* A button of the browser's is a box of its own, which no line end goes through. */}
          <span
            className="ocx-proof"
            role="button"
            tabIndex={0}
            title={text("saidAt", turns.map(timeOf).join(", "))}
            onClick={go}
            onKeyDown={(event) => {
              if (event.key !== "Enter" && event.key !== " ") return;
              event.preventDefault();
              go();
            }}
            data-testid="ocx-proof"
          >
            {sentence}
          </span>
        </React.Fragment>
      );
    });
    return [...sentences, words.slice(written)];
  }, [words, evidence, timeOf, show, text]);
  return (
    <>
      <h3 className="ocx-unseen">{text("summary")}</h3>
      <Clamped lines={2} name="summary" label={text("summary")} dir="auto">
        {parts}
      </Clamped>
    </>
  );
};
