import { linesHeard, thingsHeard } from "../../support/lines";

test.each([
  // Letters behind an address spell it.
  ["ar", ["a الإيميل؟", "c r haddad ستة آت gmail دوت com يعني r h a d d a d"], ["email rhaddad6@gmail.com"]],
  ["en", ["a your email", "c it's rhaddad at gmail dot com r h a d d a d"], ["email rhaddad@gmail.com"]],
  ["de", ["a ihre mail", "c rhaddad at gmx punkt de also r h a d d a d"], ["email rhaddad@gmx.de"]],
  ["en", ["c rhaddad at mail dot example dot c o m"], ["email rhaddad@mail.example.com"]],
  // The other side writes it down.
  [
    "en",
    ["a your case number is k v four one nine two zero", "c hold on k v four one", "a nine two zero"],
    ["id KV41920"],
  ],
  ["de", ["a Ihre Vorgangsnummer ist KV 41920.", "c Moment, KV 41", "a 920."], ["id KV41920"]],
  // A weekday whose date was offered.
  [
    "de",
    ["a Passt Ihnen Mittwoch, der 5. Mai, um 9 Uhr?", "c Am Mittwoch ist Schule, ich überlege kurz."],
    ["date --05-05", "time 09:00"],
  ],
  // A number put right before the old one is named.
  [
    "de",
    ["a ihre adresse", "c lange gasse neunzehn nein einundzwanzig neunzehn war früher"],
    ["address Lange Gasse 21"],
  ],
  ["de", ["a Ihre Adresse?", "c Lange Gasse 19, nein, 21, 50667 Köln."], ["address Lange Gasse 21", "postcode 50667"]],
  // A surname heard as two words and spelled as one.
  [
    "en",
    [
      "a may i have your name",
      "c my name is anand krish murthy",
      "a how is the surname spelled",
      "c k r i s h n a m u r t h y",
    ],
    ["name Anand Krishnamurthy"],
  ],
] as const)("what is said again is no second thing (%s): %j", (language, lines, things) => {
  expect(thingsHeard(language, ...lines)).toEqual(things);
});

test("a name spelled as one word proves who calls as it is spelled", () => {
  const { identity } = linesHeard(
    "en",
    "a may i have your full name",
    "c my name is anand krish murthy",
    "a please spell the last name",
    "c k as in kilo r i s h n a m u r t h y",
  );
  expect(identity).toMatchObject([{ value: "Anand Krishnamurthy" }]);
});

test.each([
  ["fr", "a J'ai envoyé un technicien.", "a Je vous l'envoie aussi par SMS."],
  ["en", "a I've moved the delivery to Thursday.", "a I've requested a refund of the delivery fee."],
])("what is also done, or with the same thing, is a promise of its own (%s): %s %s", (language, one, other) => {
  expect(linesHeard(language, one, "c ok", other).promises.map(({ turn }) => turn)).toEqual([0, 2]);
});
