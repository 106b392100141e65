import { randomUUID } from "node:crypto";
import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { clientOf, errorOf, placeholderOf, type Client } from "../support/dataverseClient";

describe("a Dataverse that fails", () => {
  let dataverse: LocalDataverse;
  let client: Client;
  beforeAll(async () => {
    dataverse = await startDataverse({
      faults: [
        {
          method: "GET",
          path: "/WhoAmI$",
          times: 1,
          does: { kind: "answer", status: 503, headers: { "retry-after": "3" } },
        },
      ],
    });
    client = clientOf(dataverse);
  });
  afterEach(() => dataverse.clearFaults());
  afterAll(() => dataverse.close());

  test("a fault given at the start meets the first request", async () => {
    const reply = await client.get("WhoAmI");
    expect([reply.status, reply.headers.get("retry-after")]).toEqual([503, "3"]);
    expect((await client.get("WhoAmI")).status).toBe(200);
  });

  test("after a reset behind the commit the row stands, and a create-only retry learns that from the 412", async () => {
    const id = randomUUID();
    const create = () =>
      client.send(
        "PATCH",
        `incidents(${id})`,
        { title: "once", ...placeholderOf(dataverse) },
        { "if-none-match": "*" },
      );
    dataverse.addFault({ method: "PATCH", times: 1, does: { kind: "reset-after" } });
    await expect(create()).rejects.toThrow("fetch failed");
    expect((await create()).status).toBe(412);
    expect(dataverse.rows("incident").filter((row) => row.incidentid === id)).toHaveLength(1);
  });

  test("after a reset before the request nothing stands", async () => {
    const id = randomUUID();
    dataverse.addFault({ method: "PATCH", times: 1, does: { kind: "reset" } });
    await expect(client.send("PATCH", `incidents(${id})`, placeholderOf(dataverse))).rejects.toThrow("fetch failed");
    expect(dataverse.rows("incident").some((row) => row.incidentid === id)).toBe(false);
  });

  test("the token endpoint fails as scripted too", async () => {
    dataverse.addFault({
      path: "/oauth2/v2\\.0/token$",
      times: 1,
      does: { kind: "answer", status: 500, body: "down" },
    });
    const response = await fetch(`${dataverse.authority}/${dataverse.tenantId}/oauth2/v2.0/token`, {
      method: "POST",
      body: new URLSearchParams(),
    });
    expect([response.status, await response.text()]).toEqual([500, "down"]);
  });

  test("every request is seen with its status; one that got no answer with 0", async () => {
    const start = dataverse.seen.length;
    await client.get("WhoAmI");
    await client.get("Nothing");
    dataverse.addFault({ path: "/hidden$", times: 1, does: { kind: "reset" } });
    await expect(client.get("hidden")).rejects.toThrow("fetch failed");
    expect(
      dataverse.seen.slice(start).map(({ method, url, status }) => [method, url.split("/").at(-1), status]),
    ).toEqual([
      ["GET", "WhoAmI", 200],
      ["GET", "Nothing", 404],
      ["GET", "hidden", 0],
    ]);
  });

  test("error answers carry their details when annotations are asked for, and an id to report", async () => {
    const reply = await client.get("Account", { prefer: 'odata.include-annotations="*"' });
    expect(errorOf(reply)[1]).toBe("0x8006088a");
    expect(reply.headers.get("req_id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(reply.headers.get("content-type")).toBe("application/json; odata.metadata=minimal");
    expect(reply.body.error).toMatchObject({
      "@Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus": "0",
      "@Microsoft.PowerApps.CDS.InnerError.Message": "Resource not found for the segment 'Account'.",
    });
  });
});
