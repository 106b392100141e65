import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { readEnvironment } from "../../Ingestion/config/environment";
import { openEnvironment } from "../../Ingestion/dataverse/environment";
import { Tokens } from "../../Ingestion/dataverse/token";
import type { LocalDataverse } from "../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../LocalPlatform/dataverse/server";

let dataverse: LocalDataverse;
const asked: URL[] = [];
let endpoint: Server;
let answer: { readonly status: number; readonly body: object };
beforeAll(async () => {
  dataverse = await startDataverse();
  endpoint = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    asked.push(url);
    const { status, body } =
      request.headers["x-identity-header"] === "local" ? answer : { status: 403, body: { error: "no header" } };
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => endpoint.listen(0, "127.0.0.1", resolve));
  process.env.IDENTITY_ENDPOINT = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/msi/token`;
  process.env.IDENTITY_HEADER = "local";
});
afterAll(async () => {
  await dataverse.close();
  delete process.env.IDENTITY_ENDPOINT;
  delete process.env.IDENTITY_HEADER;
  endpoint.close();
});
beforeEach(() => {
  asked.length = 0;
  const token = dataverse.tokenFor(dataverse.users.application ?? "");
  const expires_on = String(Math.floor(Date.now() / 1000) + 3_600);
  answer = { status: 200, body: { access_token: token, expires_on, resource: dataverse.url, token_type: "Bearer" } };
});

const access = (clientId?: string, more: NodeJS.ProcessEnv = {}) =>
  readEnvironment(
    { DATAVERSE_URL: dataverse.url, DATAVERSE_CREDENTIAL: "managed-identity", DATAVERSE_CLIENT_ID: clientId, ...more },
    ["dataverse"],
  ).connections[0].dataverse;

test.each([undefined, "0b9f9f0e-52d1-4a77-8d0e-3f6d0f0f9a01"])(
  "a managed identity gives tokens for the environment, of the system-assigned one or of client %s",
  async (clientId) => {
    const { client } = openEnvironment(access(clientId));
    const who = await client.request("GET", "WhoAmI", { what: "WhoAmI" });
    expect(who.body).toMatchObject({ UserId: dataverse.users.application });
    expect(asked[0]?.searchParams.get("resource")).toBe(dataverse.url);
    expect(asked[0]?.searchParams.get("client_id")).toBe(clientId ?? null);
  },
);

test("a managed identity that is not there, or not this machine's, is said", async () => {
  answer = {
    status: 400,
    body: { statusCode: 400, message: "No User Assigned or Delegated Managed Identity found" },
  };
  await expect(new Tokens(access("other"), 10_000).get()).rejects.toThrow(/assign the one of DATAVERSE_CLIENT_ID/);
  answer = { status: 500, body: { error: "server_error" } };
  // The library keeps tokens of one resource for the whole process.
  const elsewhere = { ...access(), url: "https://elsewhere.crm.dynamics.com" };
  await expect(new Tokens(elsewhere, 10_000).get()).rejects.toThrow(/no managed identity to be had on this machine/);
});

test("a managed identity wants no other credential beside it", () => {
  expect(() => access(undefined, { DATAVERSE_TENANT_ID: "t", DATAVERSE_AUTHORITY: "https://login.example" })).toThrow(
    /DATAVERSE_TENANT_ID: is of no use[^]*DATAVERSE_AUTHORITY: is of no use/,
  );
});
