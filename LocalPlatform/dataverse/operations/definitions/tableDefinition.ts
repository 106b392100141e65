import type { Schema, Table } from "../../metadata/schema";
import { namedGuid } from "../../model/namedGuid";
import { columnDefinition } from "./columnDefinition";
import { keyId } from "./defineKey";
import type { Definition } from "./definition";
import { label, managed } from "./label";
import { relationshipDefinitions } from "./relationshipDefinition";

/** What neither the metadata document nor a table's columns say. Source: Microsoft's table reference, properties. */
interface Described {
  readonly schemaName: string;
  /** Display name of many of its rows. */
  readonly plural: string;
  /** A member of `OwnershipTypes`; `UserOwned` unless it is another. */
  readonly ownership?: string;
  readonly isActivity?: boolean;
  /** Whether its rows may stand in queues. */
  readonly queues?: boolean;
}

const DESCRIBED: Readonly<Record<string, Described>> = {
  incident: { schemaName: "Incident", plural: "Cases", queues: true },
  contact: { schemaName: "Contact", plural: "Contacts" },
  account: { schemaName: "Account", plural: "Accounts" },
  queue: { schemaName: "Queue", plural: "Queues" },
  queueitem: { schemaName: "QueueItem", plural: "Queue Items", ownership: "OrganizationOwned" },
  annotation: { schemaName: "Annotation", plural: "Notes" },
  systemuser: { schemaName: "SystemUser", plural: "Users", ownership: "BusinessOwned" },
  businessunit: { schemaName: "BusinessUnit", plural: "Business Units", ownership: "BusinessOwned" },
  team: { schemaName: "Team", plural: "Teams", ownership: "BusinessOwned" },
  phonecall: { schemaName: "PhoneCall", plural: "Phone Calls", isActivity: true, queues: true },
  task: { schemaName: "Task", plural: "Tasks", isActivity: true, queues: true },
  activityparty: { schemaName: "ActivityParty", plural: "Activity Parties", ownership: "None" },
  environmentvariabledefinition: {
    schemaName: "EnvironmentVariableDefinition",
    plural: "Environment Variable Definitions",
  },
  asyncoperation: { schemaName: "AsyncOperation", plural: "System Jobs" },
  duplicaterule: { schemaName: "DuplicateRule", plural: "Duplicate Detection Rules" },
  importjob: { schemaName: "ImportJob", plural: "Import Jobs", ownership: "OrganizationOwned" },
  publisher: { schemaName: "Publisher", plural: "Publishers", ownership: "OrganizationOwned" },
  role: { schemaName: "Role", plural: "Security Roles", ownership: "BusinessOwned" },
  savedquery: { schemaName: "SavedQuery", plural: "Views", ownership: "OrganizationOwned" },
  savedqueryvisualization: {
    schemaName: "SavedQueryVisualization",
    plural: "System Charts",
    ownership: "OrganizationOwned",
  },
  solution: { schemaName: "Solution", plural: "Solutions", ownership: "OrganizationOwned" },
  systemform: { schemaName: "SystemForm", plural: "System Forms", ownership: "OrganizationOwned" },
  transactioncurrency: { schemaName: "TransactionCurrency", plural: "Currencies", ownership: "OrganizationOwned" },
  userquery: { schemaName: "UserQuery", plural: "Saved Views" },
  webresource: { schemaName: "WebResource", plural: "Web Resources", ownership: "OrganizationOwned" },
  environmentvariablevalue: { schemaName: "EnvironmentVariableValue", plural: "Environment Variable Values" },
};

/** The alternate keys of a table. Source: EntityKeyMetadata EntityType. */
function keyDefinitions(table: Table): readonly Definition[] {
  const { logicalName, keys } = table;
  return Object.entries(keys).map(([name, columns]) => ({
    type: "EntityKeyMetadata",
    values: {
      MetadataId: keyId(table, name),
      HasChanged: null,
      LogicalName: name.toLowerCase(),
      SchemaName: name,
      EntityLogicalName: logicalName,
      KeyAttributes: [...columns],
      EntityKeyIndexStatus: "Active",
      IsManaged: true,
      IsCustomizable: managed(true, "iscustomizable"),
    },
    related: {},
  }));
}

/** One table, as metadata tells of it. */
export function tableDefinition(schema: Schema, table: Table): Definition {
  const { logicalName } = table;
  const described = DESCRIBED[logicalName];
  const related = (own: string) => relationshipDefinitions(schema).filter(({ values }) => values[own] === logicalName);
  return {
    type: "EntityMetadata",
    values: {
      MetadataId: namedGuid(`table ${logicalName}`),
      HasChanged: null,
      LogicalName: logicalName,
      SchemaName: described?.schemaName ?? table.schemaName ?? logicalName,
      EntitySetName: table.set,
      LogicalCollectionName: table.set,
      PrimaryIdAttribute: table.key,
      PrimaryNameAttribute: table.name,
      ObjectTypeCode: table.code,
      DisplayName: label(table.label),
      DisplayCollectionName: label(described?.plural ?? table.plural),
      OwnershipType: described?.ownership ?? table.ownership ?? "UserOwned",
      IsActivity: described?.isActivity ?? false,
      IsActivityParty: logicalName === "activityparty",
      IsCustomEntity: described === undefined,
      IsIntersect: false,
      IsPrivate: false,
      IsManaged: true,
      IsBPFEntity: false,
      IsLogicalEntity: false,
      IsValidForQueue: managed(described?.queues ?? false, "isvalidforqueue"),
      IsCustomizable: managed(true, "iscustomizable"),
      CanCreateAttributes: managed(true, "cancreateattributes", false),
    },
    related: {
      Attributes: () => Object.entries(table.columns).map(([name, column]) => columnDefinition(table, name, column)),
      Keys: () => keyDefinitions(table),
      OneToManyRelationships: () => related("ReferencedEntity"),
      ManyToOneRelationships: () => related("ReferencingEntity"),
      ManyToManyRelationships: () =>
        relationshipDefinitions(schema).filter(
          ({ values }) => values.Entity1LogicalName === logicalName || values.Entity2LogicalName === logicalName,
        ),
    },
  };
}
