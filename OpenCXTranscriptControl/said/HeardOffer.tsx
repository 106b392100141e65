import * as React from "react";
import { CallerButton } from "../caller/CallerButton";
import type { CallerCustomer, ProofColumn } from "../caller/panel/caseStore";
import { whileShown } from "../caller/panel/whileShown";
import { useHost } from "../host/HostContext";
import { useWrite } from "../host/useWrite";
import { useShown } from "../ui/useShown";
import { heardParts, type HeardPart } from "./heardContact";
import { useSaid } from "./SaidContext";

/** The column of contact that takes each kind. */
const COLUMNS: Readonly<Record<string, ProofColumn>> = {
  email: "emailaddress1",
  address: "address1_line1",
  postcode: "address1_postalcode",
};

/** Offers what was heard for columns of the linked contact that are empty: each goes there by one press. */
export const HeardOffer: React.FC<{
  readonly contact: CallerCustomer;
  readonly disabled: boolean;
  readonly because: string | undefined;
}> = ({ contact, disabled, because }) => {
  const services = useHost();
  const { text, may } = services;
  const { heard, timeOf } = useSaid();
  const [written, setWritten] = React.useState<readonly ProofColumn[]>([]);
  const { saving, said, act } = useWrite("failed_heard");
  const status = React.useRef<HTMLSpanElement>(null);
  React.useEffect(() => {
    // The button that was pressed has gone.
    if (said !== "" && document.activeElement === document.body) status.current?.focus();
  }, [said]);
  const shown = useShown();
  const store = whileShown(services.store, shown);
  const offers = heardParts(heard).flatMap((part) => {
    const column = COLUMNS[part.thing.type];
    if (column === undefined || written.includes(column)) return [];
    return contact.columns?.[column] === "" ? [{ part, column }] : [];
  });
  // The latest of a kind; the first that was written takes the others away.
  const first = offers.filter(({ column }, index) => offers.findIndex((each) => each.column === column) === index);
  const write = async ({ thing }: HeardPart, column: ProofColumn): Promise<string> => {
    const now = await store.contact(contact.id);
    const isEmpty = now.columns?.[column] === "";
    if (isEmpty) await store.updateContact({ contactid: contact.id, [column]: thing.value });
    setWritten([...written, column]);
    return isEmpty ? text("heardSaved", thing.value) : text("heardChanged");
  };
  if (!may("Write", "contact") || (first.length === 0 && said === "")) return null;
  return (
    <div className="ocx-number" data-testid="ocx-heard-offer">
      <span role="status" tabIndex={-1} ref={status}>
        {said}
      </span>{" "}
      {first.map(({ part, column }) => (
        <CallerButton
          key={column}
          look="text"
          disabled={disabled || saving}
          because={because}
          onPress={() => act(write(part, column))}
          testId="ocx-heard-write"
        >
          {text("heardAdd", part.thing.value, timeOf(part.thing.turns[0] ?? 0))}
        </CallerButton>
      ))}
    </div>
  );
};
