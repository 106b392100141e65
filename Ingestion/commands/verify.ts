import { z } from "zod";
import { CASE_COLUMNS, COLUMNS_SOLUTION } from "../../Transcript/caseColumns";
import { printable } from "../../Transcript/text/printable";
import type { Connection, Connections } from "../config/connection";
import type { InboxSettings } from "../config/service";
import { openEnvironment, type DataverseEnvironment } from "../dataverse/environment";
import { asFailure, type Failure } from "../failures/failure";
import { OpenCXClient } from "../opencx/client";
import { Finding, type Check } from "./check";
import { EXIT, type Terminal } from "./terminal";
import { databaseCheck } from "./verifyDatabase";

const TOKEN = "token";
const ENVIRONMENT = "environment";

/**
 * `verify`: tries everything the service needs, without writing anything, a line each. All checks run, so that one
 * round shows all there is to do.
 * @param inbox the settings of its database, or what is wrong with them
 * @param serveProblems what is wrong with the settings that `serve` alone needs: said, but no failure, since a machine
 * may only `work`
 * @returns 0 when all is well, 1 otherwise
 */
export async function verify(
  connections: Connections<"dataverse" | "cases" | "opencx">,
  inbox: InboxSettings | readonly string[],
  serveProblems: readonly string[],
  terminal: Terminal,
): Promise<number> {
  let failed = 0;
  for (const connection of connections) failed += await runChecks(checksOf(connection), terminal);
  failed += await runChecks([databaseCheck(inbox)], terminal);
  if ("isUnproven" in inbox && inbox.isUnproven === true)
    terminal.out(
      "warn  DATABASE_TLS=off: the database need not prove who it is, and what the inbox holds may cross the network unencrypted",
    );
  for (const problem of serveProblems) terminal.out(printable(`note  only serve needs it: ${problem}`));
  return failed > 0 ? EXIT.failed : EXIT.ok;
}

function checksOf(connection: Pick<Connection, "dataverse" | "cases" | "opencx">): readonly Check[] {
  const dataverse = openEnvironment(connection.dataverse);
  return [
    ...dataverseChecks(dataverse, connection.cases),
    openCXCheck(new OpenCXClient(connection.opencx)),
    cardsCheck(connection.cases),
  ];
}

/** @returns how many checks failed */
async function runChecks(checks: readonly Check[], terminal: Terminal): Promise<number> {
  const failed = new Set<string>();
  for (const { name, needs, run } of checks) {
    if (needs !== undefined && failed.has(needs)) {
      failed.add(name);
      terminal.out(`-     ${name}: not tried, since ${needs} failed`);
      continue;
    }
    try {
      terminal.out(printable(`ok    ${name}: ${await run()}`));
    } catch (thrown) {
      failed.add(name);
      terminal.out(
        printable(`FAIL  ${name}: ${thrown instanceof Finding ? thrown.message : adviceOn(asFailure(thrown))}`),
      );
    }
  }
  return failed.size;
}

/** No answer at all is most often an address that is wrong. */
function adviceOn(failure: Failure): string {
  if (failure.status !== undefined || (failure.code !== "no-answer" && failure.code !== "timeout"))
    return failure.message;
  return `${failure.message}: check ${failure.source === "opencx" ? "OPENCX_API_URL" : "DATAVERSE_URL"}, and that this machine may reach it`;
}

function dataverseChecks(dataverse: DataverseEnvironment, cases: Connection["cases"]): readonly Check[] {
  const { client, columns } = dataverse;
  const { defaults, unknownCaller, queueId } = cases;
  const exists = async (what: string, path: string, advice: string): Promise<void> => {
    const answer = await client.request("GET", path, { what: `reading the ${what}`, accepts: [404] });
    if (answer.status === 404) throw new Finding(advice);
  };
  const token: Check = { name: TOKEN, run: async () => (await dataverse.tokens.get(), "the authority gives one") };
  const environment: Check = {
    name: ENVIRONMENT,
    needs: TOKEN,
    run: async () => {
      const answer = await client.request("GET", "WhoAmI", { what: "WhoAmI" });
      return `${client.url} knows the service as user ${z.object({ UserId: z.string() }).safeParse(answer.body).data?.UserId ?? "?"}`;
    },
  };
  const inside: readonly Check[] = [
    {
      name: "columns",
      run: async () => {
        const present = await Promise.all(
          Object.keys(CASE_COLUMNS).map(async (column) => ((await columns.has(column)) ? undefined : column)),
        );
        const missing = present.filter((column) => column !== undefined);
        if (missing.length > 0)
          throw new Finding(`incident lacks ${missing.join(", ")}: import the solution ${COLUMNS_SOLUTION}`);
        const limits = await columns.textLimits();
        return `all there; description holds ${limits.description} characters, opencx_transcript ${limits.transcript}`;
      },
    },
    {
      name: "priority",
      run: async () => {
        const values = await columns.optionValues("prioritycode");
        if (!values.includes(defaults.priority))
          throw new Finding(
            `DEFAULT_PRIORITY ${defaults.priority} is not an option of this organization: choose one of ${values.join(", ")}`,
          );
        return `${defaults.priority} is one of ${values.join(", ")}`;
      },
    },
    {
      name: "unknown caller",
      run: async () => {
        const { table, id } = unknownCaller.customer;
        await exists(
          table,
          `${table}s(${id})?$select=${table}id`,
          `UNKNOWN_CALLER_CUSTOMER: there is no ${table} ${id} here`,
        );
        return `${table} ${id} stands for callers nobody knows`;
      },
    },
    {
      name: "queue",
      run: async () => {
        if (queueId === undefined) return "DEFAULT_QUEUE_ID is not set: Dynamics' routing rules decide";
        await exists(
          "queue",
          `queues(${queueId})?$select=queueid`,
          `DEFAULT_QUEUE_ID: there is no queue ${queueId} here`,
        );
        return `queue ${queueId} is there`;
      },
    },
    {
      name: "owner",
      run: async () => {
        if (defaults.ownerId === undefined)
          return "DEFAULT_OWNER_ID is not set: the application user owns the cases until Dynamics assigns them";
        await exists(
          "user",
          `systemusers(${defaults.ownerId})?$select=systemuserid`,
          `DEFAULT_OWNER_ID: there is no user ${defaults.ownerId} here`,
        );
        return `user ${defaults.ownerId} is there`;
      },
    },
    {
      name: "incidents",
      run: async () => {
        await client.request("GET", "incidents?$select=incidentid&$top=1", { what: "reading incidents" });
        return "may be read; whether they may be created shows with the first call";
      },
    },
  ];
  return [token, environment, ...inside.map((check) => ({ ...check, needs: ENVIRONMENT }))];
}

function openCXCheck(opencx: OpenCXClient): Check {
  return { name: "OpenCX", run: async () => (await opencx.check(), "the API key is good") };
}

/** Off is what OpenCX documents, the full transcript, so it is no failure; what it means is said each time. */
function cardsCheck({ maskCards }: Connection["cases"]): Check {
  return {
    name: "payment cards",
    run: () =>
      Promise.resolve(
        maskCards
          ? "MASK_CARDS is on: their numbers and security codes are masked before a case is written"
          : "MASK_CARDS is off: numbers and security codes that are said stand on the case. PCI DSS forbids to keep a " +
              "code (3.3.1) and a readable number (3.5.1): set MASK_CARDS=on where callers tell them",
      ),
  };
}
