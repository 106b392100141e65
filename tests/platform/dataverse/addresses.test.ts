import { errorOf, useDataverse } from "../support/dataverseClient";

describe("versions, methods and ids of requests", () => {
  const platform = useDataverse();
  const send = (method: string, path: string): Promise<Response> => {
    const { dataverse } = platform;
    const authorization = `Bearer ${dataverse.tokenFor(dataverse.users.application ?? "")}`;
    return fetch(dataverse.url + path, { method, headers: { authorization }, signal: AbortSignal.timeout(10_000) });
  };

  // Microsoft, "Compose HTTP requests and handle errors", Version compatibility: later minor versions keep what an
  // earlier one had.
  test.each(["v9.0", "v9.1", "v9.2"])("%s answers, and with addresses of its own", async (version) => {
    const response = await send("GET", `/api/data/${version}/contacts?$top=1&$select=fullname`);
    expect(await response.json()).toMatchObject({
      "@odata.context": `${platform.dataverse.url}/api/data/${version}/$metadata#contacts(fullname)`,
    });
  });

  test.each(["v9.3", "v9.20", "v8", "9.2"])("%s is no version", async (version) => {
    expect((await send("GET", `/api/data/${version}/contacts`)).status).toBe(404);
  });

  // Microsoft, "Compose HTTP requests and handle errors", Identify status codes: 405 "for incorrect method and resource
  // combinations"; the header is RFC 9110's, section 15.5.6.
  test.each([
    ["PATCH", "contacts", "GET, POST"],
    ["DELETE", "contacts", "GET, POST"],
    ["PUT", "contacts(00000000-0000-0000-0000-000000000001)", "GET, PATCH, DELETE"],
    ["POST", "contacts(00000000-0000-0000-0000-000000000001)", "GET, PATCH, DELETE"],
  ])("%s %s is 405", async (method, path, allowed) => {
    const reply = await platform.client.send(method, path, {});
    expect([...errorOf(reply), reply.headers.get("allow")]).toEqual([
      405,
      "0x80060888",
      `The requested resource does not support http method '${method}'.`,
      allowed,
    ]);
  });

  // As real environments answer; the documents print REQ_ID in "Execute batch operations", Handling errors.
  test.each(["WhoAmI", "contacts?$top=1", "contacts(00000000-0000-0000-0000-000000000001)", "nowhere"])(
    "GET %s carries its id under both names",
    async (path) => {
      const { headers } = await platform.client.get(path);
      expect(headers.get("req_id")).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get("x-ms-service-request-id")).toBe(headers.get("req_id"));
    },
  );
});
