import * as React from "react";
import type { Speaker } from "../../Transcript/conversation";
import { speakerOf } from "../../Transcript/description/read";
import { languageTag } from "../../Transcript/text/languageTag";
import type { CallView } from "../caseView";
import type { HostProps } from "../host/hostProps";
import { useHost } from "../host/HostContext";
import { problemText } from "../host/problemText";
import { SaidLine } from "../said/SaidLine";
import { useSaid } from "../said/SaidContext";
import { Notice } from "../ui/Notice";
import { TranscriptBar } from "./bar/TranscriptBar";
import type { TurnRows } from "./rows/TurnRows";
import { StoredText } from "./StoredText";
import { quotesOf } from "./take/quote";
import { selectedQuotes } from "./take/selectedQuotes";
import { useTake } from "./take/useTake";
import { Transcript } from "./Transcript";
import { useFind } from "./find/useFind";
import { Verbatim } from "./Verbatim";

/** The words of a call below the bar that finds, filters and takes them along. */
export const CallWords: React.FC<{ readonly call: CallView; readonly host: HostProps }> = ({ call, host }) => {
  const services = useHost();
  const { text } = services;
  const { items, turnCount, begun } = call;
  const [original, setOriginal] = React.useState(false);
  const [speaker, setSpeaker] = React.useState<Speaker>();
  const rows = React.useRef<TurnRows>();
  const order = React.useMemo(
    () =>
      items.map((_, index) => index).filter((index) => speaker === undefined || speakerOf(items[index]) === speaker),
    [items, speaker],
  );
  const language = languageTag(call.language);
  const listed = React.useMemo(() => {
    const name = (each: Speaker): string => text(`speaker_${each}`);
    const names = { ai: name("ai"), customer: name("customer"), agent: name("agent"), other: name("other") };
    return { items, order, total: begun ? turnCount : order.length, words: { names, language } };
  }, [items, order, begun, turnCount, language, text]);
  const find = useFind(items, order);
  const { record } = host;
  const { wanted } = useSaid();
  const [before, setBefore] = React.useState(wanted);
  if (wanted !== before) {
    // What is to be seen is listed.
    setBefore(wanted);
    setOriginal(false);
    setSpeaker(undefined);
  }
  React.useEffect(() => {
    if (wanted?.focus === true) rows.current?.focus(wanted.places[0]?.item);
  }, [wanted]);
  const incidentId = record?.table === "incident" ? record.id : undefined;
  const take = useTake(call, listed.words.names, incidentId);
  return (
    <>
      <TranscriptBar
        call={call}
        shown={order.length}
        find={find}
        take={take}
        onCopy={() => {
          const selected = selectedQuotes(rows.current);
          take.copy(selected.length > 0 ? selected : order.flatMap((index) => quotesOf(items[index])));
        }}
        speaker={speaker}
        onSpeaker={setSpeaker}
        rows={rows}
        original={original}
        onOriginal={setOriginal}
      />
      {take.problem !== undefined && (
        <Notice kind="error" testId="ocx-note-failure">
          {text("failed_note")} {problemText(take.problem, services)}
        </Notice>
      )}
      {original ? (
        <StoredText host={host} />
      ) : (
        <>
          {turnCount === 0 && (
            <Notice kind="info" testId="ocx-empty">
              {text("noTurns")}
            </Notice>
          )}
          <SaidLine call={call} take={take} incidentId={incidentId} />
          {items.length > 0 && <Transcript listed={listed} found={find.found} rows={rows} take={take} />}
          {call.otherText.length > 0 && <Verbatim label={text("otherText")} value={call.otherText.join("\n")} />}
        </>
      )}
    </>
  );
};
