import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { clientOf } from "../support/dataverseClient";

describe("tokens", () => {
  let dataverse: LocalDataverse;
  beforeAll(async () => {
    dataverse = await startDataverse();
  });
  afterAll(() => dataverse.close());

  const ask = async (changes: Record<string, string | undefined> = {}, tenant = dataverse.tenantId) => {
    const form = new URLSearchParams();
    const fields: Record<string, string | undefined> = {
      grant_type: "client_credentials",
      client_id: dataverse.clientId,
      client_secret: dataverse.clientSecret,
      scope: `${dataverse.url}/.default`,
      ...changes,
    };
    for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.set(name, value);
    const response = await fetch(`${dataverse.authority}/${tenant}/oauth2/v2.0/token`, { method: "POST", body: form });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const whoAmI = (token?: string) =>
    fetch(`${dataverse.url}/api/data/v9.2/WhoAmI`, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });

  test("client credentials get a token that speaks for the application user", async () => {
    const { status, body } = await ask();
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: "Bearer", expires_in: 3599 });
    const response = await whoAmI(String(body.access_token));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ UserId: dataverse.users.application });
  });

  test.each([
    ["wrong secret", { client_secret: "guess" }, 401, "invalid_client", 7000215],
    ["no secret", { client_secret: undefined }, 401, "invalid_client", 7000216],
    ["wrong client", { client_id: "11111111-1111-4111-8111-111111111111" }, 400, "unauthorized_client", 700016],
    ["scope without .default", { scope: "user_impersonation" }, 400, "invalid_scope", 1002012],
    ["scope of another resource", { scope: "https://elsewhere.example/.default" }, 400, "invalid_resource", 500011],
    ["double slash in the scope", { scope: "/SLASH" }, 400, "invalid_resource", 500011],
    ["missing scope", { scope: undefined }, 400, "invalid_request", 900144],
    ["another grant", { grant_type: "password" }, 400, "unsupported_grant_type", 70003],
  ])("%s is refused in the authority's own form", async (name, changes, status, error, code) => {
    const scope = name === "double slash in the scope" ? { scope: `${dataverse.url}//.default` } : {};
    const reply = await ask({ ...changes, ...scope });
    expect(reply.status).toBe(status);
    expect(reply.body).toMatchObject({ error, error_codes: [code] });
    expect(reply.body.error_description).toMatch(
      new RegExp(`^AADSTS${code}: .* Trace ID: .* Correlation ID: .* Timestamp: `),
    );
  });

  test("a tenant that is not there is refused", async () => {
    const reply = await ask({}, "22222222-2222-4222-8222-222222222222");
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ error: "invalid_request", error_codes: [90002] });
  });

  test("discovery names this authority's own endpoints", async () => {
    const base = `${dataverse.authority}/${dataverse.tenantId}`;
    const response = await fetch(`${base}/v2.0/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({
      token_endpoint: `${base}/oauth2/v2.0/token`,
      issuer: `${base}/v2.0`,
    });
  });

  test("no token, a foreign token and a forged token get 401 with the challenge, and no OData body", async () => {
    const { body } = await ask();
    for (const token of [undefined, "opaque", "a.b.c", `${String(body.access_token)}x`]) {
      const response = await whoAmI(token);
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toBe(
        `Bearer authorization_uri=${dataverse.authority}/${dataverse.tenantId}/oauth2/authorize, resource_id=${dataverse.url}/`,
      );
      expect(await response.text()).toBe("HTTP Error 401 - Unauthorized: Access is denied");
    }
  });

  test("an expired token gets 401", async () => {
    const brief = await startDataverse({ tokenLifetime: 0 });
    const response = await clientOf(brief).get("WhoAmI");
    expect(response.status).toBe(401);
    await brief.close();
  });

  test("tokenFor speaks for the user it names, and names a user who is not there", async () => {
    const response = await whoAmI(dataverse.tokenFor(dataverse.users.rep ?? ""));
    expect(await response.json()).toMatchObject({ UserId: dataverse.users.rep });
    expect(() => dataverse.tokenFor("33333333-3333-4333-8333-333333333333")).toThrow(/no systemuser/);
  });
});
