import { linesHeard, thingsHeard } from "../../support/lines";

/** What lines are heard as. */
function told(language: string, lines: readonly string[]): readonly string[] {
  return thingsHeard(language, ...lines);
}

test.each([
  ["fr", ["a votre date de naissance", "c le neuf mai mille neuf cent soixante-deux non soixante-trois"], "1963-05-09"],
  ["fr", ["a Votre date de naissance ?", "c Le 9 mai 1962. Non, pardon, 1963."], "1963-05-09"],
  ["en", ["a date of birth please", "c june fourth no the seventh nineteen ninety"], "1990-06-07"],
  ["en", ["a date of birth please", "c june no sorry july fourth nineteen ninety"], "1990-07-04"],
  ["de", ["a ihr geburtsdatum", "c siebter juni neunzehnhundertachtzig äh quatsch einundachtzig"], "1981-06-07"],
  ["es", ["a su fecha de nacimiento", "c el nueve de abril no de mayo de mil novecientos setenta"], "1970-05-09"],
  ["ar", ["a ما تاريخ ميلادك", "c تسعة مايو ألف وتسعمية وسبعين لا واحد وسبعين"], "1971-05-09"],
])("%s, a part of a date put right: %j is %s", (language, lines, date) => {
  expect(told(language, lines)).toEqual([`date ${date}`]);
});

test.each([
  ["es", ["a su teléfono", "c once sesenta y dos once no perdón sesenta y uno doce", "a ajá", "c noventa cero tres"]],
  ["es", ["a ¿Su teléfono?", "c Once, sesenta y dos once, no, sesenta y uno doce,", "a Ajá.", "c noventa cero tres."]],
])("%s, the last groups said again: %j", (language, lines) => {
  expect(told(language, lines)).toEqual(["phone 1161129003"]);
});

test.each([
  ["en", ["a your policy number", "c six six one", "c seven seven two", "c sorry seven seven three"], "id 661773"],
  ["en", ["a your customer number", "c six six one two", "a six six one two", "c no six six one three"], "id 6613"],
  ["en", ["a Your phone number?", "c 07700 900835. Sorry, 900836."], "phone 07700900836"],
  ["de", ["a die rufnummer", "c null eins vier", "c fünf sechs drei moment fünf sechs drei acht"], "phone 0145638"],
  ["ar", ["a رقم الجوال", "c صفر خمسة خمسة سبعة", "a نعم", "c تلاتة أربعة لا تلاتة خمسة ستة"], "phone 0557356"],
  ["es", ["a su número de póliza", "c siete siete dos", "c ocho ocho uno no perdón ocho ocho cuatro"], "id 772884"],
])("%s, a number put right while it is dictated: %j is %s", (language, lines, thing) => {
  expect(told(language, lines)).toEqual([thing]);
});

test.each([
  [
    "en",
    ["a Your policy number?", "c It's SMK, then 506...", "c ...7712, and the letter D at the end."],
    "id SMK5067712D",
  ],
  [
    "de",
    ["a Die Auftragsnummer?", "c R wie Richard, 5 5 0,", "a Ja.", "c 7 1, dann ein Buchstabe, T wie Theodor."],
    "id R55071T",
  ],
  ["es", ["a ¿Su número de póliza?", "c RT, luego 550...", "a Sí.", "c 912 y la letra M al final."], "id RT550912M"],
  [
    "fr",
    ["a votre numéro de contrat", "c r t puis cinq cinq zéro", "a oui", "c neuf deux et à la fin un m"],
    "id RT55092M",
  ],
  [
    "ar",
    ["a رقم الطلب لو سمحت", "c واحد سبعة خمسة", "a نعم", "c أربعة أربعة صفر", "a نعم", "c وآخر شي ستين"],
    "id 17544060",
  ],
  [
    "es",
    ["a dígame la matrícula", "c treinta y siete doce ele jota be", "a ajá", "c sí un opel de los azules"],
    "id 3712LJB",
  ],
  ["de", ["a ihre bestellnummer", "c sechs fünf drei eins", "a ja", "c zwei jacken"], "id 6531"],
  ["en", ["a the reg please", "c a b one two c d f", "a okay", "c one of those blue vans"], "id AB12CDF"],
  ["ar", ["a آخر أربعة أرقام من جوالها", "c آخر أربعة تسعة ثمانية صفر ستة"], "id 9806"],
  ["en", ["a the last four of your social", "c last four four one two nine"], "id 4129"],
])("%s, what is said between the parts of a number: %j is %s", (language, lines, thing) => {
  expect(told(language, lines)).toEqual([thing]);
});

test("what the other side reads back settles which parts belong together", () => {
  const lines = [
    "a your tracking number",
    "c b u three seven",
    "c five one x",
    "c nah after the seven it's five two x",
  ];
  const { said } = linesHeard("en", ...lines, "a b u three seven five two x");
  expect(said.map(({ type, value, turns, by }) => [type, value, turns, by])).toEqual([
    ["id", "BU3752X", [1, 2, 3], "customer"],
  ]);
  const iban = ["a Ihre IBAN?", "c Die fängt an mit DE02", "a Ja.", "c Moment... 1203 0000", "a Und weiter?"];
  expect(told("de", [...iban, "c 0000 2020 51.", "a DE02 1203 0000 0000 2020 51, richtig?"])).toEqual([
    "id DE02120300000000202051",
  ]);
});

test.each([
  [
    "en",
    "Your date of birth?",
    "9th of May 1984.",
    "Thanks. When did it happen?",
    "Oh, no, sorry, the 3rd of July.",
    "--07-03",
  ],
  [
    "fr",
    "Votre date de naissance ?",
    "Le 9 mai 1984.",
    "Merci. Et c'était quand ?",
    "Non, attendez, le 3 juillet.",
    "--07-03",
  ],
])("%s, a day of something else takes no year from another", (language, asked, birth, more, other, date) => {
  const lines = [`a ${asked}`, `c ${birth}`, `a ${more}`, `c ${other}`];
  expect(told(language, lines)).toEqual(["date 1984-05-09", `date ${date}`]);
});

test.each([
  ["de", ["a die mailadresse", "c lena punkt vogt ätt", "a lena punkt vogt ätt", "c web punkt de"], "lena.vogt@web.de"],
  [
    "ar",
    ["a اتفضل الإيميل.", "c omar شرطة saleh", "a omar-saleh، وبعدين؟", "c آت ياهو دوت كوم."],
    "omar-saleh@yahoo.com",
  ],
  [
    "es",
    ["a su correo", "c el de la pega jfuentes todo junto", "a jfuentes", "c arroba liceo punto cl"],
    "jfuentes@liceo.cl",
  ],
  ["es", ["a su correo", "c no espere mejor jfuentes arroba liceo punto cl"], "jfuentes@liceo.cl"],
  ["de", ["a die mailadresse", "c lena punkt vogt at web punkt de nein at gmx punkt de"], "lena.vogt@gmx.de"],
  ["fr", ["a votre mail", "c luc point roy arobase orange point fr non arobase free point fr"], "luc.roy@free.fr"],
])("%s, an address in parts or put right: %j is %s", (language, lines, address) => {
  expect(told(language, lines)).toEqual([`email ${address}`]);
});

test.each([
  ["de", ["a ihre adresse bitte", "c bachstraße siebzehn nein neunzehn"], "Bachstraße 19"],
  ["fr", ["a votre adresse", "c douze rue du moulin non pardon quatorze"], "14 rue du Moulin"],
  ["ar", ["a العنوان", "c شارع النيل عمارة ستة شقة تسعة لا مش تسعة شقة سبعة"], "شارع النيل، عمارة 6، شقة 7"],
])("%s, a number of a street line put right: %j is %s", (language, lines, address) => {
  expect(told(language, lines)).toEqual([`address ${address}`]);
});

test("the end of a card's number said wrong and the begin of it said again are no other card", () => {
  const lines = [
    "a votre numéro de carte",
    "c 4000 0567",
    "a oui",
    "c 5566 5556",
    "a alors 4000",
    "c non, 4000 0566 5566 5556",
  ];
  expect(thingsHeard("fr", ...lines)).toEqual(["card 4000056655665556"]);
});

test.each([
  ["fr", "votre adresse", ["c huit ter rue de la", "c rue de la mairie"], "8 ter rue de la Mairie"],
  ["fr", "Votre adresse ?", ["c Le 14 avenue des,", "c avenue des Vosges."], "14 avenue des Vosges"],
])("%s, a street begun again behind %s: %j is %s", (language, question, lines, address) => {
  expect(told(language, [`a ${question}`, ...lines])).toEqual([`address ${address}`]);
});

test.each([
  ["fr", "8 rue de la mairie", "et l'appartement", "appartement douze", "8 rue de la Mairie, appartement 12"],
  ["en", "8 station road", "and the apartment", "apartment twelve", "8 Station Road, Apartment 12"],
  ["de", "lindenstraße acht", "und die wohnung", "wohnung zwölf", "Lindenstraße 8, Wohnung 12"],
])("%s, the door asked for behind the street %s", (language, street, question, door, address) => {
  const address0 = { en: "your address", de: "ihre adresse" }[language] ?? "votre adresse";
  expect(told(language, [`a ${address0}`, `c ${street}`, `a ${question}`, `c ${door}`])).toEqual([
    `address ${address}`,
  ]);
});

test("a postcode behind its state, whatever else was asked", () => {
  const lines = [
    "a the last digits of the card please",
    "c we moved to nine elm street",
    "c austin texas seven eight seven oh one",
  ];
  expect(told("en", lines)).toEqual(["address 9 Elm Street", "postcode 78701"]);
});
