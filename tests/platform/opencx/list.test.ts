import type { LocalOpenCX, OpenCXSession } from "../../../LocalPlatform/opencx/contract";
import { startOpenCX } from "../../../LocalPlatform/opencx/server";
import { get, getAll, type ErrorDto, type ListPage } from "../support/openCXApi";
import { aCall } from "../../support/callFile";

describe("GET /chat/sessions", () => {
  const phone = aCall({ createdAt: "2026-11-01T08:00:00.000Z", updatedAt: "2026-11-01T08:05:00.000Z" });
  const chat = aCall({
    channel: "web",
    createdAt: "2026-11-02T08:00:00.000Z",
    updatedAt: "2026-11-02T08:05:00.000Z",
  });
  const solved = aCall({
    status: "closed_resolved",
    handedOff: false,
    createdAt: "2026-11-03T08:00:00.000Z",
    updatedAt: "2026-11-05T08:00:00.000Z",
  });
  const mail = aCall({
    channel: "email",
    createdAt: "2026-11-04T08:00:00.000Z",
    updatedAt: "2026-11-04T08:05:00.000Z",
  });
  const names = new Map([
    [phone.session.id, "phone"],
    [chat.session.id, "chat"],
    [solved.session.id, "solved"],
    [mail.session.id, "mail"],
  ]);
  let opencx: LocalOpenCX;

  beforeAll(async () => {
    opencx = await startOpenCX({ calls: [chat, phone, mail, solved], pageSize: 2 });
  });
  afterAll(() => opencx.close());

  const listed = async (query: string): Promise<readonly (string | undefined)[]> =>
    (await getAll<OpenCXSession>(opencx, `/chat/sessions${query}`)).flat().map((session) => names.get(session.id));

  test.each([
    ["", ["mail", "solved", "chat", "phone"]],
    ["?handed_off=true", ["mail", "chat", "phone"]],
    ["?handed_off=false", ["solved"]],
    ["?status=closed_resolved", ["solved"]],
    ["?channel_type=phone_voice", ["solved", "phone"]],
    ["?created_after=2026-11-02T08:00:00Z", ["mail", "solved"]],
    ["?created_before=2026-11-02T08:00:00Z", ["phone"]],
    ["?updated_after=2026-11-04T09:00:00%2B01:00", ["mail", "solved"]],
    ["?updated_before=2026-11-02T09:00:00Z", ["chat", "phone"]],
    ["?handed_off=true&channel_type=phone_voice&created_after=2026-01-01T00:00:00Z", ["phone"]],
    ["?status=closed_unresolved", []],
  ])("%s gives %j, newest first, over all pages", async (query, expected) => {
    expect(await listed(query)).toEqual(expected);
  });

  test("neither repeats nor skips a session when a call comes in between two pages", async () => {
    const first = await get<ListPage<OpenCXSession>>(opencx, "/chat/sessions");
    opencx.callIn(phone);
    const second = await get<ListPage<OpenCXSession>>(
      opencx,
      `/chat/sessions?cursor=${encodeURIComponent(first.body.next ?? "")}`,
    );
    expect([...first.body.items, ...second.body.items].map((session) => names.get(session.id))).toEqual([
      "mail",
      "solved",
      "chat",
      "phone",
    ]);
    expect(second.body.next).toBeNull();
  });

  test.each([
    ["handed_off=yes", "handed_off"],
    ["status=closed", "status"],
    ["channel_type=phone", "channel_type"],
    ["created_after=yesterday", "created_after"],
    ["updated_before=2026-11-02", "updated_before"],
    ["status=open&status=open", "status"],
    ["cursor=nonsense", "cursor"],
    ["page_size=10", "page_size"],
  ])("?%s is 400 and names the parameter", async (query, parameter) => {
    const { status, body } = await get<ErrorDto>(opencx, `/chat/sessions?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ statusCode: 400, error: "Bad Request", message: expect.stringContaining(parameter) });
  });
});
