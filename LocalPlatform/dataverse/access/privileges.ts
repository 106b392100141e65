import { namedGuid } from "../model/namedGuid";
import type { Table } from "../metadata/schema";
import type { Depth } from "../model/depth";
import { WebApiError } from "../model/webApiError";

/** What a privilege lets its holder do with a table's rows. */
export type Access = "Create" | "Read" | "Write" | "Delete" | "Append" | "AppendTo" | "Assign" | "Share";

/**
 * Table names inside privilege names, where they differ from the display-cased logical name. Source: privilege names of
 * the CRM SDK.
 */
const NAMES: Readonly<Record<string, string>> = {
  incident: "Incident",
  contact: "Contact",
  account: "Account",
  queue: "Queue",
  annotation: "Note",
  // Activities of all kinds share theirs.
  task: "Activity",
  phonecall: "Activity",
  activityparty: "Activity",
  systemuser: "User",
  team: "Team",
  businessunit: "BusinessUnit",
  transactioncurrency: "TransactionCurrency",
  duplicaterule: "DuplicateRule",
  savedquery: "Query",
  savedqueryvisualization: "SavedQueryVisualizations",
  userquery: "UserQuery",
  systemform: "SystemForm",
  webresource: "WebResource",
  role: "Role",
  solution: "Solution",
  publisher: "Publisher",
  importjob: "ImportJob",
  asyncoperation: "AsyncOperation",
  environmentvariabledefinition: "EnvironmentVariableDefinition",
  environmentvariablevalue: "EnvironmentVariableDefinition",
};

/**
 * Queue items have no privileges of their own: to read the queue is to read them, and prvAppendToQueue implies create,
 * update and delete.
 */
function queueItemPrivilege(access: Access): string {
  return access === "Read" ? "prvReadQueue" : "prvAppendToQueue";
}

/** The table that a refusal names: the one the privilege is of, which for a queue item is the queue. */
export function privilegeTable(table: string): string {
  return table === "queueitem" ? "queue" : table;
}

/** Name of the privilege, such as `prvCreateIncident`. */
export function privilegeName(access: Access, table: string): string {
  return table === "queueitem" ? queueItemPrivilege(access) : `prv${access}${NAMES[table] ?? table}`;
}

/** Ids that Microsoft has published; the others are made up, one for each name. */
const IDS: Readonly<Record<string, string>> = {
  prvCreateIncident: "6cf9442b-e690-4cad-8b0a-e60464960b93",
  prvAppendToQueue: "041fdb4c-bbb8-4792-90db-51c19d067ca2",
};

/** Id of a privilege, by its name. */
export function privilegeId(privilege: string): string {
  return IDS[privilege] ?? namedGuid(privilege);
}

const ACCESS_MODES = ["0 Read-Write", "1 Administrative", "2 Read", "3 Support User", "4 Non-interactive"];

/** A user as the refusal describes one. */
export interface Principal {
  readonly userId: string;
  readonly objectId: string;
  readonly businessUnitId: string;
  readonly accessMode: number;
  /** With how far each reaches, wherever it comes from. */
  readonly privileges: ReadonlyMap<string, Depth>;
}

/** The documented refusal: 403, 0x80040220, naming user, privilege and table. */
export function missingPrivilege(
  who: Principal,
  privilege: string,
  table: Pick<Table, "logicalName" | "code" | "label">,
): WebApiError {
  return new WebApiError(
    403,
    "0x80040220",
    `Principal user (Id=${who.userId}, type=8, roleCount=1, privilegeCount=${who.privileges.size}, ` +
      `accessMode='${ACCESS_MODES[who.accessMode] ?? who.accessMode}', AADObjectId='${who.objectId}', ` +
      `MetadataCachePrivilegesCount=${who.privileges.size}, businessUnitId=${who.businessUnitId}), is missing ` +
      `${privilege} privilege (Id=${privilegeId(privilege)}) on OTC=${table.code} for entity ` +
      `'${table.logicalName}' (LocalizedName='${table.label}'). context.Caller=${who.userId}.`,
  );
}

/**
 * The refusal of a row that the privilege does not reach. Code and text: an answer of a real environment, told in
 * "Assign Dataverse access rights via flow" (ema-sh.de); what it adds about roles and shares is left out.
 */
export function outOfReach(who: Principal, access: Access, table: Pick<Table, "label">, id: string): WebApiError {
  return new WebApiError(
    403,
    "0x80048306",
    `user with id ${who.userId} does not have ${access}Access right(s) for record with id ${id} of entity ${table.label}. ` +
      "Consider assigning a role with the required access level to the user or team.",
  );
}
