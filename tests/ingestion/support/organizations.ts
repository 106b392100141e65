import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { CallFile } from "../../../LocalPlatform/opencx/contract";
import { startServers, type InstallationOptions, type LocalServers } from "./installation";
import { signedHeaders } from "./signed";

/** One OpenCX organization with an environment of its own, as a connection of a file names it. */
export interface Organization extends LocalServers {
  readonly name: string;
  readonly organizationId: string;
  readonly webhookSecret: string;
  /** Its call, loaded, and told as its own. */
  callOf(call: CallFile): CallFile;
  /** Sends the call's webhook, signed with the secret. */
  send(call: CallFile, target: string, secret?: string): Promise<Response>;
}

/** Several organizations, and the file that names their connections. */
export interface Organizations {
  readonly all: readonly Organization[];
  /** Path of the file. */
  readonly file: string;
  readonly folder: string;
  /** Variables with the file and its secrets; `more` settles what is of the whole installation. */
  environment(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
  /** Writes the file anew, with these connections and changes to them. */
  write(names?: readonly string[], changes?: (connection: Connection) => unknown): void;
  close(): Promise<void>;
}

type Connection = ReturnType<typeof connectionOf>;

/** Starts an organization for each name. */
export async function startOrganizations(
  names: readonly string[],
  options: Pick<InstallationOptions, "dataverse" | "opencx"> = {},
): Promise<Organizations> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "opencx-organizations-"));
  const file = path.join(folder, "connections.json");
  const all = await Promise.all(names.map(async (name) => organization(name, await startServers(options))));
  const organizations: Organizations = {
    all,
    file,
    folder,
    environment: (more) => ({
      INGESTION_CONFIG: file,
      LOCAL_SECRET: all[0]?.dataverse.clientSecret,
      LOCAL_KEY: all[0]?.opencx.apiKey,
      ...Object.fromEntries(all.map(({ name, webhookSecret }) => [`HOOK_${name.toUpperCase()}`, webhookSecret])),
      PORT: "0",
      ADMIN_PORT: "0",
      RECONCILE_EVERY: "off",
      ...more,
    }),
    write: (which = names, changes = (connection) => connection) =>
      writeFileSync(
        file,
        JSON.stringify({
          connections: all
            .filter((one) => which.includes(one.name))
            .map(connectionOf)
            .map(changes),
        }),
      ),
    async close() {
      await Promise.all(all.map((one) => one.close()));
      rmSync(folder, { recursive: true });
    },
  };
  organizations.write();
  return organizations;
}

function connectionOf({ name, dataverse, opencx, organizationId }: Organization) {
  return {
    name,
    dataverse: {
      url: dataverse.url,
      tenantId: dataverse.tenantId,
      clientId: dataverse.clientId,
      clientSecret: "env:LOCAL_SECRET",
      authority: dataverse.authority,
    },
    opencx: { apiUrl: opencx.url, apiKey: "env:LOCAL_KEY", organizationId },
    webhook: { secret: `env:HOOK_${name.toUpperCase()}` },
    cases: { defaultQueueId: dataverse.queueId, unknownCallerCustomer: dataverse.customer },
  };
}

function organization(name: string, servers: LocalServers): Organization {
  const organizationId = randomUUID();
  const webhookSecret = `whsec_${randomBytes(32).toString("base64")}`;
  return {
    ...servers,
    name,
    organizationId,
    webhookSecret,
    callOf(call) {
      const own = { ...call, webhook: { ...call.webhook, organization_id: organizationId } };
      servers.opencx.load(own);
      return own;
    },
    send: async (call, target, secret = webhookSecret) => {
      const body = JSON.stringify(call.webhook);
      return fetch(target, {
        method: "POST",
        headers: { "content-type": "application/json", ...signedHeaders(secret, body) },
        body,
      });
    },
  };
}
