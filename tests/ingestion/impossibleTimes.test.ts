import { readEvent } from "../../Ingestion/webhook/event";

const eventAt = (timestamp: unknown): string =>
  JSON.stringify({
    event: "conversation.handoff_to_human",
    organization_id: "o",
    data: { conversation_id: "c", timestamp },
  });

test.each([
  "0000-01-01T00:00:00Z",
  "0000-00-00 00:00:00",
  "0000-12-31T23:59:59.999+02:00",
  "00000101T000000Z",
  "2026-13-01T10:00:00Z",
  "2026-02-30T10:00:00Z",
  "2026-03-01T25:00:00Z",
  "2026-03-01T10:60:00Z",
  "2026-03-01T10:00:00+99:00",
  "31 Feb 2026 10:00:00 GMT",
  "Sun Feb 30 10:00:00 2026",
])("a handoff at %s, which never was, is refused by its field", (timestamp) => {
  expect(readEvent(eventAt(timestamp))).toEqual({
    kind: "refused",
    field: "data.timestamp",
    reason: "is a time that does not exist",
  });
});

test.each([
  "2026-03-01T10:00:00Z",
  "2024-02-29T23:59:60Z",
  "2026-03-01T24:00:00+14:00",
  "1970-01-01T00:00:00Z",
  "0001-01-01T00:00:00Z",
  "9999-12-31T23:59:59Z",
  "soon",
  "",
  0,
  -1,
  1e308,
  null,
  {},
  undefined,
])("a handoff at %j is taken: a real time, or none", (timestamp) => {
  expect(readEvent(eventAt(timestamp)).kind).toBe("handoffs");
});
