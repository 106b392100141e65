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

/** Asked for together, an answer that is no number is none, and is taken for no other. */
test.each([
  ["en", "a Your policy number and the date?", "c 88 41 20 7, and it happened on three one zero two.", "id 8841207"],
  ["en", "a Account number and amount?", "c It's 88 41 20 7 and the amount was four five zero.", "id 8841207"],
  ["de", "a Vertragsnummer und Betrag?", "c 88 41 20 7 und der Betrag ist vier fünf null.", "id 8841207"],
  ["fr", "a Le numéro de contrat et la date ?", "c c'est le 88 41 20 7", "id 8841207"],
  ["es", "a ¿Su póliza y el importe?", "c Mi póliza es 88 41 20 7 y el importe es cuatro cinco cero.", "id 8841207"],
])("of a number and something else only one is a number (%s): %s %s", (language, question, answer, thing) => {
  expect(thingsHeard(language, question, answer)).toEqual([thing]);
});

test.each([
  ["a And your date of birth?", "c May the ninth.", "--05-09"],
  ["a To verify that, your billing ID?", "c K 4 1 7 2.", "K4172"],
  ["a I also need something for verification. Your ZIP code?", "c 60614.", "60614"],
])("%s proves who calls: %s", (question, answer, value) => {
  expect(linesHeard("en", question, answer).identity).toMatchObject([{ asked: 0, answered: 1, value }]);
});

test.each([
  ["en", "a And the house number?", "c My house number is 1142."],
  ["de", "a Und die Hausnummer?", "c Die Hausnummer ist 114."],
])("a house's number alone is nothing to copy (%s): %s %s", (language, question, answer) => {
  expect(thingsHeard(language, question, answer)).toEqual([]);
});

test.each([
  ["fr", "a À quelle adresse mail puis-je vous le confirmer ?", "c luc.petit@example.be"],
  ["ar", "a نبعت لحضرتك رسالة تأكيد على الموبايل", "c صفر عشرة ستة سبعة صفر صفر تمانية واحد خمسة تلاتة"],
])("where to confirm something is no proof (%s): %s", (language, question, answer) => {
  expect(linesHeard(language, question, answer).identity).toEqual([]);
});

test.each([
  ["en", "a and what's your sister called", "c it's a friend and she's called mary doyle", "name Mary Doyle"],
  ["es", "a cómo se llama su sobrino", "c andrés ruiz soler ruiz con zeta", "name Andrés Ruiz Soler"],
  ["fr", "a et c'est pour qui", "c pour jeanne morel", "name Jeanne Morel"],
  ["es", "a para quién es", "c para lucía soto", "name Lucía Soto"],
  ["ar", "a واسم صاحب الحساب؟", "c أنا أخوه، نايف.", "name نايف"],
  ["en", "a who is the account with", "c it's under my name, Ida Moss", "name Ida Moss"],
])("whom it concerns (%s): %s", (language, question, answer, name) => {
  expect(thingsHeard(language, question, answer)).toEqual([name]);
});

test.each([
  ["es", ["a cuál es el número de la línea", "c 655, eh, 655 01 40 92"], "phone 655014092"],
  ["fr", ["a pour la facture quel est le numéro où vous joindre", "c zéro quatre 67 55 08 42"], "phone 0467550842"],
  ["en", ["a Do you have your customer number?", "c It's 70 41", "a 70 41, yes?", "c 88 then 2 3 6."], "id 704188236"],
  [
    "es",
    ["a Dime el IBAN cuando quieras.", "c Es ES61, 2100", "c 0418, 45, y luego 0200 0513 32."],
    "id ES6121000418450200051332",
  ],
  ["es", ["a listo el código es v cero cuatro siete"], "id V047"],
  ["fr", ["a c'est noté le numéro de la demande est le huit six neuf un deux"], "id 86912"],
  ["de", ["a schreiben sie an schaden at eichen punkt de"], "email schaden@eichen.de"],
  [
    "es",
    ["a un correo", "c Ana, guion bajo, haddou, con dos des, arroba yahoo punto es."],
    "email ana_haddou@yahoo.es",
  ],
] as const)("what a number or an address is (%s): %j", (language, lines, thing) => {
  expect(thingsHeard(language, ...lines)).toEqual([thing]);
});

test.each([
  [
    "fr",
    "a Quelle est la rue dans votre dossier ?",
    "c 17 rue des Forges, à Brest. 29 200.",
    ["address 17 rue des Forges", "postcode 29200"],
  ],
  ["es", "a ¿Su dirección?", "c Calle Mayor 5. 31 500, ese es.", ["address Calle Mayor 5", "postcode 31500"]],
  [
    "es",
    "a me confirma la calle y el número",
    "c es hidalgo treinta y dos interior cuatro",
    ["address Hidalgo 32, interior 4"],
  ],
])("a street and its postcode (%s): %s %s", (language, question, answer, things) => {
  expect(thingsHeard(language, question, answer)).toEqual(things);
});

test("what the company's side reads from its file is put right by what the caller says", () => {
  const lines = [
    "a Vous aurez besoin du numéro de dossier, le 7 3 3, 0 1 8.",
    "c Je l'écris. 733 018.",
    "a C'est bien le 06 12 08 49 90 ?",
    "c Non. C'est le 06 12 08 47 33.",
  ];
  expect(thingsHeard("fr", ...lines)).toEqual(["id 733018", "phone 0612084733"]);
});
