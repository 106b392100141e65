import type { LocalOpenCX, OpenCXHistoryItem, OpenCXSession } from "../../../LocalPlatform/opencx/contract";
import { startOpenCX } from "../../../LocalPlatform/opencx/server";
import { get, getAll } from "../support/openCXApi";
import { aCall, aLongCall } from "../../support/callFile";

describe("a call that comes in now", () => {
  const call = aLongCall(6, { phone: "+12025550109" });
  let opencx: LocalOpenCX;

  beforeAll(async () => {
    opencx = await startOpenCX({ calls: [call] });
  });
  afterAll(() => opencx.close());

  const offsets = (from: string, history: readonly OpenCXHistoryItem[]): readonly number[] =>
    history.map((item) => Date.parse(item.created_at ?? "") - Date.parse(from));

  test("stands in the API under its own ids, and leaves the old call alone", async () => {
    const fresh = opencx.callIn(call);
    expect(fresh.session.id).not.toBe(call.session.id);
    expect(fresh.session.ticket_number).not.toBe(call.session.ticket_number);
    expect((await get(opencx, `/chat/sessions/${fresh.session.id}`)).body).toEqual(fresh.session);
    expect((await getAll(opencx, `/chat/sessions/${fresh.session.id}/history`)).flat()).toEqual(fresh.history);
    expect((await get(opencx, `/chat/sessions/${call.session.id}`)).body).toEqual(call.session);
    const ids = [...call.history, ...fresh.history].map((item) => item.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("names itself and its contact in the webhook", () => {
    const fresh = opencx.callIn(call);
    const contact = fresh.session.contact as { readonly id: string; readonly phone_number: string };
    expect(fresh.webhook.data).toMatchObject({ conversation_id: fresh.session.id, customer_id: contact.id });
    expect(contact.id).not.toBe((call.session.contact as { readonly id: string }).id);
    expect(contact.phone_number).toBe("+12025550109");
  });

  test("has handed off just now, with every offset as before", () => {
    const earliest = Date.now();
    const fresh = opencx.callIn(call);
    const handoff = Date.parse(String(fresh.webhook.data.timestamp));
    // Moved by whole seconds, so up to a second before now.
    expect(handoff).toBeGreaterThan(earliest - 1000);
    expect(handoff).toBeLessThanOrEqual(Date.now());
    expect(offsets(fresh.session.created_at, fresh.history)).toEqual(offsets(call.session.created_at, call.history));
    expect(fresh.history.at(-1)?.created_at).toBe(fresh.webhook.data.timestamp);
  });

  test("moves by whole seconds, since a rep reads offsets between whole seconds", () => {
    const uneven = aCall({ createdAt: "2026-11-02T09:00:00.310Z" });
    const fresh = opencx.callIn(uneven);
    expect(fresh.session.created_at).toMatch(/\.310Z$/);
    expect(fresh.history[0]?.created_at).toMatch(/\.310Z$/);
  });

  test("keeps what was said and all that is not an id or a time", () => {
    const fresh = opencx.callIn(call);
    expect(fresh.history.map((item) => item.event)).toEqual(call.history.map((item) => item.event));
    const blank = { id: "", created_at: "", updated_at: "", ticket_number: 0, contact: {} };
    expect({ ...fresh.session, ...blank }).toEqual({ ...call.session, ...blank });
  });

  test("takes calls with unknown times and without a contact", () => {
    const { contact: _contact, ...session } = call.session;
    const bare = {
      ...call,
      session: { ...session, updated_at: null } as OpenCXSession,
      history: call.history.map((item) => ({ ...item, created_at: null })),
      webhook: { ...call.webhook, data: { ...call.webhook.data, customer_id: null } },
    };
    const fresh = opencx.callIn(bare);
    expect(fresh.session.updated_at).toBeNull();
    expect(fresh.session.contact).toBeUndefined();
    expect(fresh.webhook.data.customer_id).toBeNull();
    expect(new Set(fresh.history.map((item) => item.created_at))).toEqual(new Set([null]));
  });
});
