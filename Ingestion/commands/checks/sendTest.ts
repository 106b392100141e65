import { FORMATTED_VALUE } from "../../../Caller/annotations";
import { z } from "zod";
import type { ReadConnection } from "../../config/environment";
import type { ServerSettings } from "../../config/service";
import type { DataverseClient } from "../../dataverse/client";
import { openEnvironment, type DataverseEnvironment } from "../../dataverse/environment";
import { flagText } from "../../handoff/case/caseFlag";
import { handoffData, handoffOf, type Handoff } from "../../handoff/handoff";
import { incidentIdOf } from "../../handoff/ids";
import { processHandoff, unsharedClaims } from "../../handoff/process";
import type { CaseSettings } from "../../handoff/route";
import { testConversations, testHandoffData } from "../../testCall";
import { signedHeaders } from "../../webhook/signature";
import { Finding } from "../check";
import { askOwnService, isOwnService } from "./ownService";
import type { Place, VerifyReport } from "./report";

const CHECK = "test case";
/** Milliseconds that a running service has to make the case. */
const PATIENCE = 60_000;
const EVERY = 250;

const WITH_NAMES = { Prefer: `odata.include-annotations="${FORMATTED_VALUE.slice(1)}"` };
const incident = z.looseObject({
  title: z.string().nullish(),
  ticketnumber: z.string().nullish(),
  description: z.string().nullish(),
});
const items = z.object({ value: z.array(z.looseObject({})) });

/**
 * `verify --send-test`: makes one test case end to end, as a webhook to the service that runs on this machine, else
 * directly, and says what a rep will see. Not while anything is wrong: the case would only show the same.
 */
export async function sendTest(args: {
  readonly connection: ReadConnection;
  readonly server: ServerSettings | undefined;
  readonly report: VerifyReport;
  readonly place: Place;
}): Promise<void> {
  const { connection, report, place } = args;
  const { dataverse, cases } = connection;
  if (report.failed || dataverse === undefined || cases === undefined) {
    report.add(place, CHECK, "not tried", "not made, since something is wrong: put that right first");
    return;
  }
  const environment = openEnvironment(dataverse);
  let seen: readonly string[] = [];
  await report.run(place, [
    {
      name: CHECK,
      run: async () => {
        const made = (await throughService(args, environment.client)) ?? (await directly(environment, cases));
        seen = await whatRepsSee(environment.client, made.incidentId);
        return made.how;
      },
    },
  ]);
  for (const line of seen) report.add(place, CHECK, "ok", line);
}

interface MadeCase {
  readonly incidentId: string;
  /** Which way it took. */
  readonly how: string;
}

/** By the route that OpenCX calls; undefined where no service of this connection listens on this machine. */
async function throughService(
  { connection, server }: { readonly connection: ReadConnection; readonly server: ServerSettings | undefined },
  client: DataverseClient,
): Promise<MadeCase | undefined> {
  const { webhook, opencx, cases } = connection;
  const organizationId = opencx?.organizationId;
  const name = server?.allowedHosts?.[0];
  // The organization of the newest row counts as the connection's where none is set: a made-up one must not be it.
  if (server === undefined || webhook === undefined || organizationId === undefined) return undefined;
  if (server.port === 0 || !(await isOwnService(server, name))) return undefined;
  const data = testHandoffData(Date.now());
  const event = { event: "conversation.handoff_to_human", organization_id: organizationId, data };
  const body = JSON.stringify(event);
  const headers = { "content-type": "application/json", ...signedHeaders(webhook, body, Date.now()) };
  const answer = await askOwnService(server, name, { method: "POST", path: "/webhooks/opencx", headers, body });
  if (answer.status !== 202)
    throw new Finding(
      `the service on port ${server.port} did not take the webhook (${answer.status}): ${answer.text}; does it run with these settings?`,
    );
  const incidentId = incidentIdOf(organizationId, String(data.conversation_id), 1);
  const until = Date.now() + PATIENCE;
  if (!(await soon(until, () => stands(client, incidentId))))
    throw new Finding(
      `the service took the webhook, and no case stands after ${PATIENCE / 1000} s: \`status\` says what it waits for`,
    );
  // A case stands a moment before it is in its queue.
  if (cases?.queueId !== undefined) await soon(until, async () => (await queueItem(client, incidentId)) !== undefined);
  return { incidentId, how: `made through the service's own route, on port ${server.port}` };
}

async function stands(client: DataverseClient, id: string): Promise<boolean> {
  const answer = await client.request("GET", `incidents(${id})?$select=incidentid`, {
    what: "looking for the test case",
    accepts: [404],
  });
  return answer.status !== 404;
}

/** The case's place in a queue, with the queue's name. */
async function queueItem(client: DataverseClient, id: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { body } = await client.request(
    "GET",
    `queueitems?$select=_queueid_value&$filter=_objectid_value%20eq%20${id}&$top=1`,
    { what: "looking for the test case's queue", headers: WITH_NAMES },
  );
  return items.parse(body).value[0];
}

/** Asks until it is so, or the time is over. @returns whether it is so */
async function soon(until: number, isSo: () => Promise<boolean>): Promise<boolean> {
  while (!(await isSo())) {
    if (Date.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
  return true;
}

async function directly(dataverse: DataverseEnvironment, cases: CaseSettings): Promise<MadeCase> {
  const handoff: Handoff = handoffOf("verify", handoffData.parse(testHandoffData(Date.now())), Date.now(), new Set());
  const route = { dataverse, cases, conversations: testConversations(handoff), isOneCall: true };
  const outcome = await processHandoff(handoff, route, true, unsharedClaims([handoff])(handoff));
  if (outcome.kind === "skipped") throw new Finding(`no case was made: ${outcome.reason}`);
  const flags = (outcome.flags ?? []).map((flag) => `; ${flagText(flag)}`).join("");
  return {
    incidentId: outcome.incidentId,
    how: `made directly, since no service of this connection listens on this machine${flags}`,
  };
}

/** The case as the form shows it. */
async function whatRepsSee(client: DataverseClient, id: string): Promise<readonly string[]> {
  const columns = "title,ticketnumber,description,prioritycode,_customerid_value,_ownerid_value";
  const what = "reading the test case";
  const { body } = await client.request("GET", `incidents(${id})?$select=${columns}`, { what, headers: WITH_NAMES });
  const row = incident.parse(body);
  const shown = (from: Readonly<Record<string, unknown>>, column: string): string => {
    const text = from[`${column}${FORMATTED_VALUE}`];
    return typeof text === "string" ? text : "none";
  };
  const item = await queueItem(client, id);
  return [
    `case ${row.ticketnumber ?? id}, titled "${row.title ?? ""}"`,
    `queue ${item === undefined ? "none" : shown(item, "_queueid_value")}, priority ${shown(row, "prioritycode")}, ` +
      `customer ${shown(row, "_customerid_value")}, owner ${shown(row, "_ownerid_value")}`,
    `the rep reads a conversation of ${(row.description ?? "").split("\n").filter((line) => line.startsWith("[")).length} turns in it`,
    `open it: ${client.url}/main.aspx?etn=incident&pagetype=entityrecord&id=${id}`,
    "look at it as a rep does, then delete it",
  ];
}
