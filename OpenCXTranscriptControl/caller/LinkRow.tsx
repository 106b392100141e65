import * as React from "react";
import { DefaultButton, PrimaryButton } from "@fluentui/react";
import type { CallerPanel } from "./panel/CallerPanel";
import type { Candidate } from "./panel/phoneMatch";
import { ContactCard } from "./ContactCard";
import { useHost } from "../host/HostContext";

/** What every row of a list has alike. */
export interface LinkRowsProps {
  readonly disabled: boolean;
  /** Id of the sentence that says why the buttons are disabled. */
  readonly because: string | undefined;
  /** The row that is the case's customer already. */
  readonly customerId: string | undefined;
  readonly panel: CallerPanel;
}

interface LinkRowProps extends LinkRowsProps {
  readonly candidate: Candidate;
  /** Whether this is surely the one whom the rep came for. */
  readonly sure: boolean;
}

/** A contact or account that the caller may be, with a button that links it. */
export const LinkRow: React.FC<LinkRowProps> = ({ candidate, sure, disabled, because, customerId, panel }) => {
  const { text } = useHost();
  const { customer, match } = candidate;
  const { table, id, name } = customer;
  const linking = panel.state.linkingId === id;
  const LinkButton = sure ? PrimaryButton : DefaultButton;
  return (
    <li className="ocx-contact" tabIndex={-1} data-testid={`ocx-${table}`} {...{ [`data-${table}id`]: id }}>
      <div>
        <ContactCard name={name} contact={customer} match={match} />
        {id === customerId && <div className="ocx-quiet">{text("linkedCustomer")}</div>}
      </div>
      {id !== customerId && (
        <LinkButton
          text={text(linking ? "linking" : "link")}
          // A name holds the words that are seen, so it goes while they are others.
          ariaLabel={linking ? undefined : text("linkNamed", name === "" ? text("unnamed") : name)}
          disabled={disabled}
          allowDisabledFocus
          aria-describedby={because}
          onClick={() => panel.link(customer, match)}
          data-testid="ocx-link"
        />
      )}
    </li>
  );
};
