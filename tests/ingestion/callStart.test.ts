import { read } from "../support/read";
import type { CallFile, OpenCXHistoryItem } from "../../LocalPlatform/opencx/contract";
import { aCall, at, handoffEvent, message } from "../support/callFile";
import { caseOf, saidIn } from "./support/cases";
import { told, withHistory } from "./support/skew";
import { openInstallation, type Installation } from "./support/installation";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation({ opencx: { pageSize: 7 } });
});
afterAll(async () => installation.close());

const DAYS = 24 * 3_600;

interface Written {
  readonly callStarted: string | undefined;
  /** Seconds since the call started, and words. */
  readonly turns: readonly (readonly [number, string])[];
}

async function written(call: CallFile): Promise<Written> {
  const incident = await caseOf(installation, call);
  const { callStarted, turns } = read(String(incident.description)).conversation;
  return { callStarted, turns: turns.map(({ at: seconds, text }) => [seconds, text]) };
}

/** A call whose session was born so many seconds after its start, or at a time given as it is sent. */
function born(seconds: number | string, call: CallFile = aCall()): CallFile {
  const createdAt = typeof seconds === "number" ? at(seconds) : seconds;
  return { ...call, session: { ...call.session, created_at: createdAt } };
}

function systemItem(seconds: number, type: string): OpenCXHistoryItem {
  return { id: `${type} ${seconds}`, created_at: at(seconds), event: { type } };
}

/** A history's times, written another way. */
function rewritten(call: CallFile, write: (time: string) => unknown): CallFile {
  return withHistory(
    call,
    call.history.map((item) => ({ ...item, created_at: write(item.created_at ?? "") as string })),
  );
}

const FROM_FIRST_WORD = {
  callStarted: "2026-03-01T10:00:03Z",
  turns: [
    [0, "hello this is harper valley"],
    [6, "i would like to pay a bill"],
  ],
};
const FROM_BIRTH = {
  callStarted: "2026-03-01T10:00:00Z",
  turns: [
    [3, "hello this is harper valley"],
    [9, "i would like to pay a bill"],
  ],
};

test.each<[string, number | string]>([
  ["30 s after the first words", 33],
  ["a moment after the first word", 4],
  ["days ago", -9 * DAYS],
  ["an hour ago", -3_600],
  ["days later", 9 * DAYS],
  ["in 1970", "1970-01-01T00:00:00Z"],
  ["in the year 1", "0001-01-01T00:00:00"],
  ["at no time", ""],
])("a session born %s: times count from the first word", async (_what, seconds) => {
  expect(await written(born(seconds))).toEqual(FROM_FIRST_WORD);
});

test.each([
  ["with the call", 0],
  ["in the second of the first word", 3],
])("a session born %s: times count from its birth", async (_what, seconds) => {
  const { turns } = await written(born(seconds));
  expect(turns.map(([second]) => second)).toEqual([3 - seconds, 9 - seconds]);
});

test.each(["call_started", "phone_call.started", "phone.incoming_call_started", "callStarted"])(
  "times count from an item of type %s",
  async (type) => {
    const call = aCall();
    expect(await written(born(-9 * DAYS, withHistory(call, [systemItem(0, type), ...call.history])))).toEqual(
      FROM_BIRTH,
    );
  },
);

test.each<[string, readonly OpenCXHistoryItem[], readonly OpenCXHistoryItem[]]>([
  ["resolved by the AI", [systemItem(12, "ai_resolved_issue")], []],
  ["closed", [systemItem(12, "closed_resolved_by_ai")], []],
  ["ended", [systemItem(12, "phone_call.ended")], []],
  ["without an end", [], []],
  [
    "resolved by the AI, the second begun",
    [systemItem(12, "ai_resolved_issue")],
    [systemItem(9 * DAYS, "call_started")],
  ],
  ["without an end, the second begun", [], [systemItem(9 * DAYS, "phone_call.started")]],
])("of a returning caller whose first call was %s, the second call alone counts", async (_what, end, start) => {
  const call = aCall();
  const later = [
    message(9 * DAYS + 3, "ai", "welcome back"),
    message(9 * DAYS + 9, "contact", "me again"),
    handoffEvent(9 * DAYS + 60),
  ];
  const spoken = call.history.filter(({ event }) => event.type === "message");
  const { callStarted, turns } = await written(
    told(withHistory(call, [...spoken, ...end, ...start, ...later]), { timestamp: at(9 * DAYS + 60) }),
  );
  const first = start.length > 0 ? 3 : 0;
  expect(turns).toEqual([
    [first, "welcome back"],
    [first + 6, "me again"],
  ]);
  expect(callStarted).toBe(start.length > 0 ? "2026-03-10T10:00:00Z" : "2026-03-10T10:00:03Z");
});

test("a call that returns within minutes is one of its own when the first was ended", async () => {
  const call = aCall();
  const spoken = call.history.filter(({ event }) => event.type === "message");
  const { turns } = await written(
    withHistory(call, [
      ...spoken,
      systemItem(12, "ai_resolved_issue"),
      message(132, "ai", "welcome back"),
      handoffEvent(140),
    ]),
  );
  expect(turns).toEqual([[0, "welcome back"]]);
});

test.each(["ai_resolved_issue", "call_ended", "call_started"])(
  "a caller who goes on talking after %s keeps what was said before",
  async (type) => {
    const call = aCall();
    const { turns } = await written(
      withHistory(call, [
        ...call.history.slice(0, 2),
        systemItem(12, type),
        message(15, "contact", "one more thing"),
        ...call.history.slice(2),
      ]),
    );
    expect(turns.map(([, text]) => text)).toEqual([
      "hello this is harper valley",
      "i would like to pay a bill",
      "one more thing",
    ]);
  },
);

test("an exchange of e-mails is one, whatever the pauses in it", async () => {
  const call = aCall({ channel: "email", turns: [[3, "contact", "where is my order"]] });
  const incident = await caseOf(
    installation,
    withHistory(call, [
      ...call.history.slice(0, 1),
      systemItem(30, "ai_resolved_issue"),
      message(2 * DAYS, "contact", "it is not here yet"),
      handoffEvent(2 * DAYS + 5),
    ]),
  );
  expect(saidIn(incident)).toEqual(["where is my order", "it is not here yet"]);
});

test("a history without any time stands with its words, and no start is made up", async () => {
  const { callStarted, turns } = await written(rewritten(aCall(), () => null));
  expect(turns).toEqual([
    [0, "hello this is harper valley"],
    [0, "i would like to pay a bill"],
  ]);
  expect(callStarted).toBeUndefined();
});

test.each<[string, (time: string) => unknown]>([
  ["milliseconds since 1970", (time) => Date.parse(time)],
  ["milliseconds since 1970 as text", (time) => String(Date.parse(time))],
  ["seconds since 1970", (time) => Date.parse(time) / 1_000],
  ["seconds since 1970 as text", (time) => String(Date.parse(time) / 1_000)],
  ["no zone", (time) => time.replace("Z", "")],
  ["no zone and a space", (time) => time.replace("Z", "").replace("T", " ")],
  ["six digits of fraction", (time) => time.replace("Z", "000Z")],
  ["another zone", (time) => new Date(Date.parse(time) + 19_800_000).toISOString().replace("Z", "+05:30")],
])("times written as %s are the same times", async (_what, write) => {
  const call = rewritten(aCall(), write);
  expect(
    await written(
      told(
        { ...call, session: { ...call.session, created_at: write(call.session.created_at) as string } },
        { timestamp: write(at(60)) },
      ),
    ),
  ).toEqual(FROM_BIRTH);
});
