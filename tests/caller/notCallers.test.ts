import { CASE_COLUMNS } from "../../Transcript/caseColumns";
import { markedNotCaller, NOT_CALLERS_COLUMN, readNotCallers, writeNotCallers } from "../../Caller/customer/notCallers";

function id(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

test("ids are read in any spelling, once each; anything else is left out", () => {
  const text = ` {${id(1).toUpperCase()}}, ${id(2)},nonsense,,${id(1)},' or 1 eq 1,`;
  expect(readNotCallers(text)).toEqual([id(1), id(2)]);
  expect(readNotCallers("")).toEqual([]);
});

test("what is written is read back", () => {
  const ids = [id(3), id(1), id(2)];
  expect(readNotCallers(writeNotCallers(ids) ?? "")).toEqual(ids);
  expect(writeNotCallers([])).toBeNull();
});

test("who is marked is the newest, and is taken out from wherever it stands", () => {
  expect(markedNotCaller([id(1), id(2)], id(1), true)).toEqual([id(2), id(1)]);
  expect(markedNotCaller([id(1), id(2)], id(1), false)).toEqual([id(2)]);
  expect(markedNotCaller([], id(1), false)).toEqual([]);
});

test("the column holds the newest; the oldest fall out", () => {
  const column = CASE_COLUMNS[NOT_CALLERS_COLUMN];
  const ids = Array.from({ length: 100 }, (_, number) => id(number));
  const text = writeNotCallers(ids) ?? "";
  expect(text.length).toBeLessThanOrEqual(column.maxLength);
  expect(text.length + 37).toBeGreaterThan(column.maxLength);
  expect(readNotCallers(text)).toEqual(ids.slice(-54));
});
