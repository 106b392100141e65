import * as React from "react";
import { DefaultButton, getId, Spinner, SpinnerSize, type IButton } from "@fluentui/react";
import { formatPhone } from "../../Caller/phone/format";
import type { Caller } from "../../Transcript/conversation";
import { realAccount } from "../../Caller/customer/linkPlan";
import type { CallerFinding } from "./callerLookup";
import type { PanelState } from "./panelState";
import type { HostProps } from "../host/hostProps";
import { useCallerPanel, type PanelActions } from "./useCallerPanel";
import { FailureNotice } from "./FailureNotice";
import { FoundContacts } from "./FoundContacts";
import { useHost } from "../host/HostContext";
import { LinkedContact } from "./LinkedContact";
import { NewContact } from "./NewContact";
import { Notice } from "../ui/Notice";

/** Who called: the contact linked to the case, or those whose number is the caller's, to link or to create. */
export const CallerPanel: React.FC<{ readonly host: HostProps; readonly caller: Caller }> = ({ host, caller }) => {
  const services = useHost();
  const { text } = services;
  const incidentId = host.record?.table === "incident" ? host.record.id : undefined;
  const [state, actions] = useCallerPanel(incidentId, caller, host, services);
  const heading = React.useRef<HTMLHeadingElement>(null);
  const { said, stage } = state;
  const inside = React.useRef(false);
  // Of the sentence that says why buttons are disabled; one for each control on the page.
  const [readOnlyId] = React.useState(getId);
  // The button that was pressed is gone once its work is done: without this, keyboard users are thrown back to the top
  // of the page.
  // A rep who went on to another field meanwhile stays there.
  React.useEffect(() => {
    const lost = document.activeElement === document.body;
    if (said === undefined ? inside.current && lost : inside.current || lost) heading.current?.focus();
  }, [said, stage]);

  return (
    <section
      className="ocx-caller"
      aria-label={text("contact")}
      onFocus={() => (inside.current = true)}
      onBlur={() => (inside.current = false)}
      data-testid="ocx-caller"
      data-stage={stage}
    >
      <h3 ref={heading} tabIndex={-1}>
        {text("contact")}
      </h3>
      <Announcement state={state} phone={caller.phone} />
      {state.failure !== undefined && (
        <FailureNotice failure={state.failure} onRetry={stage === "failed" ? actions.searchAgain : undefined} />
      )}
      {state.finding !== undefined && (
        <Finding
          finding={state.finding}
          state={state}
          actions={actions}
          host={host}
          caller={caller}
          because={host.readOnly ? readOnlyId : undefined}
        />
      )}
      {host.readOnly && stage === "known" && (
        <Notice kind="info" id={readOnlyId} testId="ocx-read-only">
          {text("readOnly")}
        </Notice>
      )}
    </section>
  );
};

/** One live region that is always there, so that screen readers announce what changes in it. */
const Announcement: React.FC<{ readonly state: PanelState; readonly phone: string | undefined }> = ({
  state,
  phone,
}) => {
  const { text, integer } = useHost();
  const { stage, finding, said, busy } = state;
  const working = stage === "reading" || stage === "searching" || busy !== undefined;
  const number = formatPhone(phone ?? "", "international");
  const line = (): string => {
    if (busy !== undefined)
      return text(busy.action === "link" ? "linking" : busy.action === "create" ? "creating" : "unlinking");
    if (stage === "unsaved") return text("unsaved");
    if (stage === "reading") return text("readingCustomer");
    if (stage === "searching") return text("searching", number);
    if (finding?.kind !== "open") return "";
    if (finding.found === undefined) return text("noNumber");
    const [first, ...others] = finding.found;
    if (first === undefined) return text("foundNone", number);
    return others.length === 0 ? text("foundOne") : text("foundMany", integer(finding.found.length));
  };
  return (
    <div role="status" className="ocx-status" data-testid="ocx-status">
      {working && <Spinner size={SpinnerSize.xSmall} ariaLive="off" />}
      {said !== undefined && <p className="ocx-said">{text(said.key, ...said.values)}</p>}
      <p>{line()}</p>
    </div>
  );
};

interface FindingProps {
  readonly finding: CallerFinding;
  readonly state: PanelState;
  readonly actions: PanelActions;
  readonly host: HostProps;
  readonly caller: Caller;
  /** Id of the sentence that says why buttons are disabled. */
  readonly because: string | undefined;
}

const Finding: React.FC<FindingProps> = ({ finding, state, actions, host, caller, because }) => {
  const { text } = useHost();
  const [creating, setCreating] = React.useState(false);
  const createButton = React.useRef<IButton>(null);
  const cancelled = React.useRef(false);
  React.useEffect(() => {
    if (!creating && cancelled.current) createButton.current?.focus();
    cancelled.current = false;
  }, [creating]);
  const disabled = host.readOnly || state.busy !== undefined;
  if (finding.kind === "linked") {
    return (
      <LinkedContact
        finding={finding}
        numberKnown={caller.phone !== undefined}
        busy={state.busy}
        disabled={disabled}
        because={because}
        actions={actions}
      />
    );
  }
  const account = realAccount(finding.facts.row, finding.facts.placeholder);
  return (
    <>
      {finding.found !== undefined && (
        <FoundContacts
          found={finding.found}
          capped={finding.capped}
          busy={state.busy}
          disabled={disabled}
          because={because}
          actions={actions}
        />
      )}
      {creating ? (
        <NewContact
          caller={caller}
          account={account === undefined ? undefined : finding.facts.row.customerName}
          createdId={state.createdId}
          disabled={disabled}
          onCreate={(contactId, form) => actions.create(contactId, form, host.sessionId)}
          onCancel={() => {
            cancelled.current = true;
            setCreating(false);
            // The contact that was created before linking failed is found by its number now.
            if (state.createdId !== undefined) actions.searchAgain();
          }}
        />
      ) : (
        <div className="ocx-buttons">
          <DefaultButton
            text={text("create")}
            disabled={disabled}
            allowDisabledFocus
            aria-describedby={because}
            onClick={() => setCreating(true)}
            componentRef={createButton}
            data-testid="ocx-create"
          />
          {finding.found !== undefined && (
            <DefaultButton
              text={text("searchAgain")}
              disabled={state.busy !== undefined}
              allowDisabledFocus
              onClick={actions.searchAgain}
              data-testid="ocx-search-again"
            />
          )}
        </div>
      )}
    </>
  );
};
