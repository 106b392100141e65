import * as React from "react";
import type { CaseView } from "../caseView";
import type { HostProps } from "../host/hostProps";
import { useHost } from "../host/HostContext";
import { RevealButton } from "../said/RevealButton";
import { Notice } from "../ui/Notice";
import { CallWords } from "./CallWords";
import { Verbatim } from "./Verbatim";

/** The words of a case: the turns, or honestly what there is instead of them. */
export const ConversationText: React.FC<{ readonly view: CaseView; readonly host: HostProps }> = ({ view, host }) => {
  const { text } = useHost();
  return (
    <div className="ocx-conversation">
      {view.kind === "call" ? (
        <CallWords call={view} host={host} />
      ) : (
        <>
          <h3>{text("transcript")}</h3>
          <Notice kind="info" testId="ocx-empty">
            {text(view.kind)}
          </Notice>
          {view.kind === "foreign" && (
            <>
              <RevealButton />
              <Verbatim label={text("originalDescription")} value={view.text} />
            </>
          )}
        </>
      )}
    </div>
  );
};
