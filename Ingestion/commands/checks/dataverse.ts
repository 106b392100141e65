import { z } from "zod";
import type { Variables } from "../../../Caller/variables";
import { CASE_COLUMNS, COLUMNS_SOLUTION } from "../../../Transcript/caseColumns";
import type { DataverseEnvironment } from "../../dataverse/environment";
import type { CaseSettings } from "../../handoff/route";
import { Finding, type Check } from "../check";
import { checkCustomData } from "./customData";
import { checkPrivileges } from "./privileges";
import { checkOwner, checkQueue, checkUnknownCaller } from "./records";
import { checkTicketProperties } from "./ticketProperties";
import { checkVariables, readVariables } from "./variables";

const TOKEN = "token";
const ENVIRONMENT = "environment";

/** All that is asked of an environment. @param cases absent where they are wrong: then what they name is not looked at */
export function dataverseChecks(dataverse: DataverseEnvironment, cases: CaseSettings | undefined): readonly Check[] {
  const { client } = dataverse;
  let userId = "";
  let read: Promise<Variables> | undefined;
  const variables = (): Promise<Variables> => (read ??= readVariables(client));
  const token: Check = { name: TOKEN, run: async () => (await dataverse.tokens.get(), "the authority gives one") };
  const environment: Check = {
    name: ENVIRONMENT,
    needs: TOKEN,
    run: async () => {
      const answer = await client.request("GET", "WhoAmI", { what: "WhoAmI" });
      userId = z.object({ UserId: z.string() }).parse(answer.body).UserId;
      return `${client.url} knows the service as user ${userId}`;
    },
  };
  const inside: readonly Check[] = [
    { name: "columns", run: () => checkColumns(dataverse) },
    {
      name: "incidents",
      run: async () => {
        await client.request("GET", "incidents?$select=incidentid&$top=1", { what: "reading incidents" });
        return "may be read";
      },
    },
    ...(cases === undefined
      ? []
      : [
          { name: "privileges", run: () => checkPrivileges(client, userId, cases) },
          { name: "priority", run: () => checkPriority(dataverse, cases.defaults.priority) },
          { name: "ticket properties", run: () => checkTicketProperties(dataverse, cases.defaults.ticketProperties) },
          { name: "custom data", run: () => checkCustomData(dataverse, cases.customDataColumns) },
          { name: "unknown caller", run: () => checkUnknownCaller(client, cases.unknownCaller.customer, variables) },
          { name: "environment variables", run: () => checkVariables(variables, cases) },
          { name: "queue", run: () => checkQueue(client, cases.queueId) },
          { name: "owner", run: () => checkOwner(client, cases.defaults.ownerId) },
        ]),
  ];
  return [token, environment, ...inside.map((check) => ({ ...check, needs: ENVIRONMENT }))];
}

async function checkColumns({ columns }: DataverseEnvironment): Promise<string> {
  const present = await Promise.all(
    Object.keys(CASE_COLUMNS).map(async (column) => ((await columns.has(column)) ? undefined : column)),
  );
  const missing = present.filter((column) => column !== undefined);
  if (missing.length > 0)
    throw new Finding(`incident lacks ${missing.join(", ")}: import the solution ${COLUMNS_SOLUTION}`);
  const limits = await columns.textLimits();
  return `all there; description holds ${limits.description} characters, opencx_transcript ${limits.transcript}`;
}

async function checkPriority({ columns }: DataverseEnvironment, priority: number): Promise<string> {
  const values = await columns.optionValues("prioritycode");
  if (!values.includes(priority))
    throw new Finding(
      `DEFAULT_PRIORITY ${priority} is not an option of this organization: choose one of ${values.join(", ")}`,
    );
  return `${priority} is one of ${values.join(", ")}`;
}
