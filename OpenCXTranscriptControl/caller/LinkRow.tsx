import * as React from "react";
import type { CallerPanel } from "./panel/CallerPanel";
import type { Candidate } from "./panel/phoneMatch";
import { CallerButton } from "./CallerButton";
import { Evidence } from "./Evidence";
import { evidenceOf } from "./evidenceOf";
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

/** A contact or account that the caller may be, in one line, with a button that links it. */
export const LinkRow: React.FC<LinkRowProps> = ({ candidate, sure, disabled, because, customerId, panel }) => {
  const services = useHost();
  const { text } = services;
  const { customer, match } = candidate;
  const { table, id } = customer;
  const name = customer.name === "" ? text("unnamed") : customer.name;
  const linking = panel.state.linkingId === id;
  return (
    <li className="ocx-contact" tabIndex={-1} data-testid={`ocx-${table}`} {...{ [`data-${table}id`]: id }}>
      <bdi className="ocx-contact-name">{name}</bdi> <Evidence items={evidenceOf(services, customer, match)} />
      {id === customerId ? (
        <span className="ocx-quiet">{text("linkedCustomer")}</span>
      ) : (
        <CallerButton
          {...(sure ? { look: "primary" } : {})}
          // A name holds the words that are seen, so it goes while they are others.
          label={linking ? undefined : text("linkNamed", name)}
          disabled={disabled}
          because={because}
          onPress={() => panel.link(customer, match)}
          testId="ocx-link"
        >
          {text(linking ? "linking" : "link")}
        </CallerButton>
      )}
    </li>
  );
};
