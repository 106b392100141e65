import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { connectionString } from "../../Ingestion/database/embeddedAddress";
import { assertReachable, beginSession, newClient, openPool } from "../../Ingestion/database/pool";

const PASSWORD = "new-at-this-start";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "opencx-fake-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A message by which a server asks for, or grants, a login. */
function authentication(code: number, ...content: readonly (string | Buffer)[]): Buffer {
  const rest = Buffer.concat(content.map((part) => Buffer.from(part)));
  const head = Buffer.alloc(9);
  head.write("R");
  head.writeInt32BE(8 + rest.length, 1);
  head.writeInt32BE(code, 5);
  return Buffer.concat([head, rest]);
}

const READY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
const GRANTED = Buffer.concat([authentication(0), READY]);
const SCRAM = authentication(10, "SCRAM-SHA-256\0\0");

/** The server's part of SCRAM for what the client began, by somebody who does not know the password. */
function challenge(begun: string): Buffer {
  const nonce = /r=([^,]+)/.exec(begun)?.[1] ?? "";
  return authentication(11, `r=${nonce}fake,s=${Buffer.from("salt").toString("base64")},i=4096`);
}

/** What a server answers to each message of the client, and how many of them it may get to see. */
const FAKES: readonly (readonly [string, readonly ((said: string) => Buffer)[], number])[] = [
  ["asks for the password in clear", [() => authentication(3)], 1],
  ["asks for its MD5", [() => authentication(5, "salt")], 1],
  ["asks for nothing", [() => GRANTED, () => READY], 1],
  ["begins SCRAM, then asks for the password", [() => SCRAM, () => authentication(3)], 2],
  ["leaves SCRAM in the middle", [() => SCRAM, challenge, () => GRANTED], 3],
  [
    "ends SCRAM with a signature of its own",
    [() => SCRAM, challenge, () => Buffer.concat([authentication(12, "v=AAAA"), GRANTED])],
    3,
  ],
  ["says at once that SCRAM is done", [() => Buffer.concat([authentication(12, "v=AAAA"), GRANTED])], 1],
];

test.each(FAKES)("a server that %s is told nothing", async (_, answers, most) => {
  const told: string[][] = [];
  const server = createServer((socket) => {
    const said: string[] = [];
    told.push(said);
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      const answer = answers[said.push(chunk.toString("latin1")) - 1];
      if (answer !== undefined) socket.write(answer(said.at(-1) ?? ""));
    });
  });
  await new Promise<void>((resolve) => server.listen(path.join(folder, ".s.PGSQL.5432"), resolve));
  const url = connectionString({ socket: folder, password: PASSWORD });
  const pool = openPool(url, () => undefined);
  await expect(assertReachable(pool)).rejects.toThrow(/^(what answers as )?the inbox's PostgreSQL does not/);
  await pool.end();
  // What the heartbeat connects with.
  const client = newClient(url, "test");
  client.on("error", () => undefined);
  await expect(client.connect().then(() => beginSession(client))).rejects.toThrow();
  await client.end();
  await new Promise((resolve) => server.close(resolve));
  expect(told.length).toBeGreaterThan(1);
  for (const said of told) {
    expect(said.join("")).not.toContain(PASSWORD);
    expect(said.filter((message) => message !== "X\0\0\0\u0004").length).toBeLessThanOrEqual(most);
  }
});
