import * as React from "react";
import type { Caller } from "../../Transcript/conversation";
import { realAccount } from "../../Caller/customer/caseCustomer";
import type { CallerFinding } from "./panel/callerLookup";
import type { CallerPanel } from "./panel/CallerPanel";
import { MAX_CONTACTS } from "./panel/caseStore";
import { CallerButton } from "./CallerButton";
import { FoundContacts } from "./FoundContacts";
import { NewContact } from "./NewContact";
import type { HostProps } from "../host/hostProps";
import { useHost } from "../host/HostContext";
import { Glyph } from "../ui/Glyph";
import { useRevealed } from "../ui/useRevealed";

/**
 * Contacts that stand there from the start: as many as the panel keeps room for while it searches, so that nothing
 * below moves when the answer comes.
 */
const FEW = 2;

interface OpenCaseProps {
  readonly finding: Extract<CallerFinding, { kind: "open" }>;
  readonly panel: CallerPanel;
  readonly host: HostProps;
  readonly caller: Caller;
  readonly disabled: boolean;
  /** Id of the sentence that says why buttons are disabled. */
  readonly because: string | undefined;
}

/** A case on which no contact stands: those who may have called, to link, and the form of a new contact. */
export const OpenCase: React.FC<OpenCaseProps> = ({ finding, panel, host, caller, disabled, because }) => {
  const { text, count } = useHost();
  const { stage, createdId } = panel.state;
  const [creating, setCreating] = React.useState(false);
  const createButton = React.useRef<HTMLButtonElement>(null);
  const total = (finding.found?.length ?? 0) + finding.companies.length;
  const { shown, next, showMore, list } = useRevealed<HTMLUListElement>(total, FEW, MAX_CONTACTS);
  const account = realAccount(finding.facts.row, finding.facts.placeholder);
  const close = (): void => {
    setCreating(false);
    createButton.current?.focus();
    // The contact that was created before linking failed is found by its number now.
    if (createdId !== undefined) panel.searchAgain();
  };
  return (
    <>
      <div className="ocx-caller-actions">
        {next > 0 && !creating && (
          <CallerButton look="text" onPress={showMore} testId="ocx-more-contacts">
            {count("moreContacts", next)}
          </CallerButton>
        )}
        <CallerButton
          look="text"
          ref={createButton}
          disabled={disabled}
          because={because}
          onPress={() => setCreating(true)}
          testId="ocx-create"
        >
          {text("create")}
        </CallerButton>
        {finding.found !== undefined && (
          <CallerButton
            look="text"
            disabled={stage !== "known"}
            onPress={() => panel.searchAgain()}
            title={text("searchAgain")}
            testId="ocx-search-again"
          >
            {/* An icon for the eye, words for ear and voice. */}
            <Glyph name="again" />
            <span className="ocx-unseen">{text("searchAgain")}</span>
          </CallerButton>
        )}
      </div>
      {creating ? (
        <NewContact
          caller={caller}
          account={account === undefined ? undefined : finding.facts.row.customerName}
          createdId={createdId}
          disabled={disabled}
          onCreate={(contactId, form) => panel.create({ contactId, form, sessionId: host.sessionId })}
          onCancel={close}
        />
      ) : (
        finding.found !== undefined &&
        total > 0 && (
          <FoundContacts
            search={finding}
            shown={shown}
            list={list}
            disabled={disabled}
            because={because}
            customerId={finding.facts.row.customer?.id}
            panel={panel}
          />
        )
      )}
    </>
  );
};
