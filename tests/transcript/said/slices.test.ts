import { evidenceIn } from "../../../Transcript/said/evidence";
import { hearing, type Utterance } from "../../../Transcript/said/hear";

const COUNT = 3_000;
/** Turns with a number each, as the numbers of cards are looked for among. */
const TURNS = Array.from({ length: COUNT }, (_, index): Utterance => ({ speaker: "customer", text: `part ${index}` }));
/** Turns that nothing longer than a slice of them may hold up. */
const SLICE = 50;

test("a language's words are made in slices, once", () => {
  // Other files of this worker may have had them made.
  jest.isolateModules(() => {
    const { hearing: anew } = jest.requireActual<{ hearing: typeof hearing }>("../../../Transcript/said/hear");
    const first = [...anew([], "fr")].length;
    const again = [...anew([], "fr")].length;
    expect(first - again).toBeGreaterThan(30);
  });
});

test("the numbers of a call are looked through in slices once all are read", () => {
  const numbers = [...hearing(TURNS, "fr")].length;
  const words = [
    ...hearing(
      TURNS.map(({ speaker }) => ({ speaker, text: "the pump is cold" })),
      "fr",
    ),
  ].length;
  expect(numbers).toBeGreaterThan(words);
});

test("the turns that carry a summary are looked for in slices", () => {
  expect([...evidenceIn("Caller asked about part 7.", TURNS, "")].length).toBeGreaterThanOrEqual(COUNT / SLICE);
});
