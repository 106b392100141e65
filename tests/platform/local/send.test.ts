import { createServer } from "node:http";
import type { ConnectionLine } from "../../../LocalPlatform/connectionLine";
import { sendHandoffs } from "../../../LocalPlatform/handoffs";
import { startOpenCX } from "../../../LocalPlatform/opencx/server";
import { aCall } from "../../support/callFile";
import { quietPort } from "../../support/quietPort";
import { runEntry } from "../../support/process";
import { startReceiver, verifiedEvent, type Answer } from "../support/receiver";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function receiving(...answers: Answer[]): Promise<Awaited<ReturnType<typeof startReceiver>>> {
  const receiver = await startReceiver(answers);
  closing.push(receiver.close);
  return receiver;
}

/** The report of sending so many handoffs of two calls, without the pauses between attempts. */
async function reportOf(count: number, to: string): Promise<readonly string[]> {
  const opencx = await startOpenCX({ wait: () => Promise.resolve() });
  closing.push(() => opencx.close());
  const lines: string[] = [];
  await sendHandoffs(opencx, [aCall(), aCall()], { count, to, report: (line) => lines.push(line) });
  return lines;
}

test("npm run local -- --send sends signed handoffs of fresh sessions, tells each answer, and serves on", async () => {
  const receiver = await receiving({ status: 202, body: '{"status":"accepted"}' });
  const command = runEntry("LocalPlatform/local.ts", ["--send", "12", "--to", receiver.url]);
  closing.push(() => {
    command.signal("SIGKILL");
    return command.ended;
  });
  const connection = JSON.parse(await command.line((line) => line.startsWith("{"))) as ConnectionLine;
  await command.error((errors) => errors.includes("12 of 12 handoffs accepted"));

  const events = receiver.received.map((request) => verifiedEvent(request, connection.webhookSecret));
  const sessions = events.map(({ data }) => String(data.conversation_id));
  expect(new Set(sessions).size).toBe(12);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(12);
  expect(new Set(events.map((event) => event.organization_id))).toEqual(new Set([connection.organizationId]));
  for (const session of sessions) {
    expect(command.errors()).toContain(`session ${session}: answered 202: {"status":"accepted"}\n`);
    for (const path of [session, `${session}/history`]) {
      const answer = await fetch(`${connection.opencx}/chat/sessions/${path}`, {
        headers: { authorization: `Bearer ${connection.apiKey}` },
      });
      expect(answer.status).toBe(200);
    }
  }
  expect(command.lines).toHaveLength(1);
  command.signal("SIGINT");
  expect(await command.ended).toBe(0);
});

test("npm run local -- --send waits for a service that starts later, and says so", async () => {
  const port = await quietPort();
  const to = `http://127.0.0.1:${port}/webhooks/opencx`;
  const command = runEntry("LocalPlatform/local.ts", ["--send", "1", "--to", to]);
  closing.push(() => {
    command.signal("SIGKILL");
    return command.ended;
  });
  await command.error((errors) => errors.includes(`nothing listens at ${to} yet: start the service there`));
  const late = createServer((request, response) => request.resume().on("end", () => response.writeHead(202).end()));
  late.listen(port, "127.0.0.1");
  closing.push(() => Promise.resolve(late.close()));
  await command.error((errors) => errors.includes("1 of 1 handoffs accepted"));
  expect(command.errors()).toMatch(/: answered 202\n/);
});

test("a handoff that is refused is told with the receiver's words on one line, and the others are sent", async () => {
  const receiver = await receiving({ status: 410, body: "gone\n\u001b[31mfor good" }, { status: 204 });
  const report = await reportOf(3, receiver.url);
  expect(report).toHaveLength(4);
  expect(report).toContainEqual(
    expect.stringMatching(/^handoff \d of 3, session \S+: answered 410: gone \[31mfor good$/),
  );
  expect(report.filter((line) => line.endsWith(": answered 204"))).toHaveLength(2);
  expect(report.at(-1)).toBe("2 of 3 handoffs accepted");
});

test("a handoff is tried again before it counts as refused", async () => {
  const receiver = await receiving({ status: 503 });
  const report = await reportOf(1, receiver.url);
  expect(receiver.received).toHaveLength(8);
  expect(report[0]).toMatch(/: answered 503, after 8 attempts$/);
});

test("where nobody listens, that is said with what to do, and the rest is not sent", async () => {
  const to = `http://127.0.0.1:${await quietPort()}/webhooks/opencx`;
  const report = await reportOf(1000, to);
  expect(report.length).toBeLessThan(30);
  expect(report[0]).toContain("no answer (fetch failed: connect ECONNREFUSED");
  expect(report.at(-2)).toMatch(/^0 of 1000 handoffs accepted, 9\d\d not sent$/);
  expect(report.at(-1)).toBe(`nothing answers at ${to}: start the service there, or name its address with --to URL`);
});
