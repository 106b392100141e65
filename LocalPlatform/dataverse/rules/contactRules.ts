import { textOf } from "../model/row";
import { setLookup, type Change, type TableRules } from "./change";

function fullName({ draft }: Change): void {
  draft.values.fullname =
    [textOf(draft, "firstname"), textOf(draft, "lastname")].filter((part) => part !== "").join(" ") || null;
}

/** A contact's full name comes from its parts. */
export const contactRules: TableRules = { onDraft: fullName };

/** A user's full name comes from its parts; the row's `ownerid` is its own id, since users can own rows. */
export const userRules: TableRules = {
  onDraft: (change) => {
    fullName(change);
    change.draft.values.ownerid = change.id;
    change.draft.values.isdisabled ??= false;
    change.draft.values.accessmode ??= 0;
    ownUnit(change);
  },
};

/** A team is in the root business unit unless it names another; its `ownerid` is its own id, since teams can own rows. */
export const teamRules: TableRules = {
  onDraft: (change) => {
    ownUnit(change);
    change.draft.values.ownerid = change.id;
  },
};

function ownUnit({ draft, environment }: Change): void {
  if ((draft.values._businessunitid_value ?? null) === null)
    setLookup(draft, "businessunitid", { table: "businessunit", id: environment.businessUnitId });
}
