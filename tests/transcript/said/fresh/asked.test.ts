import { linesHeard, thingsHeard } from "../../support/lines";

test.each([
  ["de", "a Gut, dann die letzten vier Stellen der Kontonummer.", "c 4 1 0 7.", "4107"],
  ["de", "a Und noch Ihre Kundennummer.", "c 55 12 09.", "551209"],
  ["en", "a Okay, then the last four digits of your account.", "c 4 1 0 7.", "4107"],
  ["fr", "a Il me faut votre date de naissance.", "c Le 3 avril 1972.", "1972-04-03"],
  ["fr", "a Pour vérifier, votre date de naissance.", "c Le 3 avril 1972.", "1972-04-03"],
  ["es", "a Páseme su número de cliente.", "c El 55 12 09.", "551209"],
  ["en", "a I'll take your date of birth.", "c April 3rd, 1972.", "1972-04-03"],
  ["de", "a Dann fehlt mir Ihr Geburtsdatum.", "c 3. April 1972.", "1972-04-03"],
  ["ar", "a طيب وباسم مين الاشتراك", "c باسم سالم الكعبي", "سالم الكعبي"],
  // The street that is on file.
  ["fr", "a Et quelle est la rue enregistrée ?", "c 17 rue des Lilas.", "17 rue des Lilas"],
  ["de", "a und welche meldeadresse haben wir", "c am alten hafen sechs", "Am Alten Hafen 6"],
  ["en", "a For data protection, the first line of your address?", "c 12 Sandy Close.", "12 Sandy Close"],
  ["ar", "a زين باسم منو الطلب", "c باسم سالم الكعبي", "سالم الكعبي"],
])("a question without a verb or a sign is one (%s): %s", (language, question, answer, value) => {
  expect(linesHeard(language, question, answer).identity).toMatchObject([{ asked: 0, answered: 1, value }]);
});

test("a child's name proves with the date of birth though its surname is spelled in between", () => {
  const { identity } = linesHeard(
    "de",
    "a Wie heißt Ihr Sohn denn?",
    "c Jonas Wieland. Soll ich buchstabieren?",
    "a Ja, den Nachnamen bitte.",
    "c W, I, E, L, A, N, D.",
    "a Und wann ist Jonas geboren?",
    "c Am 3. April 2016.",
  );
  expect(identity.map(({ value }) => value)).toEqual(["Jonas Wieland", "2016-04-03"]);
});

test.each([
  ["en", "c And please add my husband to the policy. That's Martin Oduya.", ["name Martin Oduya"]],
  ["de", "c Und tragen Sie bitte meine Frau ein. Das ist Karla Sommer.", ["name Karla Sommer"]],
  ["en", "c I'm calling from work. That's Green Meadow.", []],
  ["de", "c gestern das ist schon lange her", []],
] as const)("who somebody of the family is (%s): %s", (language, line, names) => {
  expect(thingsHeard(language, "a What can I do?", line).filter((thing) => thing.startsWith("name"))).toEqual(names);
});

test.each([
  ["fr", "a À quelle adresse mail puis-je vous le confirmer ?", "c luc.petit@example.be"],
  ["ar", "a نبعت لحضرتك رسالة تأكيد على الموبايل", "c صفر عشرة ستة سبعة صفر صفر تمانية واحد خمسة تلاتة"],
])("where to confirm something is no proof (%s): %s", (language, question, answer) => {
  expect(linesHeard(language, question, answer).identity).toEqual([]);
});
