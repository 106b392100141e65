import type { LocalOpenCX } from "../../../LocalPlatform/opencx/contract";
import { startOpenCX } from "../../../LocalPlatform/opencx/server";
import { get, type ErrorDto } from "../support/openCXApi";
import { aCall } from "../../support/callFile";

describe("OpenCX API key", () => {
  const call = aCall();
  let opencx: LocalOpenCX;

  beforeAll(async () => {
    opencx = await startOpenCX({ calls: [call] });
  });
  afterAll(() => opencx.close());

  test("opens the API", async () => {
    const { status, body } = await get<{ id: string }>(opencx, `/chat/sessions/${call.session.id}`);
    expect(status).toBe(200);
    expect(body).toEqual(call.session);
  });

  test.each(["Bearer wrong", "Basic dXNlcjpwYXNz", "", "Bearer "])(
    "refuses %j with an ErrorDto",
    async (authorization) => {
      const { status, headers, body } = await get<ErrorDto>(opencx, `/chat/sessions/${call.session.id}`, {
        authorization,
      });
      expect(status).toBe(401);
      expect(headers.get("www-authenticate")).toBe("Bearer");
      expect(body).toEqual({ statusCode: 401, message: expect.stringContaining("API key"), error: "Unauthorized" });
    },
  );

  test("says nothing of a session to a stranger, whether it exists or not", async () => {
    const known = await get<ErrorDto>(opencx, `/chat/sessions/${call.session.id}`, { authorization: "Bearer wrong" });
    const unknown = await get<ErrorDto>(opencx, "/chat/sessions/e4fa5a2c-9523-5954-814c-c2c20f7f7f04", {
      authorization: "Bearer wrong",
    });
    expect(known).toMatchObject({ status: unknown.status, body: unknown.body });
  });

  test("is the same at each start, so that a service outlives a restart of its OpenCX", async () => {
    const other = await startOpenCX();
    expect(other.apiKey).toBe(opencx.apiKey);
    expect(other.webhookSecret).toBe(opencx.webhookSecret);
    await other.close();
  });
});
