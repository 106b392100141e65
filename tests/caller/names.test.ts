import fc from "fast-check";
import { splitName } from "../../Caller/contact/name";
import { contactDetails } from "../../Caller/contact/newContact";
import { callerContactOf } from "../../Ingestion/handoff/callerContact";
import { read } from "../../Transcript/description/read";
import { write } from "../../Transcript/description/write";
import { readCases } from "../support/cases";
import { NAMES } from "./support/names";

type Split = readonly [first: string, last: string];

/** As the service writes it into the contact that it makes for an e-mail address. */
function inService(name: string): Split {
  const made = callerContactOf({ contact: { name, email: "ann@example.com" } });
  return [made?.firstName ?? "?", made?.lastName ?? "?"];
}

/** As the control fills in the form for a new contact, of the description that the service wrote. */
function inControl(name: string): Split {
  const { caller } = read(write({ channel: "phone", caller: { name }, turns: [] })).conversation;
  const { firstName, lastName } = contactDetails(caller);
  return [firstName, lastName];
}

const cases = [
  ...readCases<{ name: string }, { service: Split; control: Split }>("names").map(
    ({ input, expected, why }) => [input.name, expected.service, expected.control, why] as const,
  ),
  ...NAMES.map(([name, first, last]) => [name, [first, last], [first, last], ""] as const),
];

test.each(cases)("%j is split into %j by the service and %j by the control %s", (name, service, control) => {
  expect(inService(name)).toEqual(service);
  expect(inControl(name)).toEqual(control);
});

test("a name longer than its column is cut in both, and no character of it in the middle", () => {
  const name = `${"a".repeat(45)}👩‍👩‍👧‍👦 ${"b".repeat(49)}\u{1F600}`;
  for (const split of [inService(name), inControl(name)]) expect(split).toEqual(["a".repeat(45), "b".repeat(49)]);
});

/** Words without what only stands around them. */
const wordsOf = (text: string): readonly string[] => text.split(/[\s,،，;"]+/).filter((word) => word !== "");

/** Those that have a letter: a number alone is nobody's name. */
const word = fc.constantFrom(
  ...new Set(
    NAMES.flatMap(([, first, last]) => [...wordsOf(first), ...wordsOf(last)]).filter((each) => /\p{L}/u.test(each)),
  ),
  "y",
  "MD",
  "V",
  "Co.",
  "&",
);

test("no word of a name is lost or made, whatever words it is put together from", () => {
  const glue = fc.constantFrom(" ", " ", " ", ", ", ",", "  ", "\u00A0", " , ", ' "');
  fc.assert(
    fc.property(fc.array(fc.tuple(word, glue), { minLength: 1, maxLength: 9 }), (parts) => {
      const name = parts.flat().join("");
      const { firstName, lastName } = splitName(name);
      expect([...wordsOf(firstName), ...wordsOf(lastName)].sort()).toEqual([...wordsOf(name)].sort());
      expect(lastName).not.toBe("");
      for (const part of [firstName, lastName]) expect(part).toBe(part.trim().replace(/\s+/g, " "));
    }),
    { numRuns: 2000 },
  );
});

test("no control character stays in a name, whichever it is", () => {
  const controls = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).filter((each) =>
    /\p{Cc}/u.test(each),
  );
  expect(controls).toHaveLength(65);
  for (const control of controls) {
    const { firstName, lastName } = splitName(`Ann${control} Doe${control}`);
    expect([control, firstName, lastName]).toEqual([control, "Ann", "Doe"]);
  }
});

test("any text is split without an error, and without what no column may hold", () => {
  const any = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));
  fc.assert(
    fc.property(fc.array(fc.oneof(any, word), { maxLength: 8 }), (parts) => {
      const { firstName, lastName } = splitName(parts.join(" "));
      expect(firstName + lastName).not.toMatch(/[\p{Cs}\p{Cc}\u202E]/u);
    }),
    { numRuns: 1000 },
  );
});

test.each(["van ", ",", ", ", "(", "()", "1 ", "1", "MD, ", "a@", "Jr. ", "x, y ", "sip:", "\u200B", "👩‍👧", "'", " "])(
  "%j a hundred thousand times over does not hang it",
  (piece) => {
    expect(splitName(piece.repeat(100_000)).lastName.length).toBeLessThanOrEqual(500);
  },
);
