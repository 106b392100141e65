import * as React from "react";
import { useHost } from "../host/HostContext";
import { useSaid } from "../said/SaidContext";
import { Clamped } from "../ui/Clamped";
import { TextButton } from "../ui/TextButton";

/** What the caller wants: two lines, the rest one press away; behind each sentence when it was said. */
export const Summary: React.FC<{ readonly words: string }> = ({ words }) => {
  const { text } = useHost();
  const { evidence, timeOf, show } = useSaid();
  const parts = React.useMemo(() => {
    let written = 0;
    const sentences = evidence.map(({ end, turns }) => {
      const sentence = words.slice(written, end);
      written = end;
      return (
        <React.Fragment key={end}>
          {sentence}
          {turns.map((turn) => (
            <React.Fragment key={turn}>
              {" "}
              <TextButton
                onClick={() => show([{ turn, start: 0, end: 0 }])}
                title={text("saidAt", timeOf(turn))}
                label={text("saidAt", timeOf(turn))}
                testId="ocx-proof"
              >
                <bdi className="ocx-said-at">{timeOf(turn)}</bdi>
              </TextButton>
            </React.Fragment>
          ))}
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
