import { linesHeard, thingsHeard } from "../../support/lines";

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

test.each([
  ["en", "it happened on saturday the 14th around noon", "date saturday the 14th"],
  ["en", "Friday. Friday the 7th, in the evening.", "date friday the 7th"],
  ["de", "das war am samstag den vierzehnten", "date samstag den vierzehnten"],
  ["de", "Es war Samstag, der 14., glaube ich.", "date samstag der 14"],
  ["fr", "c'était le samedi 14 vers midi", "date samedi 14"],
  ["es", "la factura es del martes 22", "date martes 22"],
  ["fr", "je suis venue lundi deux fois", "date lundi"],
  ["es", "el martes dos personas me llamaron", "date martes"],
  ["en", "it came friday at the desk", "date friday"],
])("a weekday with its day is one day in %s: %s", (language, line, day) => {
  expect(thingsHeard(language, `c ${line}`)).toEqual([day]);
});

/** What the company's side says of days in passing is a thing, there, once the caller takes it up. */
test.each([
  ["en", "your order left our warehouse monday", "monday okay and where is it", "monday"],
  ["de", "die rechnung ging am montag raus", "am montag schon aber ich hab nichts bekommen", "montag"],
  ["de", "ich hätte dienstag, den 4., oder Freitag, den 7.", "freitag passt", "freitag den 7"],
  ["fr", "il me reste le mardi 4 ou le jeudi 6", "plutôt jeudi", "jeudi 6"],
  ["es", "el primer hueco es el lunes 3", "pues el lunes", "lunes 3"],
  ["ar", "الفاتورة طلعت يوم الأحد", "الأحد ما وصلني شي", "الأحد"],
])("a day that the caller takes up in %s: %s", (language, told, answer, value) => {
  const { said } = linesHeard(language, `a ${told}`, `c ${answer}`);
  expect(said).toMatchObject([{ type: "date", value, turns: [0], by: "ai" }]);
});

test.each([
  ["de", "sie bekommen morgen abend eine nachricht von uns", []],
  ["de", "wir kommen um ein uhr nachmittags", ["time 13:00"]],
])("an article is no hour in %s: %s", (language, line, things) => {
  expect(thingsHeard(language, `a ${line}`)).toEqual(things);
});

/** A day told by its distance is none once the day that was asked for is told. */
test.each([
  ["en", "c My bike was stolen yesterday.", "a On what date was that?", "c On the 9th of May.", ["date --05-09"]],
  ["de", "c Mein Rad wurde gestern gestohlen.", "a An welchem Datum war das?", "c Am 9. Mai.", ["date --05-09"]],
  ["fr", "c on m'a volé mon vélo hier", "a c'était à quelle date", "c le neuf mai", ["date --05-09"]],
  ["es", "c me robaron la bici ayer", "a en qué fecha fue", "c el nueve de mayo", ["date --05-09"]],
  [
    "en",
    "c My bike was stolen yesterday.",
    "a Your date of birth?",
    "c The 9th of May 1980.",
    ["date yesterday", "date 1980-05-09"],
  ],
  ["en", "c It broke yesterday.", "a Which day suits you?", "c Thursday.", ["date yesterday", "date thursday"]],
] as const)("when it was, told again, in %s: %s %s %s", (language, told, question, answer, days) => {
  expect(thingsHeard(language, told, question, answer)).toEqual(days);
});

/** Where nothing tells the country, who asks tells the order. */
test.each([
  [
    "What is your date of birth, in the format day, month, year?",
    "zero five, zero seven, one nine eight eight",
    "1988-07-05",
  ],
  ["When did it happen? Please tell me day, month and year.", "it was 05/07/2024", "2024-07-05"],
  ["Your date of birth, in month, day, year?", "zero five, zero seven, one nine eight eight", "1988-05-07"],
  ["When did it happen?", "it was 05/07/2024", "2024-05-07"],
])("%s %s", (asked, line, day) => {
  expect(thingsHeard("en", `a ${asked}`, `c ${line}`)).toEqual([`date ${day}`]);
});

test("a number dictated in single digits before a month is no day of it", () => {
  expect(thingsHeard("en", "a Your date of birth?", "c It's one zero five of August, 1985.")).toEqual([]);
  expect(thingsHeard("en", "a Your date of birth?", "c Two eight zero one, June, one nine eight five.")).toEqual([]);
  expect(thingsHeard("en", "a Your date of birth?", "c Zero five of August, 1985.")).toEqual(["date 1985-08-05"]);
});

/** Months that are told apart as the first and the second of a name. */
test.each([
  ["كان ذلك في كانون الثاني", []],
  ["من تشرين الأول", []],
  ["خمسة كانون الثاني", ["date --01-05"]],
  ["الخامس من تشرين الثاني", ["date --11-05"]],
])("a month is no day of another in ar: %s", (line, things) => {
  expect(thingsHeard("ar", `c ${line}`)).toEqual(things);
});
