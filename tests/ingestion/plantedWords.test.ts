import { dead } from "../../Ingestion/commands/deadCommands";
import { status } from "../../Ingestion/commands/inboxCommands";
import { startTracing } from "../../Ingestion/telemetry/otlp";
import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { aCall, message } from "../support/callFile";
import { answeringServer } from "./support/answeringServer";
import { eventually, inState, openInstallation, type Installation } from "./support/installation";
import { recordedTerminal } from "./support/terminal";

const met: string[] = [];
const collector = answeringServer((request, response) => {
  request.on("data", (chunk: Buffer) => void met.push(chunk.toString("utf8"))).on("end", () => response.end("{}"));
});
const fail = (): never => {
  throw new Error("the collector is there");
};
let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterEach(() => installation.dataverse.clearFaults());
afterAll(async () => installation.close());

/** Fields whose words the inbox holds until a handoff is settled, as docs/privacy.md tells them: those of free text. */
const HELD = ["contact_reason", "explanation", "language", "summary"];
/** And Dataverse's own text, which may quote them, of the last attempt that failed. */
const HELD_OF_FAILED = ["contact_reason", "explanation", "language", "refusal", "summary"];

/** A call in which every field that a caller's words could be in has a word of its own, which names the field. */
function planted(): CallFile {
  const word = (field: string): string => `planted-${field}`;
  const words = (...fields: readonly string[]): Readonly<Record<string, string>> =>
    Object.fromEntries(fields.map((field) => [field, word(field)]));
  const call = aCall({
    name: word("name"),
    email: `${word("email")}@example.com`,
    phone: "+12025550188",
    turns: [
      [1, "contact", word("turn")],
      [2, "ai", word("answer")],
    ],
    more: [message(3, "none", word("comment"))],
  });
  const { session, webhook, history } = call;
  return {
    ...call,
    session: {
      ...session,
      ...words("sentiment", "ai_closure_type_note", "title", "subject", "notes", "language"),
      contact: { ...(session.contact as object), custom_data: words("contact_custom"), ...words("address") },
      custom_data: { ...words("custom"), [word("custom_name")]: 1 },
      handoff: words("summary", "sentiment", "handoff_note"),
      tags: [word("tag")],
    },
    history: history.map((item) => ({
      ...item,
      event: { ...item.event, context: words("context"), ...words("extra") },
    })),
    webhook: {
      ...webhook,
      ...words("envelope_note"),
      data: {
        ...webhook.data,
        ...words(...HELD, "reason", "user_sentiment", "customer_name", "customer_phone", "transcript", "unknown"),
        custom_data: words("webhook_custom"),
      },
    },
  };
}

/** The fields whose words stand in this text. */
function found(text: string): readonly string[] {
  const fields = [...text.matchAll(/planted-([a-z_]+)/g)].map(([, field = ""]) => field);
  return [...new Set([...fields, ...(text.includes("2025550188") ? ["phone"] : [])])].sort();
}

/** Every value of every table of the inbox's database, those of PostgreSQL's own catalogue left out. */
async function everything(): Promise<string> {
  const { pool } = installation.service.inbox;
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace n on n.oid = relnamespace
     where relkind in ('r', 'p', 'm') and nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
  );
  expect(new Set(tables.map(({ name }) => name.split(".")[0]))).toEqual(new Set(["opencx"]));
  const values = [];
  for (const { name } of tables) values.push(JSON.stringify((await pool.query(`select t::text from ${name} t`)).rows));
  return values.join("\n");
}

async function deliver(call: CallFile): Promise<void> {
  installation.opencx.load(call);
  const [delivery] = await installation.opencx.deliver(call, installation.target);
  expect(delivery?.status).toBe(202);
}

test("of all that OpenCX tells, the inbox holds what the page on privacy lists, and nothing once the case stands", async () => {
  const call = planted();
  installation.dataverse.addFault({
    path: "/incidents",
    does: { kind: "answer", status: 503, body: '{"error":{"code":"0x80044150","message":"planted-refusal"}}' },
  });
  await deliver(call);
  await eventually("its first attempt has failed", async () =>
    found(await everything()).includes("refusal") ? true : undefined,
  );
  expect(found(await everything())).toEqual(HELD_OF_FAILED);
  installation.dataverse.clearFaults();
  await inState(installation, call, "done");
  expect(JSON.stringify(installation.dataverse.rows("incident"))).toContain("planted-turn");
  expect(found(await everything())).toEqual([]);
});

test("nothing of it is left of what was erased or discarded, dead or waiting, and the log never held any", async () => {
  const { service, opencx, dataverse } = installation;
  const tracing = startTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }, { warn: fail, info: fail });
  const unsigned = await fetch(installation.target, { method: "POST", body: JSON.stringify(planted().webhook) });
  expect([unsigned.status, found(await unsigned.text())]).toEqual([401, []]);
  dataverse.addFault({
    path: "/incidents\\(",
    does: { kind: "answer", status: 400, body: '{"error":{"code":"0x80040265","message":"No: planted-refusal"}}' },
  });
  const [erased, discarded] = [planted(), planted()];
  for (const call of [erased, discarded]) await deliver(call);
  await inState(installation, erased, "dead");
  const { id } = await inState(installation, discarded, "dead");
  expect(found(await everything())).toEqual(HELD_OF_FAILED);
  // What Dataverse said is for who mends it, on the terminal alone.
  const terminal = recordedTerminal();
  await status(service.inbox.pool, terminal);
  await dead(service.inbox.pool, terminal);
  expect(found(terminal.said)).toEqual(["refusal"]);
  expect(await service.inbox.erase(erased.session.id)).toHaveLength(1);
  expect(await service.inbox.discard(id)).toBe(true);
  expect(found(await everything())).toEqual([]);
  for (const call of [erased, discarded]) await opencx.deliver(call, installation.target);
  expect(found(await everything())).toEqual([]);
  const metrics = await (await fetch(`${service.adminUrl ?? ""}/metrics`)).text();
  expect(found(installation.logged.join("\n") + metrics)).toEqual([]);
  await tracing?.close();
  expect(met.join("")).toContain("process opencx.handoff");
  expect(found(met.join(""))).toEqual([]);
});
