import { duplicateFilter } from "../../../Caller/contact/duplicates";
import type { ContactDetails } from "../../../Caller/contact/newContact";
import { isSameName } from "../../../Caller/contact/rank";
import { matchPhones } from "../../../Caller/phone/match";
import { parsePhone } from "../../../Caller/phone/parse";
import type { CaseStore } from "../panel/caseStore";
import { phoneMatch, type CallerNumber, type Candidate } from "../panel/phoneMatch";
import { MOST_SHOWN } from "./nameSearch";

/**
 * Active contacts of the same name, e-mail address or number as the one that is to be created. The caller's own number
 * was searched when the case opened, and whoever has it stands in the panel: only another one is searched here.
 * @throws what the store rejects with
 */
export async function findDuplicates(
  store: Pick<CaseStore, "contacts">,
  { phone = "", defaultCountry }: CallerNumber,
  form: ContactDetails,
): Promise<readonly Candidate[]> {
  const number = parsePhone(form.phone, defaultCountry);
  const isNew = form.phone.trim() !== "" && matchPhones(number, parsePhone(phone, defaultCountry)) !== "EXACT";
  const filter = duplicateFilter(form, isNew ? number : undefined);
  const found = filter === undefined ? [] : await store.contacts(filter);
  const name = `${form.firstName} ${form.lastName}`.trim();
  const likely = ({ holder, match }: Candidate): number =>
    Number(match.sameName) +
    Number(holder.email.toLowerCase() === form.email.trim().toLowerCase() && holder.email !== "");
  return found
    .map((holder): Candidate => ({
      holder,
      match: phoneMatch({ phone: form.phone, defaultCountry, name }, holder) ?? {
        sameName: isSameName(name, holder.row),
      },
    }))
    .filter((each) => likely(each) > 0 || (isNew && each.match.level !== undefined))
    .sort((a, b) => likely(b) - likely(a))
    .slice(0, MOST_SHOWN);
}
