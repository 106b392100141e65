import { caseRules } from "./caseRules";
import type { TableRules } from "./change";
import { contactRules, teamRules, userRules } from "./contactRules";
import { noteRules } from "./noteRules";
import { partyRules, phoneCallRules } from "./phoneCallRules";
import { queueItemRules } from "./queueItemRules";

/** Rules by table; a table without an entry has none of its own. */
export const TABLE_RULES: Readonly<Record<string, TableRules>> = {
  incident: caseRules,
  contact: contactRules,
  systemuser: userRules,
  team: teamRules,
  queueitem: queueItemRules,
  annotation: noteRules,
  phonecall: phoneCallRules,
  activityparty: partyRules,
};
