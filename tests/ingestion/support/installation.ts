import { randomUUID } from "node:crypto";
import pg from "pg";
import { startService, type RunningService, type Tuning } from "../../../Ingestion/commands/service";
import { readEnvironment } from "../../../Ingestion/config/environment";
import { settingWords } from "../../../Ingestion/config/fileKeys";
import { createLog } from "../../../Ingestion/telemetry/log";
import type { HandoffState } from "../../../Ingestion/inbox/overview";
import type { LocalDataverse, LocalDataverseOptions } from "../../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import type { CallFile, LocalOpenCX, LocalOpenCXOptions } from "../../../LocalPlatform/opencx/contract";
import { giveIntegrationRoles } from "./roles";
import { startOpenCX } from "../../../LocalPlatform/opencx/server";
import { whyNot } from "./whyNot";

/** Quick waits, so that a test of an outage takes moments. */
export const QUICK = {
  backoff: { first: 10, cap: 80, patience: 3_600_000, patientCap: 80, limited: 600, lag: 400 },
  pollEvery: 100,
} as const satisfies Tuning;

/** What a service talks to. */
export interface LocalServers {
  readonly dataverse: LocalDataverse;
  readonly opencx: LocalOpenCX;
  close(): Promise<void>;
}

/** Both local servers, a database and a running service, as one installation has them. */
export interface Installation extends LocalServers {
  readonly databaseUrl: string;
  readonly service: RunningService;
  /** Where OpenCX sends its webhooks. */
  readonly target: string;
  /** Every log line so far. */
  readonly logged: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

export interface InstallationOptions {
  readonly dataverse?: LocalDataverseOptions;
  readonly opencx?: LocalOpenCXOptions;
  readonly environment?: NodeJS.ProcessEnv;
  readonly tuning?: Tuning;
}

/** A database of its own. @param server `postgres://...` without a database; absent: the tests' PostgreSQL */
export async function newDatabase(server = process.env.TEST_DATABASE_URL ?? ""): Promise<string> {
  const name = `t${randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return `${server}/${name}`;
}

/** Both local servers, for a test that starts the service itself. */
export async function startServers(
  options: Pick<InstallationOptions, "dataverse" | "opencx"> = {},
): Promise<LocalServers> {
  const dataverse = await startDataverse(options.dataverse);
  if (options.dataverse?.allPrivileges !== true) giveIntegrationRoles(dataverse);
  const opencx = await startOpenCX(options.opencx);
  return {
    dataverse,
    opencx,
    async close() {
      await opencx.close();
      await dataverse.close();
    },
  };
}

/** The settings of a service that talks to the local servers. */
export function environmentOf(
  { dataverse, opencx }: Omit<LocalServers, "close">,
  databaseUrl: string,
): NodeJS.ProcessEnv {
  return {
    DATAVERSE_URL: dataverse.url,
    DATAVERSE_TENANT_ID: dataverse.tenantId,
    DATAVERSE_CLIENT_ID: dataverse.clientId,
    DATAVERSE_CLIENT_SECRET: dataverse.clientSecret,
    DATAVERSE_AUTHORITY: dataverse.authority,
    DEFAULT_QUEUE_ID: dataverse.queueId,
    UNKNOWN_CALLER_CUSTOMER: dataverse.customer,
    OPENCX_API_URL: opencx.url,
    OPENCX_API_KEY: opencx.apiKey,
    OPENCX_WEBHOOK_SECRET: opencx.webhookSecret,
    DATABASE_URL: databaseUrl,
    PORT: "0",
    ADMIN_PORT: "0",
    RECONCILE_EVERY: "off",
  };
}

/** Starts a service from an environment, with quick waits. */
export async function serve(
  environment: NodeJS.ProcessEnv,
  databaseUrl: string,
  tuning: Tuning = QUICK,
  lines: string[] = [],
): Promise<RunningService> {
  const settings = readEnvironment(environment, ["dataverse", "cases", "opencx", "webhook", "server", "inbox"]);
  const log = createLog({ write: (line) => lines.push(line) });
  return startService({ ...settings, connectionString: databaseUrl, log, words: settingWords(environment), tuning });
}

export async function openInstallation(options: InstallationOptions = {}): Promise<Installation> {
  const servers = await startServers(options);
  const databaseUrl = await newDatabase();
  const environment = { ...environmentOf(servers, databaseUrl), ...options.environment };
  if (options.dataverse?.allPrivileges !== true) giveIntegrationRoles(servers.dataverse, environment);
  const logged: string[] = [];
  const service = await serve(environment, databaseUrl, options.tuning ?? QUICK, logged);
  return {
    ...servers,
    databaseUrl,
    service,
    target: `${service.url ?? ""}/webhooks/opencx`,
    logged,
    environment,
    async close() {
      await service.stop();
      await servers.close();
    },
  };
}

/** Milliseconds between two looks, in the end: what is long in coming shares the processor with who looks for it. */
const LONGEST_WAIT = 100;

/**
 * Polls until the value is there; fails with what is missing when it never comes.
 * @param why told then, as far as it can be known
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
  milliseconds = 45_000,
  why?: () => Promise<string>,
): Promise<T> {
  const deadline = Date.now() + milliseconds;
  for (let wait = 20; ; wait = Math.min(wait * 1.25, LONGEST_WAIT)) {
    const value = await look();
    if (value !== undefined) return value;
    if (Date.now() > deadline) {
      const reason = await why?.().catch((error: unknown) => `why is not known: ${String(error)}`);
      throw new Error([`never came: ${what}`, ...(reason === undefined ? [] : [reason])].join("\n"));
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

export interface InboxRow {
  readonly id: string;
  readonly state: HandoffState;
  readonly conversation_id: string;
  readonly incident_id: string | null;
  readonly ticket_number: string | null;
  readonly reason: string | null;
  readonly error: string | null;
  readonly error_code: string | null;
  readonly event: string | null;
  readonly attempts: number;
  readonly failing_kind: string | null;
}

/** All rows of the inbox. */
export async function inboxRows(installation: Pick<Installation, "service">): Promise<readonly InboxRow[]> {
  const { rows } = await installation.service.inbox.pool.query<InboxRow>(
    "select * from opencx.handoff order by received_at",
  );
  return rows;
}

/** The row of a session's first handoff in this state; absent: in any. */
export async function rowOf(
  service: RunningService,
  call: CallFile,
  state?: HandoffState,
): Promise<InboxRow | undefined> {
  // Of this one alone: many are waited for at once, and what looks takes the processor from what it waits for.
  const { rows } = await service.inbox.pool.query<InboxRow>(
    "select * from opencx.handoff where conversation_id = $1 and state = coalesce($2, state) order by received_at limit 1",
    [call.session.id, state],
  );
  return rows[0];
}

/** Resolves with the session's row once it is in this state. */
export async function inState(
  { service, logged = [] }: Pick<Installation, "service"> & Partial<Pick<Installation, "logged">>,
  call: CallFile,
  state: HandoffState,
  milliseconds?: number,
): Promise<InboxRow> {
  const look = (): Promise<InboxRow | undefined> => rowOf(service, call, state);
  return eventually(`handoff of ${call.session.id} ${state}`, look, milliseconds, () => whyNot(service, call, logged));
}

/** The incidents of a session. */
export function incidentsOf(
  installation: Pick<Installation, "dataverse">,
  call: CallFile,
): readonly Readonly<Record<string, unknown>>[] {
  return installation.dataverse.rows("incident").filter((row) => row.opencx_sessionid === call.session.id);
}

/** The queue items of a session's incidents. */
export function queueItemsOf(
  installation: Pick<Installation, "dataverse">,
  call: CallFile,
): readonly Readonly<Record<string, unknown>>[] {
  const ids = new Set(incidentsOf(installation, call).map((row) => row.incidentid));
  return installation.dataverse.rows("queueitem").filter((row) => ids.has(row._objectid_value));
}

/** The contacts with an e-mail address. */
export function contactsWith(
  installation: Pick<Installation, "dataverse">,
  email: string,
): readonly Readonly<Record<string, unknown>>[] {
  return installation.dataverse.rows("contact").filter((row) => row.emailaddress1 === email);
}
