import * as React from "react";
import { getId } from "@fluentui/react";
import type { Caller } from "../../Transcript/conversation";
import { Announcement } from "./Announcement";
import { useCallerPanel } from "./useCallerPanel";
import { FailureNotice } from "./FailureNotice";
import { History } from "./history/History";
import { HistoryContext } from "./history/HistoryContext";
import { useEarlierCases } from "./history/useEarlierCases";
import { LinkedContact } from "./LinkedContact";
import { NumberOffer } from "./numbers/NumberOffer";
import { OpenCase } from "./OpenCase";
import { HeardOffer } from "../said/HeardOffer";
import { ProofLine } from "../said/ProofLine";
import type { HostProps } from "../host/hostProps";
import { useHost } from "../host/HostContext";
import { Notice } from "../ui/Notice";

/** Who called: the contact linked to the case, or those whose number is the caller's, to link or to create. */
export const CallerSection: React.FC<{ readonly host: HostProps; readonly caller: Caller }> = ({ host, caller }) => {
  const services = useHost();
  const { text, may } = services;
  const input = {
    incidentId: host.record?.table === "incident" ? host.record.id : undefined,
    phone: caller.phone,
    name: caller.name,
    defaultCountry: host.defaultCountry,
    modifiedOn: host.modifiedOn,
  };
  const panel = useCallerPanel(services, input);
  const { state } = panel;
  const earlier = useEarlierCases(input.incidentId, state);
  const heading = React.useRef<HTMLHeadingElement>(null);
  const { said, finding } = state;
  // What was known stays on the screen while an action runs.
  const stage = finding === undefined ? state.stage : "known";
  const inside = React.useRef(false);
  // Of the sentence that says why buttons are disabled; one for each control on the page.
  const [readOnlyId] = React.useState(getId);
  // The button that was pressed is gone once its work is done: without this, keyboard users are thrown back to the top
  // of the page. A rep who went on to another field meanwhile stays there.
  React.useEffect(() => {
    const lost = document.activeElement === document.body;
    if (said === undefined ? inside.current && lost : inside.current || lost) heading.current?.focus();
  }, [said, stage]);
  const locked = host.readOnly
    ? text("readOnly")
    : may("Write", "incident")
      ? undefined
      : text("problem_privilege", "prvWriteIncident");
  const acts = {
    panel,
    disabled: locked !== undefined || state.stage !== "known",
    because: locked === undefined ? undefined : readOnlyId,
  };

  return (
    <section
      className="ocx-caller"
      // Without a number nobody is searched for, and no answer needs room.
      style={caller.phone === undefined ? { minBlockSize: 0 } : undefined}
      aria-label={text("contact")}
      onFocus={() => (inside.current = true)}
      onBlur={() => (inside.current = false)}
      data-testid="ocx-caller"
      data-stage={stage}
    >
      <h3 ref={heading} tabIndex={-1}>
        {text(finding?.kind === "linked" ? "contact" : "whoCalled")}
      </h3>
      <HistoryContext.Provider value={earlier}>
        <Announcement state={state} phone={caller.phone} newCase={host.newCase} />
        {finding?.kind === "linked" && (
          <LinkedContact {...acts} finding={finding} numberKnown={caller.phone !== undefined} />
        )}
        {finding?.kind === "open" && <OpenCase {...acts} finding={finding} host={host} caller={caller} />}
        {finding?.kind === "linked" && finding.contact !== undefined && (
          <NumberOffer {...acts} key={finding.contact.id} finding={finding} contact={finding.contact} {...input} />
        )}
        <ProofLine contact={finding?.kind === "linked" ? finding.contact : undefined} />
        {finding?.kind === "linked" && finding.contact !== undefined && (
          <HeardOffer
            key={`heard ${finding.contact.id}`}
            contact={finding.contact}
            disabled={acts.disabled}
            because={acts.because}
          />
        )}
        <History key={input.incidentId} contactId={finding?.kind === "linked" ? finding.link.contactId : undefined} />
      </HistoryContext.Provider>
      {state.failure !== undefined && (
        <FailureNotice failure={state.failure} onRetry={stage === "failed" ? () => panel.searchAgain() : undefined} />
      )}
      {locked !== undefined && stage === "known" && (
        <Notice kind="info" id={readOnlyId} testId="ocx-read-only">
          {locked}
        </Notice>
      )}
    </section>
  );
};
