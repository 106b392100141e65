import * as React from "react";
import { TextField, type ITextField } from "@fluentui/react";
import type { CallerNumber } from "../panel/phoneMatch";
import { FailureNotice } from "../FailureNotice";
import { LinkRow, type LinkRowsProps } from "../LinkRow";
import { useHost } from "../../host/HostContext";
import { onEscape } from "../../ui/onEscape";
import { MOST_SHOWN, NameSearch, type NameAnswer } from "./nameSearch";

interface FindByNameProps extends LinkRowsProps {
  readonly caller: CallerNumber;
  readonly onClose: () => void;
}

/** Contacts by what the rep types of a name, each to link. */
export const FindByName: React.FC<FindByNameProps> = ({ caller, onClose, ...rows }) => {
  const { store, text, count } = useHost();
  const [answer, setAnswer] = React.useState<NameAnswer>();
  const search = React.useMemo(() => new NameSearch(store, setAnswer), [store]);
  React.useEffect(() => () => search.stop(), [search]);
  const field = React.useRef<ITextField>(null);
  React.useEffect(() => field.current?.focus(), []);
  const found = answer?.kind === "found" ? answer.found : [];
  const said = (): string => {
    if (answer === undefined) return text("byNameHint");
    if (answer.kind !== "found") return "";
    if (found.length === 0) return text("byNameNone");
    return answer.more ? count("byNameMore", MOST_SHOWN) : count("byNameMany", found.length);
  };
  return (
    <div className="ocx-by-name" data-testid="ocx-by-name-form" onKeyDown={onEscape(onClose)}>
      <TextField
        ariaLabel={text("byNameField")}
        placeholder={text("byNameField")}
        maxLength={100}
        dir="auto"
        autoComplete="off"
        componentRef={field}
        onChange={(_, value) => search.type(value ?? "", caller)}
      />
      <p role="status" className="ocx-quiet">
        {said()}
      </p>
      {answer?.kind === "failed" && (
        <FailureNotice failure={{ what: "find", problem: answer.problem }} onRetry={undefined} />
      )}
      <ul className="ocx-contacts" role={found.length > 0 ? "list" : "presentation"}>
        {found.map((candidate) => (
          <LinkRow {...rows} key={candidate.holder.id} candidate={candidate} />
        ))}
      </ul>
    </div>
  );
};
