import * as React from "react";
import { DefaultButton, PrimaryButton } from "@fluentui/react";
import type { FoundContact } from "./panel/callerLookup";
import { MAX_CONTACTS } from "./panel/caseStore";
import type { CallerPanel } from "./panel/CallerPanel";
import { useRevealed } from "../ui/useRevealed";
import { ContactCard } from "./ContactCard";
import { useHost } from "../host/HostContext";

/**
 * Contacts that stand there from the start. A switchboard's number finds dozens, and all of them would push the
 * transcript out of sight.
 */
const FEW = 5;

interface FoundContactsProps {
  /** Best first. */
  readonly found: readonly FoundContact[];
  /** True when the search stopped at its limit. */
  readonly capped: boolean;
  readonly disabled: boolean;
  /** Id of the sentence that says why the buttons are disabled. */
  readonly because: string | undefined;
  readonly panel: CallerPanel;
}

/** Contacts whose number is the caller's, each with a button that links it. */
export const FoundContacts: React.FC<FoundContactsProps> = ({ found, capped, disabled, because, panel }) => {
  const { text, integer } = useHost();
  const { shown, next, showMore, list } = useRevealed<HTMLUListElement>(found.length, FEW, MAX_CONTACTS);
  // One sure hit is what the rep came for; among several the choice is the rep's, so none is put forward.
  const LinkButton = found.length === 1 && found[0]?.match.level === "EXACT" ? PrimaryButton : DefaultButton;
  return (
    <>
      {found.length > 0 && (
        <ul className="ocx-contacts" role="list" ref={list}>
          {found.slice(0, shown).map(({ contact, match }) => (
            <li
              key={contact.contactId}
              className="ocx-contact"
              tabIndex={-1}
              data-testid="ocx-contact"
              data-contactid={contact.contactId}
            >
              <div>
                <ContactCard name={contact.name} contact={contact} match={match} />
              </div>
              <LinkButton
                text={text(panel.state.linkingId === contact.contactId ? "linking" : "link")}
                // A name holds the words that are seen, so it goes while they are others.
                ariaLabel={
                  panel.state.linkingId === contact.contactId
                    ? undefined
                    : text("linkNamed", contact.name === "" ? text("unnamed") : contact.name)
                }
                disabled={disabled}
                allowDisabledFocus
                aria-describedby={because}
                onClick={() => panel.link(contact, match)}
                data-testid="ocx-link"
              />
            </li>
          ))}
        </ul>
      )}
      {next > 0 && (
        <div className="ocx-buttons">
          <DefaultButton
            text={text("moreContacts", integer(next))}
            onClick={showMore}
            data-testid="ocx-more-contacts"
          />
        </div>
      )}
      {capped && <p className="ocx-quiet">{text("foundCapped", integer(MAX_CONTACTS))}</p>}
    </>
  );
};
