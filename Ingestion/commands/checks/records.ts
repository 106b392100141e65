import { z } from "zod";
import { isPlaceholder, placeholderOf } from "../../../Caller/customer/placeholder";
import type { CustomerRef } from "../../../Caller/customer/reference";
import type { Variables } from "../../../Caller/variables";
import type { DataverseClient } from "../../dataverse/client";
import { asFailure } from "../../failures/failure";
import { assertNone, Finding } from "../check";
import { privilegesOf } from "./privileges";

const row = z.object({
  statecode: z.number().nullish(),
  isdisabled: z.boolean().nullish(),
  accessmode: z.number().nullish(),
  merged: z.boolean().nullish(),
});

const VARIABLE = "the solution's environment variable opencx_UnknownCallerCustomer";
/** Of a systemuser that nobody signs in as to read cases. */
const NO_REP: ReadonlyMap<number, string> = new Map([
  [3, "a support user"],
  [5, "a delegated administrator"],
]);

/** The row that a setting names. @throws Finding when it is not there */
async function found(
  client: DataverseClient,
  { set, id, columns, what, setting }: Readonly<Record<"set" | "id" | "columns" | "what" | "setting", string>>,
): Promise<z.infer<typeof row>> {
  const answer = await client.request("GET", `${set}(${id})?$select=${columns}`, {
    what: `reading the ${what}`,
    accepts: [404],
  });
  if (answer.status === 404)
    throw new Finding(
      `${setting}: there is no ${what} ${id} here: take the id from the address of its form in this environment`,
    );
  return row.parse(answer.body);
}

/** The customer of callers nobody knows: there, active, and the one that the control takes for it. */
export async function checkUnknownCaller(
  client: DataverseClient,
  customer: CustomerRef,
  variables: () => Promise<Variables>,
): Promise<string> {
  const { table, id } = customer;
  const setting = "UNKNOWN_CALLER_CUSTOMER";
  const columns = table === "contact" ? "statecode,merged" : "statecode";
  const { statecode, merged } = await found(client, { set: `${table}s`, id, columns, what: table, setting });
  const faults =
    statecode === 1
      ? [
          `${setting}: the ${table} ${id} is ${merged === true ? "merged into another" : "inactive"}: activate it, or name another`,
        ]
      : [];
  const variable = await variableFault(variables, customer);
  assertNone([...faults, ...(variable.fault === undefined ? [] : [variable.fault])]);
  return `${table} ${id} stands for callers nobody knows${variable.said}`;
}

/** What of the solution's variable does not agree, so that reps would see the placeholder as a caller. */
async function variableFault(
  read: () => Promise<Variables>,
  customer: CustomerRef,
): Promise<{ readonly fault?: string; readonly said: string }> {
  const wanted = `${customer.table}:${customer.id}`;
  try {
    const variables = await read();
    if (!("opencx_UnknownCallerCustomer" in variables))
      return { fault: `${VARIABLE} is not there: import the solution`, said: "" };
    const placeholder = placeholderOf(variables);
    if (isPlaceholder(customer, placeholder)) return { said: ", in the solution too" };
    const now = typeof placeholder === "string" ? "names nobody" : `is ${placeholder.table}:${placeholder.id}`;
    return {
      fault: `${VARIABLE} ${now}, UNKNOWN_CALLER_CUSTOMER is ${wanted}: give both the same value, or reps are shown a caller nobody knows as this customer`,
      said: "",
    };
  } catch (thrown) {
    // Only this command reads it, so that a role without that right makes cases all the same.
    return { said: `; ${VARIABLE} could not be compared (${asFailure(thrown).plain})` };
  }
}

/** The queue that cases are added to: there and active. */
export async function checkQueue(client: DataverseClient, id: string | undefined): Promise<string> {
  if (id === undefined) return "DEFAULT_QUEUE_ID is not set: Dynamics' routing rules decide";
  const setting = "DEFAULT_QUEUE_ID";
  const { statecode } = await found(client, { set: "queues", id, columns: "statecode", what: "queue", setting });
  if (statecode === 1) throw new Finding(`${setting}: the queue ${id} is inactive: activate it, or name another`);
  return `queue ${id} is there and active`;
}

/** The user that owns the cases: there, enabled, and allowed to read them. */
export async function checkOwner(client: DataverseClient, id: string | undefined): Promise<string> {
  if (id === undefined)
    return "DEFAULT_OWNER_ID is not set: the application user owns the cases until Dynamics assigns them";
  const setting = "DEFAULT_OWNER_ID";
  const columns = "isdisabled,accessmode";
  const user = await found(client, { set: "systemusers", id, columns, what: "user", setting });
  if (user.isdisabled === true) throw new Finding(`${setting}: the user ${id} is disabled: enable it, or name another`);
  const odd = NO_REP.get(user.accessmode ?? 0);
  if (odd !== undefined) throw new Finding(`${setting}: the user ${id} is ${odd}: name one of your own`);
  if (!(await privilegesOf(client, id)).has("prvReadIncident"))
    throw new Finding(
      `${setting}: no role of the user ${id} holds prvReadIncident (Read on Case), and Dataverse gives a case to nobody who may not read it`,
    );
  return `user ${id} is there, enabled, and may read cases`;
}
