import { thingsHeard } from "../../support/lines";

test.each([
  ["en", "a table tomorrow evening for two", ["date tomorrow"]],
  ["fr", "une table demain soir pour deux", ["date demain"]],
  ["de", "einen tisch morgen abend für zwei", []],
])("for how many is no time of day in %s: %s", (language, line, things) => {
  expect(thingsHeard(language, `c ${line}`)).toEqual(things);
});
