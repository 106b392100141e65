import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { readEnvironment } from "../../Ingestion/config/environment";
import { openEnvironment } from "../../Ingestion/dataverse/environment";
import { Tokens } from "../../Ingestion/dataverse/token";
import type { LocalDataverse } from "../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../LocalPlatform/dataverse/server";
import { certificateOf } from "../support/certificate";

const { cert, key } = certificateOf("ingestion", "rsa");
let dataverse: LocalDataverse;
let folder: string;
beforeAll(async () => (dataverse = await startDataverse({ certificate: cert })));
afterAll(() => dataverse.close());
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), "opencx-credentials-"))));
afterEach(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

function accessOf(changes: NodeJS.ProcessEnv) {
  return readEnvironment(
    {
      DATAVERSE_URL: dataverse.url,
      DATAVERSE_TENANT_ID: dataverse.tenantId,
      DATAVERSE_CLIENT_ID: dataverse.clientId,
      DATAVERSE_AUTHORITY: dataverse.authority,
      ...changes,
    },
    ["dataverse"],
  ).connections[0].dataverse;
}

const byCertificate = (file: string) => accessOf({ DATAVERSE_CREDENTIAL: "certificate", DATAVERSE_CERTIFICATE: file });

test("a certificate signs in: the authority verifies what its key signed", async () => {
  const { client } = openEnvironment(byCertificate(written("app.pem", cert + key)));
  const answer = await client.request("GET", "WhoAmI", { what: "WhoAmI" });
  expect(answer.body).toMatchObject({ UserId: dataverse.users.application });
});

test("a certificate that was not uploaded is said, and one that takes its place is taken without a restart", async () => {
  const other = certificateOf("ingestion", "rsa");
  const file = written("app.pem", other.cert + other.key);
  const tokens = new Tokens(byCertificate(file), 10_000);
  await expect(tokens.get()).rejects.toThrow(/does not know the certificate of DATAVERSE_CERTIFICATE: upload it/);
  writeFileSync(file, key + cert);
  expect(await tokens.get()).toMatch(/\./);
});

test.each<[string, () => string, RegExp]>([
  ["is not there", () => path.join(folder, "none.pem"), /none\.pem cannot be read: there is no such file/],
  ["is a folder", () => folder, /is a folder/],
  ["is empty", () => written("a.pem", "\n"), /is empty/],
  ["holds the key alone", () => written("a.pem", key), /holds no certificate in PEM form/],
  ["holds the certificate alone", () => written("a.pem", cert), /holds no private key/],
  ["holds another's key", () => written("a.pem", cert + certificateOf("x", "rsa").key), /is not the certificate's/],
  ["is of another kind", () => written("a.pem", Object.values(certificateOf("x")).join("")), /another kind than RSA/],
  ["has ended", () => written("a.pem", Object.values(certificateOf("x", "rsa", -3)).join("")), /that ended on/],
])("a certificate's file that %s is named, with what is wrong", async (_, file, said) => {
  await expect(new Tokens(byCertificate(file()), 10_000).get()).rejects.toThrow(said);
});

test("a secret in a file is read again when the authority refuses it", async () => {
  const file = written("secret", "expired");
  const tokens = new Tokens(accessOf({ DATAVERSE_CLIENT_SECRET: `file:${file}` }), 10_000);
  await expect(tokens.get()).rejects.toThrow(/DATAVERSE_CLIENT_SECRET is wrong/);
  writeFileSync(file, `${dataverse.clientSecret}\n`);
  expect(await tokens.get()).toMatch(/\./);
  // A file that has gone leaves the secret that is known.
  rmSync(file);
  tokens.forget(await tokens.get());
  expect(await tokens.get()).toMatch(/\./);
});

test.each([
  ["DATAVERSE_CERTIFICATE", { DATAVERSE_CREDENTIAL: "certificate" }, /^DATAVERSE_CERTIFICATE: is not set/],
  ["DATAVERSE_CLIENT_SECRET", {}, /^DATAVERSE_CLIENT_SECRET: is not set/],
  [
    "a secret beside a certificate",
    { DATAVERSE_CREDENTIAL: "certificate", DATAVERSE_CERTIFICATE: "a", DATAVERSE_CLIENT_SECRET: "b" },
    /^DATAVERSE_CLIENT_SECRET: is of no use with DATAVERSE_CREDENTIAL=certificate/,
  ],
  ["another word", { DATAVERSE_CREDENTIAL: "password" }, /^DATAVERSE_CREDENTIAL: must be secret, certificate or/],
])("%s is asked for by the way to sign in", (_, changes, said) => {
  expect(() => accessOf(changes)).toThrow(new RegExp(said.source.replace("^", "\n  ")));
});
