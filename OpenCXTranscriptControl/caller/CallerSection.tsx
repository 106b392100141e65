import * as React from "react";
import { DefaultButton, getId, Spinner, SpinnerSize, type IButton } from "@fluentui/react";
import { formatPhone } from "../../Caller/phone/format";
import type { Caller } from "../../Transcript/conversation";
import { realAccount } from "../../Caller/customer/caseCustomer";
import type { CallerFinding } from "./panel/callerLookup";
import type { CallerPanel } from "./panel/CallerPanel";
import type { PanelState } from "./panel/panelState";
import type { HostProps } from "../host/hostProps";
import { useCallerPanel } from "./useCallerPanel";
import { FailureNotice } from "./FailureNotice";
import { FoundContacts } from "./FoundContacts";
import { useHost } from "../host/HostContext";
import { LinkedContact } from "./LinkedContact";
import { NewContact } from "./NewContact";
import { Notice } from "../ui/Notice";

/** Who called: the contact linked to the case, or those whose number is the caller's, to link or to create. */
export const CallerSection: React.FC<{ readonly host: HostProps; readonly caller: Caller }> = ({ host, caller }) => {
  const services = useHost();
  const { text } = services;
  const panel = useCallerPanel(services, {
    incidentId: host.record?.table === "incident" ? host.record.id : undefined,
    phone: caller.phone,
    name: caller.name,
    defaultCountry: host.defaultCountry,
    modifiedOn: host.modifiedOn,
  });
  const { state } = panel;
  const heading = React.useRef<HTMLHeadingElement>(null);
  const { said } = state;
  // What was known stays on the screen while an action runs.
  const stage = state.finding === undefined ? state.stage : "known";
  const inside = React.useRef(false);
  // Of the sentence that says why buttons are disabled; one for each control on the page.
  const [readOnlyId] = React.useState(getId);
  // The button that was pressed is gone once its work is done: without this, keyboard users are thrown back to the top
  // of the page. A rep who went on to another field meanwhile stays there.
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
      <Announcement state={state} phone={caller.phone} newCase={host.newCase} />
      {state.failure !== undefined && (
        <FailureNotice failure={state.failure} onRetry={stage === "failed" ? () => panel.searchAgain() : undefined} />
      )}
      {state.finding !== undefined && (
        <Finding
          finding={state.finding}
          panel={panel}
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

/**
 * What goes on, and what came of it. Only the latter stands in a live region, which is always there so that screen
 * readers announce what comes into it: one sentence an action. A failure is an alert of its own and needs no second.
 */
const Announcement: React.FC<{
  readonly state: PanelState;
  readonly phone: string | undefined;
  readonly newCase: boolean;
}> = ({ state, phone, newCase }) => {
  const { text, count } = useHost();
  const { stage, finding, said } = state;
  const working = stage !== "unsaved" && stage !== "known" && stage !== "failed";
  const number = formatPhone(phone ?? "", "international");
  const line = (): string => {
    if (stage === "reading") return text("readingCustomer");
    if (stage === "searching") return text("searching", number);
    if (stage === "unsaved") return text(newCase ? "unsaved" : "noCase");
    if (stage !== "known" && stage !== "failed") return text(stage);
    if (finding?.kind !== "open") return "";
    if (finding.found === undefined) return text("noNumber");
    const found = finding.found.length;
    return found === 0 ? text("foundNone", number) : count("foundMany", found);
  };
  const words = (
    <>
      {said !== undefined && <p className="ocx-said">{text(said.key, ...said.values)}</p>}
      <p>{line()}</p>
      {stage === "known" &&
        finding?.kind === "open" &&
        finding.companies.map(
          ({ customer: { table, id, name } }) => table === "account" && <p key={id}>{text("ofAccount", name)}</p>,
        )}
    </>
  );
  const silent = working || state.failure !== undefined;
  return (
    <div className="ocx-status" data-testid="ocx-status">
      {working && <Spinner size={SpinnerSize.xSmall} ariaLive="off" />}
      {silent && words}
      <div role="status">{!silent && words}</div>
    </div>
  );
};

interface FindingProps {
  readonly finding: CallerFinding;
  readonly panel: CallerPanel;
  readonly host: HostProps;
  readonly caller: Caller;
  /** Id of the sentence that says why buttons are disabled. */
  readonly because: string | undefined;
}

const Finding: React.FC<FindingProps> = ({ finding, panel, host, caller, because }) => {
  const { text } = useHost();
  const { stage, createdId } = panel.state;
  const [creating, setCreating] = React.useState(false);
  const createButton = React.useRef<IButton>(null);
  const cancelled = React.useRef(false);
  React.useEffect(() => {
    if (!creating && cancelled.current) createButton.current?.focus();
    cancelled.current = false;
  }, [creating]);
  const acting = stage !== "known";
  const disabled = host.readOnly || acting;
  if (finding.kind === "linked") {
    return (
      <LinkedContact
        finding={finding}
        numberKnown={caller.phone !== undefined}
        disabled={disabled}
        because={because}
        panel={panel}
      />
    );
  }
  const account = realAccount(finding.facts.row, finding.facts.placeholder);
  return (
    <>
      {finding.found !== undefined && (
        <FoundContacts
          search={finding}
          disabled={disabled}
          because={because}
          customerId={finding.facts.row.customer?.id}
          panel={panel}
        />
      )}
      {creating ? (
        <NewContact
          caller={caller}
          account={account === undefined ? undefined : finding.facts.row.customerName}
          createdId={createdId}
          disabled={disabled}
          onCreate={(contactId, form) => panel.create({ contactId, form, sessionId: host.sessionId })}
          onCancel={() => {
            cancelled.current = true;
            setCreating(false);
            // The contact that was created before linking failed is found by its number now.
            if (createdId !== undefined) panel.searchAgain();
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
              disabled={acting}
              allowDisabledFocus
              onClick={() => panel.searchAgain()}
              data-testid="ocx-search-again"
            />
          )}
        </div>
      )}
    </>
  );
};
