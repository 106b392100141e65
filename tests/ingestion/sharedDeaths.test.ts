import { Failure } from "../../Ingestion/failures/failure";
import type { ClaimedHandoff } from "../../Ingestion/inbox/queue/claimed";
import { aHandoff, openOwnInbox, type OwnInbox } from "./support/ownInbox";

let own: OwnInbox;
beforeEach(async () => {
  own = await openOwnInbox();
});
afterEach(() => own.close());

const INCIDENT = "11111111-0000-4000-8000-000000000000";

async function claimed(session: string, minute = 1): Promise<ClaimedHandoff> {
  await own.inbox.accept([aHandoff(session, minute)], { connection: "c", source: "webhook" });
  const [one] = await own.inbox.claim({ connection: "c", count: 1, again: 0, againFirst: false });
  if (one === undefined) throw new Error("nothing to claim");
  return one;
}

async function lands(session: string): Promise<void> {
  await own.inbox.settle(await claimed(session), { kind: "done", incidentId: INCIDENT, made: true });
}

/** What concerns a session, as far as its code tells. */
async function losesSession(session: string, minute?: number): Promise<"dead" | "held" | "lost"> {
  const failure = new Failure({ code: "opencx-unknown", source: "opencx", values: { what: `session ${session}` } });
  return own.inbox.giveUp(await claimed(session, minute), failure);
}

/** What concerns a connection. */
async function lacksPrivilege(session: string): Promise<"dead" | "held" | "lost"> {
  const values = { what: "PATCH incidents", answer: "403", privilege: "prvCreateIncident" };
  return own.inbox.giveUp(
    await claimed(session),
    new Failure({ code: "missing-privilege", source: "dataverse", values }),
  );
}

test("three sessions that die of one cause, and none that lands between, show that it is not theirs", async () => {
  expect([await losesSession("one-1"), await losesSession("two-2"), await losesSession("three-3")]).toEqual([
    "dead",
    "dead",
    "held",
  ]);
});

test("sessions that die of one cause while others land are dead each by itself", async () => {
  expect(await losesSession("one-1")).toBe("dead");
  await lands("well");
  expect(await losesSession("two-2")).toBe("dead");
  expect(await losesSession("three-3")).toBe("dead");
  // The last landed before the two latest deaths.
  expect(await losesSession("four-4")).toBe("held");
});

test("what a connection lacks stops its handoffs though others land between", async () => {
  expect(await lacksPrivilege("one-1")).toBe("dead");
  await lands("well");
  expect(await lacksPrivilege("two-2")).toBe("dead");
  await lands("well too");
  expect(await lacksPrivilege("three-3")).toBe("held");
});

test("one session that dies thrice shows nothing of others", async () => {
  for (const minute of [1, 2, 3]) expect(await losesSession("one-1", minute)).toBe("dead");
});
