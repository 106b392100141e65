import * as React from "react";
import { formatPhone } from "../../Caller/phone/format";
import { MAX_CONTACTS } from "./panel/caseStore";
import type { PanelState } from "./panel/panelState";
import { useHost } from "../host/HostContext";

/**
 * What goes on, and what came of it. Only the latter stands in a live region, which is always there so that screen
 * readers announce what comes into it: one sentence an action. A failure is an alert of its own and needs no second.
 */
export const Announcement: React.FC<{
  readonly state: PanelState;
  readonly phone: string | undefined;
  readonly newCase: boolean;
}> = ({ state, phone, newCase }) => {
  const { text, count } = useHost();
  const { stage, finding, said } = state;
  const working = stage !== "unsaved" && stage !== "known" && stage !== "failed";
  // A number of which half stands on the next line is read out wrongly to the caller.
  const number = (): string => formatPhone(phone ?? "", "international").replace(/ /g, "\u00a0");
  const line = (): string => {
    if (stage === "reading") return text("readingCustomer");
    if (stage === "searching") return text("searching", number());
    if (stage === "unsaved") return text(newCase ? "unsaved" : "noCase");
    if (stage !== "known" && stage !== "failed") return text(stage);
    if (finding?.kind !== "open") return "";
    if (finding.found === undefined) return text("noNumber");
    const { notCallers } = finding.facts.row;
    const found = finding.found.filter(({ holder }) => !notCallers.includes(holder.id)).length;
    // Whose number it is says it better.
    if (found === 0 && finding.found.length > 0) return text("foundNoOther");
    if (found === 0 && finding.companies.length > 0) return "";
    return found === 0 ? text("foundNone", number()) : count("foundMany", found);
  };
  const words = (
    <>
      {said !== undefined && (
        // The line of the linked contact says to the eye what this says to the ear.
        <p className={finding?.kind === "linked" && said.key === "linked" ? "ocx-unseen" : undefined}>
          {text(said.key, ...said.values)}
        </p>
      )}{" "}
      <p>{line()}</p>{" "}
      {stage === "known" && finding?.kind === "open" && (
        <>
          {finding.capped && <p>{count("foundCapped", MAX_CONTACTS)}</p>}{" "}
          {finding.companies.map(
            ({ holder: { table, id, name } }) => table === "account" && <p key={id}>{text("ofAccount", name)}</p>,
          )}
        </>
      )}
    </>
  );
  // The form of a new contact says by itself who is like it.
  const silent = working || state.failure !== undefined || state.duplicates !== undefined;
  return (
    <div className="ocx-status" data-testid="ocx-status">
      {working && <span className="ocx-spinner" />}
      {silent && words}
      <div role="status">{!silent && words}</div>
    </div>
  );
};
