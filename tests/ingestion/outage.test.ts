import { COLUMNS_SOLUTION } from "../../Transcript/caseColumns";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { startDataverse } from "../../LocalPlatform/dataverse/server";
import { aCall } from "../support/callFile";
import { quietPort } from "../support/quietPort";
import {
  environmentOf,
  eventually,
  inboxRows,
  incidentsOf,
  inState,
  newDatabase,
  openInstallation,
  QUICK,
  queueItemsOf,
  serve,
  type Installation,
} from "./support/installation";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation({ tuning: { ...QUICK, http: { timeout: 400 } } });
});
afterEach(() => {
  installation.dataverse.clearFaults();
  installation.opencx.clearFaults();
});
afterAll(async () => installation.close());

/** The handoff waits with this said about it. */
async function waits(session: string, said: RegExp): Promise<void> {
  await eventually(`waits: ${said.source}`, async () =>
    (await inboxRows(installation)).find((row) => row.conversation_id === session && said.test(row.error ?? "")),
  );
}

describe("while Dataverse", () => {
  test("is down, handoffs wait however often they are tried, and land when it returns", async () => {
    const calls = [aCall(), aCall({ email: "down@example.com" }), aCall()];
    installation.dataverse.addFault({ does: { kind: "reset" } });
    for (const call of calls) {
      installation.opencx.load(call);
      expect((await installation.opencx.deliver(call, installation.target))[0]?.status).toBe(202);
    }
    await eventually("more attempts than a retry limit would allow", async () => {
      const attempts = (await inboxRows(installation)).reduce((sum, row) => sum + row.attempts, 0);
      return attempts > 12 ? true : undefined;
    });
    expect((await inboxRows(installation)).every((row) => row.state === "waiting" || row.state === "working")).toBe(
      true,
    );
    installation.dataverse.clearFaults();
    for (const call of calls) {
      await inState(installation, call, "done");
      expect(incidentsOf(installation, call)).toHaveLength(1);
      expect(queueItemsOf(installation, call)).toHaveLength(1);
    }
  });

  test("is stopped, and another is started later at the same address, the handoff lands in it", async () => {
    const port = await quietPort();
    const before = await startDataverse({ port });
    const databaseUrl = await newDatabase();
    const service = await serve(environmentOf({ ...installation, dataverse: before }, databaseUrl), databaseUrl);
    const [first, second] = [aCall(), aCall()];
    for (const call of [first, second]) installation.opencx.load(call);
    // The service holds a token of the server that goes.
    await installation.opencx.deliver(first, `${service.url ?? ""}/webhooks/opencx`);
    await inState({ service }, first, "done");
    await before.close();
    expect((await installation.opencx.deliver(second, `${service.url ?? ""}/webhooks/opencx`))[0]?.status).toBe(202);
    await eventually("the handoff waits", async () =>
      (await inboxRows({ service })).find((row) => row.error?.includes("no answer from Dataverse")),
    );
    const after = await startDataverse({ port });
    await inState({ service }, second, "done");
    expect(queueItemsOf({ dataverse: after }, second)).toHaveLength(1);
    await service.stop();
    await after.close();
  });

  test.each([
    ["does not answer", { kind: "hang" } as const, /did not answer within 0.4 s/],
    ["stops in the middle of an answer", { kind: "half-body" } as const, /Dataverse/],
    ["answers 503", { kind: "answer", status: 503, body: "<html>busy</html>" } as const, /not able to answer now/],
    [
      "has a busy database",
      {
        kind: "answer",
        status: 400,
        body: '{"error":{"code":"0x80044151","message":"SQL timeout expired."}}',
      } as const,
      /too busy/,
    ],
    [
      "says that nobody may",
      {
        kind: "answer",
        status: 403,
        body: '{"error":{"code":"0x80042f09","message":"The user has not been assigned any roles."}}',
      } as const,
      /security role/,
    ],
  ])("%s, the handoff waits, and lands afterwards", async (_what, does, said) => {
    const call = aCall();
    installation.opencx.load(call);
    installation.dataverse.addFault({ path: "/incidents\\(", does });
    await installation.opencx.deliver(call, installation.target);
    await waits(call.session.id, said);
    installation.dataverse.clearFaults();
    await inState(installation, call, "done");
    expect(incidentsOf(installation, call)).toHaveLength(1);
  });

  test("gives no token, the handoff waits, and the service says that it is not ready", async () => {
    const call = aCall();
    installation.opencx.load(call);
    const databaseUrl = await newDatabase();
    const environment = { ...installation.environment, DATAVERSE_CLIENT_SECRET: "expired" };
    const lines: string[] = [];
    const service = await serve(environment, databaseUrl, QUICK, lines);
    await installation.opencx.deliver(call, `${service.url ?? ""}/webhooks/opencx`);
    await eventually("a log line that names the setting", () =>
      lines.some((line) => line.includes("DATAVERSE_CLIENT_SECRET")) ? true : undefined,
    );
    // The log has the failure before the inbox has its halt.
    const ready = await eventually("the halt in /readyz", async () => {
      const answer = await fetch(`${service.adminUrl ?? ""}/readyz`);
      const body = (await answer.json()) as { readonly halts?: unknown };
      return body.halts === undefined ? undefined : { status: answer.status, body };
    });
    expect(ready.status).toBe(503);
    expect(ready.body).toEqual({
      type: "about:blank",
      title: "Service Unavailable",
      status: 503,
      detail: "not ready: token",
      database: "ok",
      token: "failed",
      faults: { token: expect.objectContaining({ code: "token-secret-wrong" }) as unknown },
      halts: [expect.objectContaining({ whom: "all", code: "token-secret-wrong", waiting: 1 })] as unknown,
    });
    await service.stop();
    const mended = await serve(installation.environment, databaseUrl);
    await inState({ service: mended }, call, "done");
    expect((await fetch(`${mended.adminUrl ?? ""}/readyz`)).status).toBe(200);
    await mended.stop();
    expect(lines.join("\n")).not.toContain("expired");
  });

  test("lacks the solution's columns, the handoff waits for the import", async () => {
    const bare = await startDataverse({ solutionImported: false });
    const databaseUrl = await newDatabase();
    const lines: string[] = [];
    const service = await serve(
      environmentOf({ ...installation, dataverse: bare }, databaseUrl),
      databaseUrl,
      QUICK,
      lines,
    );
    const call = aCall();
    installation.opencx.load(call);
    await installation.opencx.deliver(call, `${service.url ?? ""}/webhooks/opencx`);
    await eventually("advice to import", () =>
      lines.some((line) => line.includes(`import the solution ${COLUMNS_SOLUTION}`)) ? true : undefined,
    );
    expect((await inboxRows({ service }))[0]?.state).not.toBe("dead");
    await service.stop();
    await bare.close();
  });
});

describe("while OpenCX", () => {
  test.each([
    ["is down", { kind: "reset" } as const, /no answer from OpenCX/],
    ["refuses the key", { kind: "answer", status: 401, body: "{}" } as const, /OPENCX_API_KEY/],
  ])("%s, the handoff waits, and lands afterwards", async (_what, does, said) => {
    const call = aCall();
    installation.opencx.load(call);
    installation.opencx.addFault({ does });
    await installation.opencx.deliver(call, installation.target);
    await waits(call.session.id, said);
    installation.opencx.clearFaults();
    await inState(installation, call, "done");
  });

  test("does not know the session, the handoff is given up after some time, and replay lands it later", async () => {
    const call = aCall();
    await installation.opencx.deliver(call, installation.target);
    const row = await inState(installation, call, "dead");
    expect(row.attempts).toBeGreaterThan(1);
    expect(row.error).toContain(`does not know session ${call.session.id}`);
    installation.opencx.load(call);
    await installation.service.inbox.replay(row.id);
    await inState(installation, call, "done");
  });
});

test.each(["dataverse", "opencx"] as const)(
  "where %s sends a request elsewhere it is not followed: keys and callers' words go to the hosts of the settings alone",
  async (side) => {
    const met: string[] = [];
    const elsewhere = createServer((request, response) => {
      met.push(`${request.method ?? ""} ${request.headers.authorization ?? ""}`);
      response.end("{}");
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
    const call = aCall();
    installation.opencx.load(call);
    const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
    try {
      installation[side].addFault({
        path: side === "dataverse" ? "/incidents\\(" : "/chat/sessions/",
        does: { kind: "answer", status: 307, headers: { location } },
      });
      await installation.opencx.deliver(call, installation.target);
      await waits(call.session.id, /no answer from/);
      expect(met).toEqual([]);
      installation[side].clearFaults();
      await inState(installation, call, "done");
    } finally {
      elsewhere.close();
    }
  },
);

test("while the inbox does not answer, the webhook gets 503 and nothing is lost", async () => {
  const other = await openInstallation();
  const call = aCall();
  other.opencx.load(call);
  await other.service.inbox.pool.query("alter table opencx.handoff rename to gone");
  const [body, now] = [JSON.stringify(call.webhook), new Date()];
  const signed = {
    "webhook-id": "msg_1",
    "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    "webhook-signature": new Webhook(other.opencx.webhookSecret).sign("msg_1", now, body),
  };
  const refused = await fetch(other.target, { method: "POST", body, headers: signed });
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
  await other.service.inbox.pool.query("alter table opencx.gone rename to handoff");
  expect((await other.opencx.deliver(call, other.target))[0]?.status).toBe(202);
  await inState(other, call, "done");
  await other.close();
});
