/** What the metadata document does not say about a table. */
interface PublishedTable {
  /** Primary name column. */
  readonly name: string;
  /** Object type code. */
  readonly code: number;
  /** Display name. */
  readonly label: string;
  /** Primary key, where it is not the table's name and `id`: activities have `activityid`. */
  readonly key?: string;
}

/** The tables of Microsoft's that stand in schema.json, which generateSchema.ts makes of this list. */
export const PUBLISHED_TABLES: Readonly<Record<string, PublishedTable>> = {
  incident: { name: "title", code: 112, label: "Case" },
  contact: { name: "fullname", code: 2, label: "Contact" },
  account: { name: "name", code: 1, label: "Account" },
  queue: { name: "name", code: 2020, label: "Queue" },
  queueitem: { name: "title", code: 2029, label: "Queue Item" },
  annotation: { name: "subject", code: 5, label: "Note" },
  systemuser: { name: "fullname", code: 8, label: "User" },
  team: { name: "name", code: 9, label: "Team" },
  businessunit: { name: "name", code: 10, label: "Business Unit" },
  phonecall: { name: "subject", code: 4210, label: "Phone Call", key: "activityid" },
  transactioncurrency: { name: "currencyname", code: 9105, label: "Currency" },
  // Its name column, partyidname, is no property of the metadata document.
  activityparty: { name: "addressused", code: 135, label: "Activity Party" },
};

/**
 * The tables that hold what solutions bring, in solutionTables.json, which generateSchema.ts makes of this list, of the
 * whole metadata document and of solutionColumns.tsv. Source of the codes: Microsoft's list of object type codes.
 */
export const SOLUTION_TABLES: Readonly<Record<string, PublishedTable>> = {
  asyncoperation: { name: "name", code: 4700, label: "System Job" },
  duplicaterule: { name: "name", code: 4414, label: "Duplicate Detection Rule" },
  environmentvariabledefinition: { name: "schemaname", code: 380, label: "Environment Variable Definition" },
  environmentvariablevalue: { name: "schemaname", code: 381, label: "Environment Variable Value" },
  importjob: { name: "solutionname", code: 9107, label: "Import Job" },
  publisher: { name: "friendlyname", code: 7101, label: "Publisher" },
  role: { name: "name", code: 1036, label: "Security Role" },
  savedquery: { name: "name", code: 1039, label: "View" },
  savedqueryvisualization: { name: "name", code: 1111, label: "System Chart" },
  solution: { name: "friendlyname", code: 7100, label: "Solution" },
  systemform: { name: "name", code: 1030, label: "System Form", key: "formid" },
  userquery: { name: "name", code: 4230, label: "Saved View" },
  webresource: { name: "name", code: 9333, label: "Web Resource" },
};
