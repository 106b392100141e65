import type { LocalOpenCX } from "../../../LocalPlatform/opencx/contract";
import { startOpenCX } from "../../../LocalPlatform/opencx/server";
import { get, type ErrorDto } from "../support/openCXApi";
import { aCall } from "../../support/callFile";

describe("GET /chat/sessions/{id}", () => {
  let opencx: LocalOpenCX;

  beforeAll(async () => {
    opencx = await startOpenCX();
  });
  afterAll(() => opencx.close());

  test("gives the session as the call file holds it", async () => {
    const call = aCall({ channel: "web" });
    opencx.load(call);
    expect((await get(opencx, `/chat/sessions/${call.session.id}`)).body).toEqual(call.session);
  });

  test("gives the later of two calls with one session id", async () => {
    const call = aCall();
    opencx.load(call);
    opencx.load({ ...call, session: { ...call.session, status: "closed_resolved" } });
    expect((await get(opencx, `/chat/sessions/${call.session.id}`)).body).toMatchObject({ status: "closed_resolved" });
  });

  test.each([
    "/chat/sessions/00000000-0000-4000-8000-000000000000",
    "/chat/sessions/nonsense",
    "/chat/sessions/nonsense/history",
    "/nowhere",
  ])("answers 404 with an ErrorDto for %s", async (path) => {
    const { status, body } = await get<ErrorDto>(opencx, path);
    expect(status).toBe(404);
    expect(body).toMatchObject({ statusCode: 404, error: "Not Found" });
  });

  test("keeps a list of what was asked", async () => {
    await get(opencx, "/chat/sessions/asked-for");
    expect(opencx.seen.at(-1)).toEqual({ method: "GET", url: "/chat/sessions/asked-for", status: 404 });
  });
});
