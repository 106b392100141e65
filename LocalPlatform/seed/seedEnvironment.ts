import { callerOf } from "../dataverse/access/caller";
import type { Environment } from "../dataverse/model/environment";
import { namedGuid } from "../dataverse/model/namedGuid";
import type { JsonObject } from "../dataverse/model/payload";
import { everyPrivilege } from "../dataverse/access/roles";
import { createRow, updateRow, type WriteContext } from "../dataverse/operations/writeRows";
import { variableId } from "../dataverse/solution/read/componentRows";
import { BASE_CURRENCY } from "../dataverse/rules/derivedColumns";
import { addToQueue } from "../dataverse/operations/addToQueue";
import { OTHER_CONTACTS } from "./otherContacts";
import { SEED_ACCOUNTS } from "./seedAccounts";
import { SEED_CASES } from "./seedCases";
import { objectIdOf, SEED_IDS } from "./seedIds";
import { SEED_USERS } from "./seedUsers";
import { INACTIVE_CONTACT, CALLER_CONTACTS } from "./callerContacts";

const QUEUES: readonly JsonObject[] = [
  {
    queueid: SEED_IDS.handoffQueue,
    name: "AI phone handoffs",
    description: "Calls that the phone agent has handed off to people.",
  },
  {
    queueid: SEED_IDS.supportQueue,
    name: "Customer support",
    description: "Everything that comes by mail and web form.",
  },
];

/** The root business unit, which all seeded users are in, and one below it. */
const SEED_UNITS: readonly JsonObject[] = [
  { businessunitid: SEED_IDS.businessUnit, name: "Harper Valley" },
  {
    businessunitid: SEED_IDS.childUnit,
    name: "Branches",
    "parentbusinessunitid@odata.bind": `/businessunits(${SEED_IDS.businessUnit})`,
  },
];

/** Definition of the environment variable that names the placeholder customer. */
const UNKNOWN_CALLER_VARIABLE = "opencx_UnknownCallerCustomer";

/** A write by the seeded administrator, to whom everything is allowed, there already or not. */
export function administratorOf(environment: Environment): WriteContext {
  const caller = callerOf(environment, {
    userId: SEED_IDS.admin,
    objectId: objectIdOf("admin"),
    businessUnitId: environment.businessUnitId,
    accessMode: 0,
    privileges: everyPrivilege(environment.schema),
  });
  return { environment, caller };
}

/**
 * Fills an empty environment with users, queues, accounts, contacts, a few ordinary cases and, where a solution has
 * brought it, the environment variable's value. Every row goes through the same rules as a request, so seed data cannot
 * break them.
 * @param customer `account:GUID`, value of the environment variable
 */
export function seedEnvironment(environment: Environment, customer: string): void {
  const context = administratorOf(environment);
  const create = (name: string, body: JsonObject) => {
    const table = environment.schema.tables.get(name);
    if (table === undefined) throw new Error(`Seed data: the schema has no table ${name}.`);
    return { table, row: createRow(context, table, body) };
  };

  create("transactioncurrency", {
    transactioncurrencyid: BASE_CURRENCY.id,
    currencyname: "US Dollar",
    isocurrencycode: "USD",
    currencysymbol: "$",
    currencyprecision: 2,
    exchangerate: 1,
  });
  SEED_UNITS.forEach((unit) => create("businessunit", unit));
  SEED_USERS.forEach((user) => create("systemuser", user));
  create("team", {
    teamid: SEED_IDS.team,
    name: "Customer care",
    teamtype: 0,
    description: "Owns cases that no one person has taken yet.",
  });
  QUEUES.forEach((queue) => create("queue", queue));
  SEED_ACCOUNTS.forEach((account) => create("account", account));
  [...CALLER_CONTACTS, ...OTHER_CONTACTS].forEach((contact) => create("contact", contact));
  const inactive = create("contact", INACTIVE_CONTACT);
  updateRow(context, inactive.table, inactive.row, { statecode: 1, statuscode: 2 });

  for (const { body, worker } of SEED_CASES) {
    const { row } = create("incident", body);
    addToQueue(context, SEED_IDS.supportQueue, {
      Target: { "@odata.type": "Microsoft.Dynamics.CRM.incident", incidentid: row.id },
      ...(worker === undefined
        ? {}
        : { QueueItemProperties: { "workerid_systemuser@odata.bind": `/systemusers(${worker})` } }),
    });
  }

  const definition = variableId(UNKNOWN_CALLER_VARIABLE);
  if (environment.store.get("environmentvariabledefinition", definition) === undefined) return;
  create("environmentvariablevalue", {
    environmentvariablevalueid: namedGuid(`${UNKNOWN_CALLER_VARIABLE} value`),
    schemaname: UNKNOWN_CALLER_VARIABLE,
    value: customer,
    "EnvironmentVariableDefinitionId@odata.bind": `/environmentvariabledefinitions(${definition})`,
  });
}
