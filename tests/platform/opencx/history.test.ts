import type { LocalOpenCX, OpenCXHistoryItem } from "../../../LocalPlatform/opencx/contract";
import { startOpenCX } from "../../../LocalPlatform/opencx/server";
import { get, getAll, type ErrorDto, type ListPage } from "../support/openCXApi";
import { aCall, aLongCall } from "../../support/callFile";

describe("GET /chat/sessions/{id}/history", () => {
  const long = aLongCall(7);
  const exact = aLongCall(5);
  const silent = { ...aCall(), history: [] };
  let opencx: LocalOpenCX;

  beforeAll(async () => {
    opencx = await startOpenCX({ calls: [long, exact, silent], pageSize: 3 });
  });
  afterAll(() => opencx.close());

  test("gives every item once, in the call's order, in pages", async () => {
    const pages = await getAll<OpenCXHistoryItem>(opencx, `/chat/sessions/${long.session.id}/history`);
    expect(pages.map((page) => page.length)).toEqual([3, 3, 2]);
    expect(pages.flat()).toEqual(long.history);
  });

  test("ends without an empty page when the last one is full", async () => {
    const pages = await getAll<OpenCXHistoryItem>(opencx, `/chat/sessions/${exact.session.id}/history`);
    expect(pages.map((page) => page.length)).toEqual([3, 3]);
  });

  test("is one empty page for a session without events", async () => {
    const { body } = await get<ListPage<OpenCXHistoryItem>>(opencx, `/chat/sessions/${silent.session.id}/history`);
    expect(body).toEqual({ items: [], next: null });
  });

  test("refuses a cursor that is made up or of another session", async () => {
    const { body } = await get<ListPage<OpenCXHistoryItem>>(opencx, `/chat/sessions/${long.session.id}/history`);
    for (const cursor of ["3", "%%%", "", body.next ?? "none"]) {
      const answer = await get<ErrorDto>(
        opencx,
        `/chat/sessions/${exact.session.id}/history?cursor=${encodeURIComponent(cursor)}`,
      );
      expect(answer.status).toBe(400);
      expect(answer.body.message).toContain("cursor");
    }
  });

  test("refuses a parameter it does not know", async () => {
    const { status, body } = await get<ErrorDto>(opencx, `/chat/sessions/${long.session.id}/history?limit=10`);
    expect(status).toBe(400);
    expect(body.message).toContain("limit");
  });
});
