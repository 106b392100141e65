/** @jest-environment node */
import { nameFilter } from "../../Caller/contact/byName";
import { NameSearch, type NameAnswer } from "../../OpenCXTranscriptControl/caller/find/nameSearch";
import type { CallerCustomer } from "../../OpenCXTranscriptControl/caller/panel/caseStore";
import { ADA, BEN, person } from "./support/memoryCase";
import { NUMBER } from "./support/openPanel";

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

interface Asked {
  readonly filter: string;
  readonly most: number | undefined;
  readonly answer: (contacts: readonly CallerCustomer[]) => void;
  readonly refuse: () => void;
}

function openSearch(): {
  readonly asked: Asked[];
  readonly shown: (NameAnswer | undefined)[];
  readonly type: (typed: string) => void;
  readonly search: NameSearch;
} {
  const asked: Asked[] = [];
  const shown: (NameAnswer | undefined)[] = [];
  const contacts = (filter: string, most?: number): Promise<readonly CallerCustomer[]> =>
    new Promise((answer, reject) => {
      const refuse = (): void => reject(Object.assign(new Error("busy"), { status: 503 }));
      asked.push({ filter, most, answer, refuse });
    });
  const search = new NameSearch({ contacts }, (answer) => shown.push(answer));
  const type = (typed: string): void =>
    search.type(typed, { phone: NUMBER, name: "Ben Okafor", defaultCountry: undefined });
  return { asked, shown, type, search };
}

test("Dataverse is asked once, a moment after the last key", async () => {
  const { asked, type } = openSearch();
  for (const typed of ["oka", "okaf", "okafo"]) {
    type(typed);
    await jest.advanceTimersByTimeAsync(100);
  }
  expect(asked).toEqual([]);
  await jest.advanceTimersByTimeAsync(1000);
  expect(asked.map(({ filter, most }) => [filter, most])).toEqual([
    ["statecode eq 0 and (contains(fullname,'okafo'))", 25],
  ]);
});

test("fewer than two letters ask nothing, and take away what was found", async () => {
  const { asked, shown, type } = openSearch();
  for (const typed of ["", " o ", "  "]) type(typed);
  await jest.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual([]);
  expect(shown).toEqual([undefined, undefined, undefined]);
});

test("an older answer, or failure, that comes late is dropped", async () => {
  const { asked, shown, type } = openSearch();
  for (const typed of ["ad", "ben", "be"]) {
    type(typed);
    await jest.advanceTimersByTimeAsync(1000);
  }
  const [first, second, third] = asked;
  third?.answer([person(BEN, "Ben Okafor")]);
  first?.answer([person(ADA, "Ada Okafor")]);
  second?.refuse();
  await jest.advanceTimersByTimeAsync(0);
  expect(shown.filter((answer) => answer?.kind !== "searching")).toEqual([
    expect.objectContaining({ found: [expect.objectContaining({ holder: expect.objectContaining({ id: BEN }) })] }),
  ]);
});

test("nothing is asked or shown once it is closed", async () => {
  const { asked, shown, type, search } = openSearch();
  type("ada");
  await jest.advanceTimersByTimeAsync(1000);
  type("ada o");
  search.stop();
  asked[0]?.answer([person(ADA, "Ada Okafor")]);
  await jest.advanceTimersByTimeAsync(1000);
  expect(asked).toHaveLength(1);
  expect(shown.every((answer) => answer?.kind === "searching")).toBe(true);
});

test("who has the caller's number or name comes first; of many a few are shown, and that there are more", async () => {
  const { asked, shown, type } = openSearch();
  type("okafor");
  await jest.advanceTimersByTimeAsync(1000);
  const others = Array.from({ length: 9 }, (_, index) => person(`other ${index}`, `Other ${index}`, { row: {} }));
  asked[0]?.answer([...others, person(ADA, "Ada Okafor"), person(BEN, "Ben Okafor")]);
  await jest.advanceTimersByTimeAsync(0);
  const answer = shown.at(-1);
  expect(answer).toMatchObject({ kind: "found", more: true });
  const ids = answer?.kind === "found" ? answer.found.map(({ holder }) => holder.id) : [];
  expect(ids).toEqual([BEN, ADA, "other 0", "other 1", "other 2", "other 3"]);
});

test("a failure says why", async () => {
  const { asked, shown, type } = openSearch();
  type("ada");
  await jest.advanceTimersByTimeAsync(1000);
  asked[0]?.refuse();
  await jest.advanceTimersByTimeAsync(0);
  expect(shown.at(-1)).toEqual({ kind: "failed", problem: { kind: "busy", detail: "" } });
});

test.each([
  ["Davis, Michael", "contains(fullname,'Davis') and contains(fullname,'Michael')"],
  ["O'Hara", "contains(fullname,'O''Hara')"],
  ["100%_[x]", "contains(fullname,'100[%][_][[]x]')"],
  ["سلمى الحداد", "contains(fullname,'سلمى') and contains(fullname,'الحداد')"],
  ["') or statecode eq 1 or ('", undefined],
])("%s is words of a name and nothing else", (typed, expected) => {
  const filter = nameFilter(typed) ?? "";
  if (expected !== undefined) expect(filter).toBe(`statecode eq 0 and (${expected})`);
  // Outside of literals nothing stands but our own conditions.
  expect(filter.replace(/'(?:[^']|'')*'/g, "_")).toMatch(
    /^statecode eq 0 and \(contains\(fullname,_\)(?: and contains\(fullname,_\))*\)$/,
  );
});
