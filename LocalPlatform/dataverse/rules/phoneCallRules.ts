import { dateTimeText } from "../model/columnValue";
import { lookupOf, textOf } from "../model/row";
import { WebApiError } from "../model/webApiError";
import type { TableRules } from "./change";

const OPEN = 0;

/** Names its kind, as every activity does, and has an end once it is no longer open. */
export const phoneCallRules: TableRules = {
  onDraft: ({ draft }) => {
    draft.values.activitytypecode = "phonecall";
    draft.values.isregularactivity = true;
    if (draft.values.statecode !== OPEN) draft.values.actualend ??= dateTimeText(new Date());
  },
};

/** A party is a record, or a name or an address that stands for none. */
export const partyRules: TableRules = {
  onDraft: ({ draft }) => {
    const isNobody = textOf(draft, "addressused") === "" && textOf(draft, "unresolvedpartyname") === "";
    if (lookupOf(draft, "partyid") === undefined && isNobody)
      throw new WebApiError(400, "0x80043504", "Activity party object Id or type is missing");
  },
};
