import { lexiconOf } from "../../../Transcript/said/lexicon";
import { textsOf } from "../../../Transcript/said/lexicon/tables";

/**
 * Characters: V8 reads a longer pattern as it runs and does not make code of it (kRegExpTooLargeToOptimize), which took
 * eight times as long. Measured with one of 20,200 and one of 20,600.
 */
const LONGEST = 20 * 1024;

test.each(["en", "de", "fr", "es", "ar"])("no pattern in %s is too long for engines to make code of it", (language) => {
  const names = Array.from(textsOf(language) ?? [], ([key]) => key).filter((key) => /^[a-z]{2,}$/.test(key));
  expect(names).toContain("promise");
  const lexicon = lexiconOf(language);
  expect(names.filter((name) => lexicon.pattern(name).source.length > LONGEST)).toEqual([]);
});
