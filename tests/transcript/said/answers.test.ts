import { linesHeard, thingsHeard } from "../support/lines";

/** What is heard of who is asked for and how callers answer: who is meant, what is said around the name. */
test.each([
  ["de", ["a wer ist denn der empfänger", "c meine tochter lena brandt mit d und t"], "Lena Brandt"],
  ["fr", ["a et le destinataire c'est", "c moi karim haddad h a d d a d"], "Karim Haddad"],
  ["fr", ["a c'est à quel nom", "c celui de mon mari bruno castel avec un l"], "Bruno Castel"],
  ["es", ["a quién es el titular del contrato", "c está a nombre de mi hija rosa benítez"], "Rosa Benítez"],
  ["ar", ["a معايا مين", "c أنا هالة السيد فوزي كنت عايزة أسأل عن الفاتورة"], "هالة السيد فوزي"],
  ["ar", ["a مين عم يحكي معي", "c أنا إمو نادين"], "نادين"],
  ["de", ["a und wer ist der empfänger", "c das bin ich olaf kern"], "Olaf Kern"],
  ["ar", ["a والاسم لو سمحت", "c طارق بنيس بالسين"], "طارق بنيس"],
  ["de", ["c ja tag kowalski hier", "a wie heißen sie mit vornamen", "c jan"], "Jan Kowalski"],
])("the name in %s: %j", (language, lines, name) => {
  const { said, identity } = linesHeard(language, ...lines);
  expect(said).toMatchObject([{ type: "name", value: name }]);
  expect(identity).toMatchObject([{ about: "name", value: name, answered: lines.length - 1 }]);
});

test.each([
  ["ar", ["a شو اسمو", "c سامر حداد بالصف التاسع"]],
  ["es", ["a quién es el titular de esa cuenta", "c mi hijo luis mora"]],
  ["en", ["a your date of birth", "c my husband's birthday is may third nineteen eighty"]],
  ["de", ["a ihr geburtsdatum", "c meine frau ist am dritten mai neunzehnhundertachtzig geboren"]],
  ["fr", ["a votre date de naissance", "c mon mari est né le trois mai mille neuf cent quatre-vingt"]],
  ["es", ["a su fecha de nacimiento", "c mi marido nació el tres de mayo de mil novecientos ochenta"]],
])("what is said of another proves nothing in %s: %j", (language, lines) => {
  expect(linesHeard(language, ...lines)).toMatchObject({ said: [{ by: "customer" }], identity: [] });
});

test("a question stands at its own turn, not where the passage begins", () => {
  const lines = ["a das ist in fürth", "c ja", "a und wie heißen sie", "c nora weiss"];
  expect(linesHeard("de", ...lines).identity).toMatchObject([{ asked: 2, answered: 3 }]);
});

test("last digits that were answered are asked for no longer", () => {
  const lines = [
    "a die letzten vier ziffern ihrer handynummer",
    "c vier zwei null acht",
    "a danke",
    "c gern",
    "a wie ist die rechnungsnummer",
    "c moment",
    "a ja",
    "c die 65 nicht die 75",
  ];
  expect(linesHeard("de", ...lines).identity).toMatchObject([{ answered: 1, value: "4208" }]);
});

test.each([
  ["de", ["c ich war am sechsten vierten da und seit dem fünfzehnten neunten nicht mehr"], ["--04-06", "--09-15"]],
  ["de", ["a wann ist er geboren", "c neunzehnhundertsiebzig und zwar am elften dritten"], ["1970-03-11"]],
  ["de", ["c das ist schon das dritte zweite kabel"], []],
  ["en", ["a your date of birth", "c nineteen eighty five the third of may"], ["1985-05-03"]],
  ["es", ["a su fecha de nacimiento", "c mil novecientos ochenta y dos el cuatro de julio"], ["1982-07-04"]],
  ["fr", ["a votre date de naissance", "c le 3 mai 1985", "a donc né le 3 mai c'est ça"], ["1985-05-03"]],
  ["fr", ["a on ferme à midi et quart", "a et le train part à minuit dix"], ["12:15", "00:10"]],
  ["ar", ["a بكرة بالليل الساعة عشرة"], ["22:00"]],
  ["ar", ["a وصل القطار السادسة إلا ربعا مساء"], ["17:45"]],
  ["de", ["a am dritten märz 2027 nein das ist ein mittwoch am fünften märz"], ["2027-03-05"]],
  ["es", ["c llegamos el tres de octubre y nos vamos el nueve"], ["--10-03", "--10-09"]],
  ["fr", ["a il est noté livré mardi à onze heures vingt"], ["mardi", "11:20"]],
  ["fr", ["c je travaille moi le samedi"], []],
  ["es", ["c los jueves voy a inglés"], []],
])("days and times in %s: %j", (language, lines, values) => {
  expect(linesHeard(language, ...lines).said.map(({ value }) => value)).toEqual(values);
});

test.each([
  ["fr", ["a votre référence", "c l zéro douze barre neuf"], ["id L0129"]],
  ["fr", ["a je l'envoie au numéro qui finit par zéro six"], ["id 06"]],
  ["de", ["a welche rufnummer nehmen wir", "c null fünf fünf eins siebenundsiebzig dreizehn"], ["phone 05517713"]],
  ["ar", ["a القسط مليون ليرة", "c أنا من بيروت"], ["amount 1000000 LBP"]],
  ["ar", ["a الحساب الذي ينتهي بصفر ثلاثة"], ["id 03"]],
  ["ar", ["c عايز أعرف الاشتراك بقى تسعين جنيه ليه"], ["amount 90 EGP"]],
  ["es", ["a decime el número de dni y te paso el saldo", "c debo nueve mil pesos"], ["amount 9000 ARS"]],
  ["fr", ["a ça passe de trente à quarante euros"], ["amount 30 EUR", "amount 40 EUR"]],
  ["fr", ["a je vois un pull taille 38 à 50 euros"], ["amount 50 EUR"]],
  ["de", ["a das haus in eins zwei drei vier fünf kiel"], ["postcode 12345"]],
  ["fr", ["a c'est bien à soixante-neuf mille cent grigny"], ["postcode 69100"]],
  ["fr", ["c le compteur est à douze mille kilomètres"], []],
  ["en", ["a and your post code", "c m one one a e"], ["postcode M1 1AE"]],
  ["es", ["a cuál es tu dirección", "c en avenida belgrano al dos mil cien"], ["address Avenida Belgrano 2100"]],
  ["es", ["a le doy la cuenta", "a cero uno nueve", "c cero uno nueve", "a siete cuatro dos"], ["id 019742"]],
])("numbers in %s: %j", (language, lines, things) => {
  expect(thingsHeard(language, ...lines)).toEqual(things);
});

test.each([
  ["de", ["a passt montag um zehn uhr oder mittwoch um vierzehn uhr", "c montag", "a also montag zehn uhr"]],
  ["en", ["a We have 10:00 AM or 2:00 PM.", "c The first.", "a You're booked for 10:00 AM."]],
  ["fr", ["a on a dix heures trente ou quinze heures", "c le matin", "a alors dix heures trente"]],
  [
    "es",
    ["a a las diez de la mañana o a las cuatro de la tarde", "c mejor temprano", "a entonces a las diez de la mañana"],
  ],
  ["ar", ["a الساعة عشرة الصبح أو الساعة خمسة مساء", "c الصبح", "a تمام الساعة عشرة الصبح"]],
])("of two times offered in %s the one that is set stays: %j", (language, lines) => {
  expect(linesHeard(language, ...lines).said.filter(({ type }) => type === "time")).toMatchObject([
    { value: language === "fr" ? "10:30" : "10:00" },
  ]);
});

test("both of two times offered stay while none of them is set", () => {
  const { said } = linesHeard("en", "a We have 10:00 AM or 2:00 PM.", "c I'll think about it.", "a Please do.");
  expect(said.map(({ value }) => value)).toEqual(["10:00", "14:00"]);
});
