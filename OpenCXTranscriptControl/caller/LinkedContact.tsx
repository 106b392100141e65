import * as React from "react";
import { DefaultButton, getId } from "@fluentui/react";
import { planUnlink } from "../../Caller/customer/linkPlan";
import type { CallerFinding } from "./panel/callerLookup";
import type { CallerPanel } from "./panel/CallerPanel";
import { ContactCard } from "./ContactCard";
import { useHost } from "../host/HostContext";

interface LinkedContactProps {
  readonly finding: Extract<CallerFinding, { kind: "linked" }>;
  /** Whether the caller's number is known, so that a contact without it is worth a word. */
  readonly numberKnown: boolean;
  readonly disabled: boolean;
  readonly because: string | undefined;
  readonly panel: CallerPanel;
}

/** The contact that stands on the case: open it, or take it off again. */
export const LinkedContact: React.FC<LinkedContactProps> = ({ finding, numberKnown, disabled, because, panel }) => {
  const { text } = useHost();
  // Of the sentence that says why unlinking is not possible. A page can hold several controls: two cases open in the
  // app, or two tabs of a form.
  const [noPlaceholderId] = React.useState(getId);
  const { link, contact, match, facts } = finding;
  const name = contact === undefined || contact.name === "" ? link.name : contact.name;
  const unlinking = panel.state.stage === "unlinking";
  const unlinkable = planUnlink(facts.row, facts.placeholder) !== undefined;
  return (
    <div className="ocx-linked" data-testid="ocx-linked" data-contactid={link.contactId}>
      <ContactCard name={name} contact={contact} match={match} />
      {numberKnown && contact !== undefined && match?.level === undefined && (
        <div className="ocx-quiet">{text("level_NO_MATCH")}</div>
      )}
      <div className="ocx-quiet">
        {link.kind === "customer" ? text("linkedCustomer") : text("linkedPrimary", link.account)}
      </div>
      <div className="ocx-buttons">
        <DefaultButton text={text("open")} onClick={() => panel.open(link.contactId)} data-testid="ocx-open" />
        <DefaultButton
          text={text(unlinking ? "unlinking" : "unlink")}
          // A name holds the words that are seen, so it goes while they are others.
          ariaLabel={unlinking ? undefined : text("unlinkNamed", name === "" ? text("unnamed") : name)}
          disabled={disabled || !unlinkable}
          allowDisabledFocus
          aria-describedby={unlinkable ? because : noPlaceholderId}
          onClick={() => panel.unlink()}
          data-testid="ocx-unlink"
        />
      </div>
      {!unlinkable && (
        <p className="ocx-quiet" id={noPlaceholderId}>
          {text("unlinkNoPlaceholder")}
        </p>
      )}
    </div>
  );
};
