import { createServer, type AddressInfo } from "node:net";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { ConnectionLine } from "../../../LocalPlatform/connectionLine";
import { solutionZip, textColumn } from "../support/solutionZip";
import { runEntry, type RunningCommand } from "../../support/process";
import { tokenOf } from "../../support/token";

const started: RunningCommand[] = [];

function start(...args: string[]): RunningCommand {
  const command = runEntry("LocalPlatform/local.ts", args);
  started.push(command);
  return command;
}

async function connect(command: RunningCommand): Promise<ConnectionLine> {
  return JSON.parse(await command.line((line) => line.startsWith("{"))) as ConnectionLine;
}

async function sessions(
  connection: ConnectionLine,
): Promise<{ readonly items: readonly unknown[]; readonly next: string | null }> {
  const response = await fetch(`${connection.opencx}/chat/sessions`, {
    headers: { authorization: `Bearer ${connection.apiKey}` },
  });
  expect(response.status).toBe(200);
  return (await response.json()) as { readonly items: readonly unknown[]; readonly next: string | null };
}

afterEach(async () => {
  for (const command of started.splice(0)) {
    command.signal("SIGKILL");
    await command.ended;
  }
});

describe("npm run local", () => {
  test("prints one line with all that a service needs, both servers answer to it, and SIGTERM ends it cleanly", async () => {
    const command = start();
    const connection = await connect(command);
    expect(Object.keys(connection).sort()).toEqual(
      [
        "apiKey",
        "authority",
        "clientId",
        "clientSecret",
        "customer",
        "dataverse",
        "opencx",
        "organizationId",
        "queueId",
        "tenantId",
        "webhookSecret",
      ].sort(),
    );
    expect(connection.customer).toMatch(/^account:[0-9a-f-]{36}$/);

    expect((await sessions(connection)).items.length).toBeGreaterThanOrEqual(8);
    const whoAmI = await fetch(`${connection.dataverse}/api/data/v9.2/WhoAmI`, {
      headers: { authorization: `Bearer ${await tokenOf(connection)}` },
    });
    expect(whoAmI.status).toBe(200);
    const queue = await fetch(`${connection.dataverse}/api/data/v9.2/queues(${connection.queueId})`, {
      headers: { authorization: `Bearer ${await tokenOf(connection)}` },
    });
    expect(queue.status).toBe(200);

    command.signal("SIGTERM");
    expect(await command.ended).toBe(0);
    expect(command.lines).toHaveLength(1);
    expect(command.errors()).toBe("");
  });

  test("takes page size, rate limit, faults, a solution and every privilege by flag", async () => {
    const dir = await mkdtemp(path.join(os.tmpdir(), "local-"));
    const faults = path.join(dir, "faults.json");
    await writeFile(
      faults,
      JSON.stringify([{ server: "dataverse", path: "WhoAmI", does: { kind: "answer", status: 503 } }]),
    );
    const solution = path.join(dir, "solution.zip");
    await writeFile(solution, solutionZip({ attributes: textColumn("opencx_mood"), version: "3.1.0.0" }));
    const served = ["--page-size", "3", "--requests-per-minute", "2", "--faults", faults];
    const command = start(...served, "--solution", solution, "--all-privileges");
    const connection = await connect(command);
    await rm(dir, { recursive: true });

    expect((await sessions(connection)).items).toHaveLength(3);
    await sessions(connection);
    const third = await fetch(`${connection.opencx}/chat/sessions`, {
      headers: { authorization: `Bearer ${connection.apiKey}` },
    });
    expect(third.status).toBe(429);
    const whoAmI = await fetch(`${connection.dataverse}/api/data/v9.2/WhoAmI`);
    expect(whoAmI.status).toBe(503);

    const api = `${connection.dataverse}/api/data/v9.2`;
    const headers = { authorization: `Bearer ${await tokenOf(connection)}`, "content-type": "application/json" };
    const post = (set: string, body: object) =>
      fetch(`${api}/${set}`, { method: "POST", headers, body: JSON.stringify(body) });
    const listed = await fetch(`${api}/solutions?$select=version&$filter=version eq '3.1.0.0'`, { headers });
    expect(((await listed.json()) as { readonly value: readonly unknown[] }).value).toHaveLength(1);
    const customer = { "customerid_account@odata.bind": `/accounts(${connection.customer.split(":")[1] ?? ""})` };
    // Its columns stand in place of the product's own.
    expect((await post("incidents", { ...customer, title: "x", opencx_mood: "calm" })).status).toBe(204);
    expect((await post("incidents", { ...customer, title: "x", opencx_sentiment: "calm" })).status).toBe(400);
    // The application's own role makes no teams, and deletes nothing.
    const team = await post("teams", { name: "Made by the application" });
    expect(team.status).toBe(204);
    const made = await fetch(team.headers.get("odata-entityid") ?? "", { method: "DELETE", headers });
    expect(made.status).toBe(204);
    command.signal("SIGINT");
    expect(await command.ended).toBe(0);
  });

  test.each(["--dataverse-port", "--opencx-port"])("says in one line that %s is taken", async (flag) => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
    const { port } = holder.address() as AddressInfo;
    const command = start(flag, String(port));
    expect(await command.ended).toBe(1);
    expect(command.errors()).toBe(
      `local: port ${port} on 127.0.0.1 is taken by another program; choose another one with ${flag} N\n`,
    );
    expect(command.lines).toEqual([]);
    holder.close();
  });

  test("explains itself, and refuses what it does not know with status 2", async () => {
    const help = start("--help");
    expect(await help.ended).toBe(0);
    expect(help.lines.join("\n")).toContain("--dataverse-port N");
    expect(help.lines.join("\n")).toContain("--send N");
    const unknown = start("--colour", "red");
    expect(await unknown.ended).toBe(2);
    expect(unknown.errors()).toMatch(/^local: .*--colour[^]*--help\n$/);
    expect(unknown.errors()).not.toContain("    at ");
  });

  test("names the folder that holds no calls", async () => {
    const command = start("--calls", "docs/nowhere");
    expect(await command.ended).toBe(1);
    expect(command.errors()).toContain("nowhere: is not a folder that can be read");
  });
});
