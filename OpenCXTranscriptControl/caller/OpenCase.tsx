import * as React from "react";
import { getId } from "@fluentui/react";
import type { Caller } from "../../Transcript/conversation";
import type { ContactDetails } from "../../Caller/contact/newContact";
import { realAccount } from "../../Caller/customer/caseCustomer";
import type { CallerFinding } from "./panel/callerLookup";
import type { CallerPanel } from "./panel/CallerPanel";
import { MAX_CONTACTS } from "./panel/caseStore";
import type { Candidate } from "./panel/phoneMatch";
import { CallerButton } from "./CallerButton";
import { FindByName } from "./find/FindByName";
import { FoundContacts } from "./FoundContacts";
import { NewContact } from "./NewContact";
import { UndoButton } from "./UndoButton";
import type { HostProps } from "../host/hostProps";
import { useHost } from "../host/HostContext";
import { heardParts, nameSaid } from "../said/heardContact";
import { useSaid } from "../said/SaidContext";
import { FluentLook } from "../ui/FluentLook";
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
  const { text, count, may } = useHost();
  const [noCreateId] = React.useState(getId);
  const mayCreate = may("Create", "contact");
  const { stage, createdId } = panel.state;
  const [open, setOpen] = React.useState<"create" | "find">();
  const creating = open === "create";
  const createButton = React.useRef<HTMLButtonElement>(null);
  const findButton = React.useRef<HTMLButtonElement>(null);
  const [taken, setTaken] = React.useState<Partial<ContactDetails>>({});
  const { heard, timeOf } = useSaid();
  const [withHidden, setWithHidden] = React.useState(false);
  const { row, placeholder } = finding.facts;
  const all: readonly Candidate[] = [...(finding.found ?? []), ...finding.companies];
  const hidden = all.filter(({ holder }) => row.notCallers.includes(holder.id));
  const named = new Map(
    all.flatMap((each) => {
      const said = each.match.sameName ? undefined : nameSaid(heard, each.holder.row);
      return said === undefined ? [] : [[each.holder.id, timeOf(said.turns[0] ?? 0)] as const];
    }),
  );
  // Whose name was said comes behind whose name the call came with, and before all others.
  const rank = ({ holder, match }: Candidate): number => (match.sameName ? 0 : named.has(holder.id) ? 1 : 2);
  const offered = all.filter((each) => !hidden.includes(each)).sort((a, b) => rank(a) - rank(b));
  const heardName =
    caller.name === undefined ? heardParts(heard).find(({ thing }) => thing.type === "name") : undefined;
  const create = (details: Partial<ContactDetails>): void => {
    setTaken(details);
    setOpen("create");
  };
  const candidates = withHidden ? [...offered, ...hidden] : offered;
  const total = candidates.length;
  const { shown, next, showMore, list } = useRevealed<HTMLUListElement>(total, FEW, MAX_CONTACTS);
  const account = realAccount(row, placeholder);
  const close = (): void => {
    setOpen(undefined);
    (creating ? createButton : findButton).current?.focus();
    // The contact that was created before linking failed is found by its number now.
    if (createdId !== undefined) panel.searchAgain();
  };
  return (
    <>
      <div className="ocx-caller-actions">
        <UndoButton panel={panel} disabled={disabled} because={because} />
        {hidden.length > 0 && open === undefined && (
          <CallerButton
            look="text"
            expanded={withHidden}
            onPress={() => setWithHidden(!withHidden)}
            testId="ocx-show-hidden"
          >
            {count("hiddenContacts", hidden.length)}
          </CallerButton>
        )}
        {next > 0 && open === undefined && !withHidden && (
          <CallerButton look="text" onPress={showMore} testId="ocx-more-contacts">
            {count("moreContacts", next)}
          </CallerButton>
        )}
        <CallerButton
          look="text"
          ref={findButton}
          expanded={open === "find"}
          disabled={disabled}
          because={because}
          onPress={() => (open === "find" ? close() : setOpen("find"))}
          testId="ocx-by-name"
        >
          {text("byName")}
        </CallerButton>
        <CallerButton
          look="text"
          ref={createButton}
          expanded={creating}
          disabled={disabled || !mayCreate}
          because={mayCreate ? because : noCreateId}
          onPress={() => create({})}
          testId="ocx-create"
        >
          {text("create")}
        </CallerButton>
        {heardName !== undefined && !creating && mayCreate && (
          <CallerButton
            look="text"
            disabled={disabled}
            because={because}
            onPress={() => create(heardName.details)}
            testId="ocx-create-heard"
          >
            {text("createHeard", heardName.thing.value, timeOf(heardName.thing.turns[0] ?? 0))}
          </CallerButton>
        )}
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
      {!mayCreate && (
        <p className="ocx-quiet" id={noCreateId}>
          {text("create")}: {text("problem_privilege", "prvCreateContact")}
        </p>
      )}
      {open !== undefined ? (
        <FluentLook host={host}>
          {creating ? (
            <NewContact
              caller={caller}
              taken={taken}
              account={account === undefined ? undefined : row.customerName}
              createdId={createdId}
              disabled={disabled}
              duplicates={panel.state.duplicates}
              because={because}
              row={row}
              panel={panel}
              onCreate={(contactId, form, anyway) =>
                panel.create({ contactId, form, anyway, sessionId: host.sessionId })
              }
              onCancel={close}
            />
          ) : (
            <FindByName
              caller={{ phone: caller.phone, name: caller.name, defaultCountry: host.defaultCountry }}
              onClose={close}
              disabled={disabled}
              because={because}
              row={row}
              panel={panel}
            />
          )}
        </FluentLook>
      ) : (
        total > 0 && (
          <FoundContacts
            candidates={candidates}
            named={named}
            // Whom the rep asked to see is seen.
            shown={withHidden ? total : shown}
            list={list}
            disabled={disabled}
            because={because}
            row={row}
            panel={panel}
          />
        )
      )}
    </>
  );
};
