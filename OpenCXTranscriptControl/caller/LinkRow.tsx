import * as React from "react";
import type { CallerPanel } from "./panel/CallerPanel";
import type { Candidate } from "./panel/phoneMatch";
import { CallerButton } from "./CallerButton";
import { Evidence } from "./Evidence";
import { evidenceOf } from "./evidenceOf";
import { caseCounts } from "./history/caseCounts";
import { HistoryContext } from "./history/HistoryContext";
import { useHost } from "../host/HostContext";
import type { StoredCustomer } from "../../Caller/customer/caseCustomer";
import { Glyph } from "../ui/Glyph";

/** What every row of a list has alike. */
export interface LinkRowsProps {
  readonly disabled: boolean;
  /** Id of the sentence that says why the buttons are disabled. */
  readonly because: string | undefined;
  /** The case: its customer is linked already, and some contacts did not call. */
  readonly row: StoredCustomer;
  readonly panel: CallerPanel;
}

interface LinkRowProps extends LinkRowsProps {
  readonly candidate: Candidate;
  /** When the name was said on the call. */
  readonly saidAt?: string | undefined;
  /** Whether this is surely the one whom the rep came for. */
  readonly sure?: boolean;
}

/** A contact or account that the caller may be, in one line, with a button that links it. */
export const LinkRow: React.FC<LinkRowProps> = ({ candidate, saidAt, sure, disabled, because, row, panel }) => {
  const services = useHost();
  const { text } = services;
  const { holder, match } = candidate;
  const { table, id } = holder;
  const name = holder.name === "" ? text("unnamed") : holder.name;
  const linking = panel.state.linkingId === id && panel.state.stage === "linking";
  const isNot = row.notCallers.includes(id);
  const counts = caseCounts(services, React.useContext(HistoryContext), id);
  const evidence = [...evidenceOf(services, holder, match, counts)];
  if (saidAt !== undefined) evidence.unshift({ words: text("nameSaid", saidAt), strong: true });
  const mark = (): void => panel.mark({ contactId: id, name, isNot: !isNot });
  return (
    <li className="ocx-contact" tabIndex={-1} data-testid={`ocx-${table}`} {...{ [`data-${table}id`]: id }}>
      <bdi className="ocx-contact-name">{name}</bdi>{" "}
      <Evidence items={isNot ? [{ words: text("wasNotCaller") }, ...evidence] : evidence} />
      {id === row.customer?.id ? (
        <span className="ocx-quiet">{text("linkedCustomer")}</span>
      ) : (
        <CallerButton
          {...(sure === true ? { look: "primary" } : {})}
          // A name holds the words that are seen, so it goes while they are others.
          label={linking ? undefined : text("linkNamed", name)}
          disabled={disabled}
          because={because}
          onPress={() => panel.link(holder, match)}
          testId="ocx-link"
        >
          {text(linking ? "linking" : "link")}
        </CallerButton>
      )}
      {table === "contact" && (
        <CallerButton
          look="text"
          title={text(isNot ? "offer" : "notThis")}
          disabled={disabled}
          because={because}
          onPress={mark}
          testId={isNot ? "ocx-offer" : "ocx-not"}
        >
          <Glyph name={isNot ? "again" : "not"} />
          <span className="ocx-unseen">{text(isNot ? "offerNamed" : "notThisNamed", name)}</span>
        </CallerButton>
      )}
    </li>
  );
};
