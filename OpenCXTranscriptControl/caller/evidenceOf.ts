import { formatPhone } from "../../Caller/phone/format";
import type { HostServices } from "../host/hostServices";
import type { EvidenceItem } from "./Evidence";
import type { CallerCustomer } from "./panel/caseStore";
import type { Candidate } from "./panel/phoneMatch";

/**
 * What speaks for a contact or an account: its name, its number, how often it called (`cases`), then what tells it from
 * others of that name.
 */
export function evidenceOf(
  { text, textIfAny }: Pick<HostServices, "text" | "textIfAny">,
  customer: CallerCustomer | undefined,
  match: Candidate["match"] | undefined,
  cases: readonly EvidenceItem[],
): readonly EvidenceItem[] {
  const items: EvidenceItem[] = [];
  if (match?.sameName === true) items.push({ words: text("sameName"), strong: true });
  if (match?.level !== undefined) {
    // Whichever column of an account it is, to the rep it is the company's phone.
    const column = customer?.table === "account" ? "company" : match.column.replace(/\d_.*/, "");
    items.push({
      words: text(
        `level_${match.level}`,
        textIfAny(`column_${column}`) ?? match.column,
        formatPhone(match.matched, "international"),
      ),
      strong: match.level === "EXACT",
    });
  }
  items.push(...cases);
  for (const words of [customer?.parentName ?? "", customer?.email ?? ""]) if (words !== "") items.push({ words });
  return items;
}
