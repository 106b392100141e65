import { thingsHeard } from "../../support/lines";

/** A number in order that counts things is no day, however near a day is. */
test.each([
  ["en", "Two parcels are there since the 9th of May. The third one is late.", ["date --05-09"]],
  ["en", "i paid two bills on the ninth of may and the second one in cash", ["date --05-09"]],
])("which of several is no day in %s: %s", (language, line, things) => {
  expect(thingsHeard(language, `c ${line}`)).toEqual(things);
});

/** The month that is said with the second of two days is that of the first, with words between them. */
test.each([
  ["de", "am zweiten und dann nochmal am neunten mai", ["date --05-02", "date --05-09"]],
  ["es", "el dos y otra vez el nueve de mayo", ["date --05-02", "date --05-09"]],
  ["fr", "le deux et encore le neuf mai", ["date --05-02", "date --05-09"]],
])("two days of one month in %s: %s", (language, line, things) => {
  expect(thingsHeard(language, "a wann war das", `c ${line}`)).toEqual(things);
});

test.each([
  ["es", "el viernes siguiente", "date viernes siguiente"],
  ["fr", "je suis là jusque quinze heures", "time 15:00"],
])("the whole of when it is in %s: %s", (language, line, thing) => {
  expect(thingsHeard(language, `c ${line}`)).toEqual([thing]);
});

test.each([
  ["en", "a table tomorrow evening for two", ["date tomorrow"]],
  ["fr", "une table demain soir pour deux", ["date demain"]],
  ["de", "einen tisch morgen abend für zwei", []],
])("for how many is no time of day in %s: %s", (language, line, things) => {
  expect(thingsHeard(language, `c ${line}`)).toEqual(things);
});
