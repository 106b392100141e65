import { readCases, type Case } from "../../support/cases";

/** The words that a theme's inputs and expectations may have: `../shared/cases/README.md` beside the project. */
export interface Words<Input, Expected> {
  readonly input: readonly (keyof Input & string)[];
  readonly expected: readonly (keyof Expected & string)[];
}

/**
 * Makes a test of each input of a theme, and prints how many passed and failed. An input with a word that is not the
 * theme's fails, so that none is passed over in silence.
 * @param check holds one input against what is expected of it; throws where they differ
 */
export function testTheme<Input extends object, Expected extends object>(
  theme: string,
  words: Words<Input, Expected>,
  check: (input: Input, expected: Expected) => void | Promise<void>,
): void {
  const cases = readCases<Input, Expected>(theme);
  let passed = 0;
  afterAll(() => {
    process.stderr.write(`cases ${theme}: ${passed} passed, ${cases.length - passed} failed\n`);
  });
  if (cases.length === 0) {
    test(`${theme}: no inputs here`, () => undefined);
    return;
  }
  test.each(cases.map((each, index) => [index + 1, each.why, each] as const))(
    `${theme} %i: %s`,
    async (_number, _why, each) => {
      expect(unknownWords(each, words)).toEqual([]);
      await check(each.input, each.expected);
      passed += 1;
    },
  );
}

type AnyWords = Readonly<Record<keyof Case<unknown, unknown> & ("input" | "expected"), readonly string[]>>;

function unknownWords({ input, expected }: Case<object, object>, words: AnyWords): readonly string[] {
  return [
    ...Object.keys(input).filter((word) => !words.input.includes(word)),
    ...Object.keys(expected).filter((word) => !words.expected.includes(word)),
  ];
}
