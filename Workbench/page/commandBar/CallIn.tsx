import "./CallIn.css";
import * as React from "react";
import { DirectionalHint, IconButton, PrimaryButton, type IContextualMenuItem } from "@fluentui/react";
import { errorText } from "../../../LocalPlatform/command/errorText";
import type { CallChoice } from "../../server/session";
import { filled } from "../strings/strings";
import { useWorkbench } from "../workbenchContext";

/** Hands a call off now; the case comes back through ingestion and Dataverse. @throws Error with the server's words */
async function callIn(sessionId: string): Promise<void> {
  const answer = await fetch("/workbench/call-in", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ sessionId }),
    signal: AbortSignal.timeout(60_000),
  });
  if (answer.ok) return;
  const body = (await answer.json().catch(() => ({}))) as { readonly message?: string };
  throw new Error(body.message ?? `${answer.status} ${answer.statusText}`);
}

/** "Call in": the next sample call with one press, any of them from the menu. */
export const CallIn: React.FC = () => {
  const { strings, session } = useWorkbench();
  const [calling, setCalling] = React.useState(false);
  const [said, setSaid] = React.useState("");
  const next = React.useRef(0);
  const call = (choice: CallChoice | undefined): void => {
    if (choice === undefined || calling) return;
    setCalling(true);
    setSaid("");
    callIn(choice.sessionId)
      .then(() => setSaid(strings.callInDone))
      .catch((error: unknown) => setSaid(filled(strings.callInFailed, errorText(error))))
      .finally(() => setCalling(false));
  };
  const items = session.calls.map((choice): IContextualMenuItem => ({
    key: choice.sessionId,
    text: choice.title,
    ...(choice.language === undefined ? {} : { secondaryText: choice.language }),
    onClick: () => call(choice),
  }));
  const disabled = session.calls.length === 0 || calling;
  return (
    <div className="wb-call-in">
      <span role="status" className="wb-call-said">
        {said}
      </span>
      <PrimaryButton
        className="wb-call-button"
        data-testid="call-in"
        text={strings.callIn}
        iconProps={{ iconName: "IncomingCall" }}
        // Focus stays on the button while the call is on its way.
        allowDisabledFocus
        disabled={disabled}
        onClick={() => {
          call(session.calls[next.current % session.calls.length]);
          next.current += 1;
        }}
      />
      <IconButton
        className="wb-bar-icon"
        data-testid="call-in-choose"
        ariaLabel={strings.callInChoose}
        title={strings.callInChoose}
        allowDisabledFocus
        disabled={disabled}
        menuProps={{ items, directionalHint: DirectionalHint.bottomRightEdge, className: "wb-call-menu" }}
      />
    </div>
  );
};
