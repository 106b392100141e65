import * as React from "react";
import { numberOffer, type NumberChange } from "../../../Caller/contact/numberOffer";
import { formatPhone } from "../../../Caller/phone/format";
import { parsePhone } from "../../../Caller/phone/parse";
import { useHost } from "../../host/HostContext";
import { useWrite } from "../../host/useWrite";
import { CallerButton } from "../CallerButton";
import type { CallerPanel } from "../panel/CallerPanel";
import type { CallerFinding } from "../panel/callerLookup";
import type { CallerCustomer } from "../panel/caseStore";
import { whileShown } from "../panel/whileShown";
import { useShown } from "../../ui/useShown";
import { isAdded, restoreNumber, writeNumber } from "./changeNumber";
import { useCompanyNumber } from "./useCompanyNumber";

interface NumberOfferProps {
  readonly contact: CallerCustomer;
  readonly finding: Extract<CallerFinding, { kind: "linked" }>;
  readonly phone: string | undefined;
  readonly defaultCountry: string | undefined;
  readonly panel: CallerPanel;
  readonly disabled: boolean;
  readonly because: string | undefined;
}

/** Offers to bring the linked contact's number up to date, by one press, and to take that back. */
export const NumberOffer: React.FC<NumberOfferProps> = ({
  contact,
  finding,
  phone,
  defaultCountry,
  panel,
  disabled,
  because,
}) => {
  const services = useHost();
  const { text, textIfAny, may } = services;
  const { saving, said, act } = useWrite("failed_number");
  const [done, setDone] = React.useState<NumberChange>();
  const shown = useShown();
  const caller = React.useMemo(() => parsePhone(phone ?? "", defaultCountry), [phone, defaultCountry]);
  const found = React.useMemo(() => numberOffer(caller, contact.row), [caller, contact]);
  const ofCompany = useCompanyNumber(found !== undefined && isAdded(found), finding.accounts, contact.parentId, caller);
  const offer = ofCompany || !may("Write", "contact") ? undefined : found;
  const store = whileShown(services.store, shown);
  const columnName = (column: NumberChange["column"]): string => textIfAny(`column_${column}`) ?? column;
  const write = async (change: NumberChange): Promise<string> => {
    const written = await writeNumber(store, contact.id, caller, change);
    setDone(written);
    if (written === undefined) return text("numberChanged");
    panel.contactWritten({ [written.column]: written.number });
    return text("numberSaved", written.number ?? "", columnName(written.column));
  };
  const restore = async (change: NumberChange): Promise<string> => {
    const restored = await restoreNumber(store, contact.id, change);
    // First, so that the offer takes the place of Undo, and the focus stays on the button.
    if (restored) panel.contactWritten({ [change.column]: change.old });
    setDone(undefined);
    return text(restored ? "numberRestored" : "numberChanged");
  };
  if (offer === undefined && said === "" && done === undefined) return null;
  return (
    <div className="ocx-number" data-testid="ocx-number">
      <span role="status">{said}</span>{" "}
      {done !== undefined ? (
        <CallerButton look="text" disabled={saving} onPress={() => act(restore(done))} testId="ocx-number-undo">
          {text("undo")}
        </CallerButton>
      ) : (
        offer !== undefined && (
          <CallerButton
            look="text"
            disabled={disabled || saving}
            because={because}
            onPress={() => act(write(offer))}
            testId="ocx-number-write"
          >
            {isAdded(offer)
              ? text("addNumber", formatPhone(offer.number ?? "", "international"), columnName(offer.column))
              : text("correctNumber", offer.old ?? "", offer.number ?? "")}
          </CallerButton>
        )
      )}
    </div>
  );
};
