import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import os from "node:os";
import path from "node:path";
import { TLSSocket } from "node:tls";
import { problemsWith } from "../../Ingestion/config/environment";
import { assertReachable, openPool } from "../../Ingestion/database/pool";
import { certificateOf, type Certificate } from "../support/certificate";
import { run } from "./support/program";

let folder: string;
let authority: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "opencx-tls-"));
  authority = path.join(folder, "authority.pem");
  writeFileSync(authority, certificateOf("db.example.com").cert);
});
afterAll(() => rmSync(folder, { recursive: true }));

function problemsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  return problemsWith(environment, ["inbox"]);
}

const LOCAL = [
  "postgres://u:p@127.0.0.1:5432/db",
  "postgres://u:p@127.8.9.10/db",
  "postgres://u:p@[::1]:5432/db",
  "postgres://u:p@[::ffff:127.0.0.1]/db",
  "postgres://u:p@localhost/db?sslmode=disable",
  "postgres://u:p@LOCALHOST/db",
  "postgres:///db",
  "postgres:///db?host=/var/run/postgresql",
  "postgres://u:p@/db?host=/var/run/postgresql",
  "postgres://u:p@%2Fvar%2Frun%2Fpostgresql/db",
  "postgres://u:p@db.example.com/db?host=127.0.0.1",
];
test.each(LOCAL)("%s stays on this machine and is taken", (DATABASE_URL) => {
  expect(problemsOf({ DATABASE_URL })).toEqual([]);
});

const OPEN = [
  "postgres://u:secret-pw@db.example.com/db",
  "postgresql://u:secret-pw@10.0.0.5:5432/db",
  "postgres://u:secret-pw@[2001:db8::1]/db",
  "postgres://u:secret-pw@[::ffff:10.0.0.5]/db",
  "postgres://u:secret-pw@0.0.0.0/db",
  "postgres://u:secret-pw@localhost.evil.example/db",
  "postgres://u:secret-pw@127.0.0.1.evil.example/db",
  "postgres://u:secret-pw@127.999.0.1/db",
  "postgres://localhost:secret-pw@db.example.com/db",
  "postgres://u:secret-pw@db%2eexample.com/db",
  "postgres://u:secret-pw@localhost/db?host=db.example.com",
  "postgres://u:secret-pw@localhost/db?host=127.0.0.1&host=db.example.com",
  ...["disable", "allow", "prefer", "require", "no-verify", "verify-ca", "VERIFY-FULL", ""].map(
    (mode) => `postgres://u:secret-pw@db.example.com/db?sslmode=${mode}`,
  ),
  "postgres://u:secret-pw@db.example.com/db?sslmode=verify-full&sslmode=require",
  "postgres://u:secret-pw@db.example.com/db?ssl=true",
  "postgres://u:secret-pw@db.example.com/db?ssl=no-verify",
  "postgres://u:secret-pw@db.example.com/db?uselibpqcompat=true&sslmode=require",
  "postgres://u:secret-pw@db.example.com/db#?sslmode=verify-full",
  "postgres://u:secret-pw@db.example.com/sslmode=verify-full",
];
test.each(OPEN)("%s leaves this machine unproven and is refused", (DATABASE_URL) => {
  const problems = problemsOf({ DATABASE_URL });
  expect(problems).toEqual([
    expect.stringMatching(/^DATABASE_URL: leads off this machine \(.+\) without sslmode=verify-full: add that/),
  ]);
  expect(problems[0]).not.toContain("secret-pw");
  expect(problemsOf({ DATABASE_URL, DATABASE_TLS: "off" })).toEqual([]);
});

test("with sslmode=verify-full, and the certificate of its authority, a database elsewhere is taken", () => {
  const url = "postgres://u:p@db.example.com/db?sslmode=verify-full";
  expect(problemsOf({ DATABASE_URL: url })).toEqual([]);
  expect(problemsOf({ DATABASE_URL: `${url}&uselibpqcompat=true` })).toEqual([]);
  expect(problemsOf({ DATABASE_URL: `${url}&sslrootcert=${authority}` })).toEqual([]);
  expect(problemsOf({ DATABASE_URL: `${url}&sslrootcert=${authority}.gone` })).toEqual([
    expect.stringMatching(
      /^DATABASE_URL: cannot be read \(.*ENOENT.*\): it must name one host, and certificate files that are there$/,
    ),
  ]);
});

test("several hosts, and words that the override does not know, are refused", () => {
  for (const hosts of ["127.0.0.1,db.example.com", "127.0.0.1:5432,db.example.com:5432"])
    expect(problemsOf({ DATABASE_URL: `postgres://u:p@${hosts}/db` })).toEqual([
      expect.stringMatching(/^DATABASE_URL: .*(several hosts|one host)/),
    ]);
  expect(problemsOf({ DATABASE_TLS: "no" })).toEqual(["DATABASE_TLS: must be verify-full or off"]);
});

test("what the driver reads from the environment counts, and certificates that nobody checks are refused by every command", async () => {
  const seen = await Promise.all([
    run(["status"], { DATABASE_URL: "postgres:///db", PGHOST: "db.example.com" }),
    run(["dead"], { DATABASE_URL: "postgres://db.example.com/db", PGSSLMODE: "require" }),
    ...["serve", "verify", "ingest x.json", "status"].map((command) =>
      run(command.split(" "), { NODE_TLS_REJECT_UNAUTHORIZED: "0" }),
    ),
  ]);
  expect(seen.map(({ code }) => code)).toEqual(seen.map(() => 2));
  const [host, mode, ...unchecked] = seen;
  expect(host.error).toMatch(/leads off this machine \(db\.example\.com\) without sslmode=verify-full/);
  expect(mode.error).toMatch(/leads off this machine \(db\.example\.com\) without sslmode=verify-full/);
  for (const { error } of unchecked)
    expect(error).toMatch(/^ +NODE_TLS_REJECT_UNAUTHORIZED=0: anybody could pass for .*; unset it/m);
});

test("a refused mode is told in our words alone, without the driver's advice to use it", async () => {
  const { code, error } = await run(["status"], { DATABASE_URL: "postgres://db.example.com/db?sslmode=require" });
  expect({ code, lines: error.trimEnd().split("\n") }).toEqual({
    code: 2,
    lines: ["The settings are not right:", expect.stringMatching(/^ {2}DATABASE_URL: .*without sslmode=verify-full/)],
  });
});

/** A server that takes TLS as PostgreSQL does, and keeps what it is told then. */
async function tlsServer(certificate: Certificate): Promise<{ readonly server: Server; readonly told: string[] }> {
  const told: string[] = [];
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => {
      socket.write("S");
      const secure = new TLSSocket(socket, { isServer: true, ...certificate });
      secure.on("error", () => undefined);
      secure.on("data", (chunk: Buffer) => {
        told.push(chunk.toString("latin1"));
        secure.destroy();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, told };
}

test("a server whose certificate is of another name or authority is told nothing", async () => {
  const right = certificateOf("localhost");
  const rightFile = path.join(folder, "right.pem");
  writeFileSync(rightFile, right.cert);
  const wrong = certificateOf("db.example.com");
  const wrongFile = path.join(folder, "wrong.pem");
  writeFileSync(wrongFile, wrong.cert);
  const answers: (readonly [string, readonly string[]])[] = [];
  for (const [certificate, known] of [
    [wrong, wrongFile],
    [right, wrongFile],
    [right, rightFile],
  ] as const) {
    const { server, told } = await tlsServer(certificate);
    const { port } = server.address() as AddressInfo;
    const pool = openPool(
      `postgres://inbox:secret-pw@localhost:${port}/db?sslmode=verify-full&sslrootcert=${known}`,
      () => undefined,
    );
    const said = await assertReachable(pool).then(() => "", String);
    answers.push([said, told]);
    await pool.end();
    server.close();
  }
  const [otherName, otherAuthority, proven] = answers;
  expect(otherName).toEqual([expect.stringContaining("ERR_TLS_CERT_ALTNAME_INVALID"), []]);
  expect(otherAuthority).toEqual([
    expect.stringMatching(/self-signed certificate|SELF_SIGNED_CERT|UNABLE_TO_VERIFY/),
    [],
  ]);
  expect(proven?.[1]).toEqual([expect.stringContaining("inbox")]);
});
