import { readFileSync } from "node:fs";
import { startService } from "../../Ingestion/commands/service";
import { readEnvironment } from "../../Ingestion/config/environment";
import { createLog } from "../../Ingestion/telemetry/log";
import { aCall } from "../support/callFile";
import { inboxRows, inState, openInstallation, QUICK, type Installation } from "./support/installation";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(async () => installation.close());

async function scraped(adminUrl: string | undefined, accept?: string): Promise<{ type: string; text: string }> {
  const answer = await fetch(`${adminUrl ?? ""}/metrics`, { headers: accept === undefined ? {} : { accept } });
  return { type: answer.headers.get("content-type") ?? "", text: await answer.text() };
}

test.each([
  [undefined, "text/plain"],
  ["*/*", "text/plain"],
  ["text/plain;q=0.5, application/openmetrics-text;q=0.1", "text/plain"],
  [
    "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;q=0.5,*/*;q=0.1",
    "application/openmetrics-text",
  ],
])("who accepts %s gets %s", async (accept, type) => {
  const found = await scraped(installation.service.adminUrl, accept);
  expect(found.type).toContain(type);
  expect(found.text.endsWith("# EOF\n")).toBe(type !== "text/plain");
  expect(found.text).toMatch(/^opencx_webhooks_total\{result="accepted"\} \d+$/m);
});

test("a worker with ADMIN_PORT tells its metrics, its health and whether it is ready", async () => {
  const { databaseUrl, environment } = installation;
  const settings = readEnvironment(environment, ["dataverse", "cases", "opencx", "inbox", "server"]);
  const worker = await startService({
    connections: settings.connections,
    admin: settings.server.workerAdmin,
    connectionString: databaseUrl,
    log: createLog({ write: () => undefined }),
    tuning: QUICK,
  });
  const statuses = await Promise.all(
    ["/healthz", "/readyz", "/webhooks/opencx"].map(
      async (path) => (await fetch(`${worker.adminUrl ?? ""}${path}`)).status,
    ),
  );
  expect(statuses).toEqual([200, 200, 404]);
  expect((await scraped(worker.adminUrl)).text).toContain('opencx_inbox_handoffs{state="waiting"} 0');
  await worker.stop();
});

test("the age of the oldest handoff that has no case yet is told until it has one", async () => {
  const call = aCall();
  const age = async (): Promise<number> =>
    Number(/^opencx_inbox_oldest_seconds (\S+)$/m.exec((await scraped(installation.service.adminUrl)).text)?.[1]);
  expect(await age()).toBe(0);
  installation.dataverse.addFault({ does: { kind: "reset" } });
  installation.opencx.load(call);
  await installation.opencx.deliver(call, installation.target);
  await installation.service.inbox.pool.query("update opencx.handoff set received_at = now() - interval '1 hour'");
  expect(await age()).toBeGreaterThan(3_590);
  installation.dataverse.clearFaults();
  await inState(installation, call, "done");
  expect(await age()).toBe(0);
  expect(await inboxRows(installation)).toHaveLength(1);
});

test("every series that the alert rules name is there before anything has happened", async () => {
  const rules = readFileSync("Ingestion/packaging/alerts.yaml", "utf8");
  const selectors = [...rules.matchAll(/\b(opencx_\w+)(?:\{(\w+)=~?"([^"]+)"\})?/g)];
  const { text } = await scraped(installation.service.adminUrl);
  const missing = selectors.flatMap(([, name = "", label, values = ""]) =>
    values
      .split("|")
      .map((value) => (label === undefined ? name : `${name}{${label}="${value}"}`))
      .filter((series) => !text.includes(`\n${series}`)),
  );
  expect(selectors.length).toBeGreaterThan(8);
  expect(missing).toEqual([]);
});
