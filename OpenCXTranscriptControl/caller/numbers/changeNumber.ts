import { numberOffer, type NumberChange } from "../../../Caller/contact/numberOffer";
import type { Phone } from "../../../Caller/phone/parse";
import type { CaseStore } from "../panel/caseStore";

type Store = Pick<CaseStore, "contact" | "setPhone">;

/** Whether a number goes where none is. */
export function isAdded({ old }: NumberChange): boolean {
  return (old ?? "").trim() === "";
}

/**
 * Does what was offered, on the contact as it is now: a number is only replaced where the one that was shown still
 * stands, and one that is added goes into the first column that is still empty.
 * @returns what was written; undefined where somebody changed the numbers meanwhile, and nothing was
 * @throws what the store rejects with
 */
export async function writeNumber(
  store: Store,
  contactId: string,
  caller: Phone,
  shown: NumberChange,
): Promise<NumberChange | undefined> {
  const { row } = await store.contact(contactId);
  const offer = numberOffer(caller, row);
  const same = isAdded(shown)
    ? offer !== undefined && isAdded(offer)
    : offer?.column === shown.column && offer.old === shown.old;
  if (offer === undefined || !same) return undefined;
  await store.setPhone(contactId, offer.column, offer.number);
  return offer;
}

/**
 * Puts back what stood in the column.
 * @returns false where something else stands there now, and nothing was written
 * @throws what the store rejects with
 */
export async function restoreNumber(
  store: Store,
  contactId: string,
  { column, old, number }: NumberChange,
): Promise<boolean> {
  const { row } = await store.contact(contactId);
  const now = row[column] ?? null;
  // An earlier try whose answer was lost has put it back already.
  if (now !== number) return now === old;
  await store.setPhone(contactId, column, old);
  return true;
}
