import * as React from "react";
import { DefaultButton } from "@fluentui/react";
import type { CallView, CaseView } from "../caseView";
import type { HostProps } from "../host/hostProps";
import { useHost } from "../host/HostContext";
import { Notice } from "../ui/Notice";
import { Transcript } from "./Transcript";

/** The words of a case: the turns, or honestly what there is instead of them; the stored text is one button away. */
export const ConversationText: React.FC<{ readonly view: CaseView; readonly host: HostProps }> = ({ view, host }) => {
  const { text, count } = useHost();
  const [original, setOriginal] = React.useState(false);
  const stored = host.description !== undefined || host.transcript !== undefined;
  return (
    <div className="ocx-conversation">
      <div className="ocx-bar">
        <h3>{text("transcript")}</h3>
        {view.kind === "call" && <span className="ocx-quiet">{count("turns", view.turnCount)}</span>}
        {stored && view.kind === "call" && (
          <DefaultButton
            toggle
            checked={original}
            onClick={() => setOriginal(!original)}
            text={text("original")}
            data-testid="ocx-original"
          />
        )}
      </div>
      {original && view.kind === "call" ? <StoredText host={host} /> : <Words view={view} host={host} />}
    </div>
  );
};

const Words: React.FC<{ readonly view: CaseView; readonly host: HostProps }> = ({ view, host }) => {
  const { text } = useHost();
  switch (view.kind) {
    case "call":
      return <CallWords call={view} handoffOn={host.handoffOn} />;
    case "foreign":
      return (
        <>
          <Notice kind="info" testId="ocx-empty">
            {text("foreign")}
          </Notice>
          <Verbatim label={text("originalDescription")} value={view.text} />
        </>
      );
    case "empty":
    case "unreadable":
      return (
        <Notice kind="info" testId="ocx-empty">
          {text(view.kind)}
        </Notice>
      );
  }
};

const CallWords: React.FC<{ readonly call: CallView; readonly handoffOn: string | undefined }> = ({
  call,
  handoffOn,
}) => {
  const { text, count, integer } = useHost();
  const { cut } = call;
  return (
    <>
      {call.turnCount === 0 && (
        <Notice kind="info" testId="ocx-empty">
          {text("noTurns")}
        </Notice>
      )}
      {cut !== undefined && (
        <Notice kind="warn" testId="ocx-cut">
          {count(cut.column === "description" ? "cutDescription" : "cutTranscript", cut.total, integer(cut.shown))}
        </Notice>
      )}
      {call.items.length > 0 && <Transcript items={call.items} language={call.language} />}
      {call.otherText.length > 0 && <Verbatim label={text("otherText")} value={call.otherText.join("\n")} />}
      <Notice kind="info" testId="ocx-handoff-notice">
        {handoffOn === undefined ? text("handoff") : text("handoffAt", handoffOn)}
      </Notice>
    </>
  );
};

const StoredText: React.FC<{ readonly host: HostProps }> = ({ host }) => {
  const { text } = useHost();
  return (
    <div data-testid="ocx-original-text">
      {host.description !== undefined && <Verbatim label={text("originalDescription")} value={host.description} />}
      {host.transcript !== undefined && <Verbatim label={text("originalTranscript")} value={host.transcript} />}
    </div>
  );
};

/** Text exactly as it is, in a box that keyboard users can scroll. */
const Verbatim: React.FC<{ readonly label: string; readonly value: string }> = ({ label, value }) => (
  <div className="ocx-verbatim">
    <h4>{label}</h4>
    <pre tabIndex={0} role="region" aria-label={label} dir="auto">
      {value}
    </pre>
  </div>
);
