import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { Agent, request } from "undici";
import { clientOf } from "../support/dataverseClient";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { loopbackTls, type LoopbackTls } from "../../../LocalPlatform/tls/loopbackTls";

let tls: LoopbackTls;
let dataverse: LocalDataverse;
let agent: Agent;

beforeAll(async () => {
  tls = loopbackTls();
  dataverse = await startDataverse({ tls: tls.certificate });
  agent = new Agent({ connect: { ca: readFileSync(tls.caFile) } });
});

afterAll(async () => {
  await agent.close();
  await dataverse.close();
  tls.forget();
});

describe("a Dataverse that speaks TLS", () => {
  test.each(["127.0.0.1", "localhost"])("answers a client that trusts its file, under %s", async (host) => {
    const form = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: dataverse.clientId,
      client_secret: dataverse.clientSecret,
      scope: `${dataverse.url}/.default`,
    });
    const under = (url: string): string => url.replace("127.0.0.1", host);
    const token = await request(`${under(dataverse.authority)}/${dataverse.tenantId}/oauth2/v2.0/token`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: form.toString(),
      dispatcher: agent,
    });
    const { access_token: bearer } = (await token.body.json()) as { readonly access_token: string };
    const answer = await request(`${under(dataverse.url)}/api/data/v9.2/WhoAmI`, {
      headers: { authorization: `Bearer ${bearer}`, origin: under(dataverse.url) },
      dispatcher: agent,
    });
    expect(answer.statusCode).toBe(200);
    expect(dataverse.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect(await answer.body.json()).toMatchObject({
      "@odata.context": `${dataverse.url}/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`,
    });
  });

  test("is trusted by nobody else, and answers no plain HTTP and no page over plain HTTP", async () => {
    await expect(clientOf(dataverse).get("WhoAmI")).rejects.toThrow("fetch failed");
    await expect(fetch(dataverse.url.replace("https:", "http:"))).rejects.toThrow("fetch failed");
    const page = await request(dataverse.url, {
      headers: { origin: dataverse.url.replace("https:", "http:") },
      dispatcher: agent,
    });
    expect(page.statusCode).toBe(403);
    await page.body.dump();
  });

  test("is trusted by a file in a folder for its owner alone, which goes with it", () => {
    const other = loopbackTls();
    expect(statSync(path.dirname(other.caFile)).mode & 0o777).toBe(0o700);
    expect(readFileSync(other.caFile, "utf8")).not.toContain("PRIVATE KEY");
    other.forget();
    expect(existsSync(path.dirname(other.caFile))).toBe(false);
  });
});
