import * as React from "react";
import { getId } from "@fluentui/react";
import { planUnlink } from "../../Caller/customer/linkPlan";
import type { CallerFinding } from "./panel/callerLookup";
import type { CallerPanel } from "./panel/CallerPanel";
import { CallerButton } from "./CallerButton";
import { Evidence } from "./Evidence";
import { evidenceOf } from "./evidenceOf";
import { UndoButton } from "./UndoButton";
import { caseCounts } from "./history/caseCounts";
import { HistoryContext } from "./history/HistoryContext";
import { useHost } from "../host/HostContext";

interface LinkedContactProps {
  readonly finding: Extract<CallerFinding, { kind: "linked" }>;
  /** Whether the caller's number is known, so that a contact without it is worth a word. */
  readonly numberKnown: boolean;
  readonly disabled: boolean;
  readonly because: string | undefined;
  readonly panel: CallerPanel;
}

/** The contact that stands on the case, in one line: open it by its name, or take it off again. */
export const LinkedContact: React.FC<LinkedContactProps> = ({ finding, numberKnown, disabled, because, panel }) => {
  const services = useHost();
  const { text } = services;
  // Of the sentence that says why unlinking is not possible. A page can hold several controls: two cases open in the
  // app, or two tabs of a form.
  const [noPlaceholderId] = React.useState(getId);
  const { link, contact, match, facts } = finding;
  const known = contact === undefined || contact.name === "" ? link.name : contact.name;
  const name = known === "" ? text("unnamed") : known;
  const unlinking = panel.state.stage === "unlinking";
  const unlinkable = planUnlink(facts.row, facts.placeholder) !== undefined;
  const evidence = [
    ...(numberKnown && contact !== undefined && match?.level === undefined ? [{ words: text("level_NO_MATCH") }] : []),
    // The account that the case says is not said twice.
    ...evidenceOf(
      services,
      contact && link.kind === "primary" ? { ...contact, parentName: "" } : contact,
      match,
      caseCounts(services, React.useContext(HistoryContext), link.contactId),
    ),
    { words: link.kind === "customer" ? text("linkedCustomer") : text("linkedPrimary", link.account) },
  ];
  return (
    <>
      <div className="ocx-linked" data-testid="ocx-linked" data-contactid={link.contactId}>
        <CallerButton
          look="text"
          label={text("openNamed", name)}
          onPress={() => panel.open(link.contactId)}
          testId="ocx-open"
        >
          <bdi className="ocx-contact-name">{name}</bdi>
        </CallerButton>{" "}
        <Evidence items={evidence} />
      </div>
      <div className="ocx-caller-actions">
        <UndoButton panel={panel} disabled={disabled} because={because} />
        <CallerButton
          // A name holds the words that are seen, so it goes while they are others.
          label={unlinking ? undefined : text("unlinkNamed", name)}
          look="text"
          disabled={disabled || !unlinkable}
          because={unlinkable ? because : noPlaceholderId}
          onPress={() => panel.unlink()}
          testId="ocx-unlink"
        >
          {text(unlinking ? "unlinking" : "unlink")}
        </CallerButton>
        <CallerButton
          label={text("notThisNamed", name)}
          look="text"
          disabled={disabled || !unlinkable}
          because={unlinkable ? because : noPlaceholderId}
          onPress={() => panel.mark({ contactId: link.contactId, name, isNot: true })}
          testId="ocx-not"
        >
          {text("notThis")}
        </CallerButton>
      </div>
      {!unlinkable && (
        <p className="ocx-quiet" id={noPlaceholderId}>
          {text("unlinkNoPlaceholder")}
        </p>
      )}
    </>
  );
};
