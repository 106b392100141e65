import { linesHeard, thingsHeard } from "../../support/lines";

test.each([
  [["c Meine IBAN AT61 1904 3002 3457 3201."], ["id AT611904300234573201"]],
  [
    ["a ihre iban", "c de neun eins zwo", "a de neun eins zwo", "c null null vier", "a ja", "c sieben sieben"],
    ["id DE91200477"],
  ],
  [["a ihre kundennummer", "c vier null sieben eins neun", "a und die letzten zwei", "c drei fünf"], ["id 4071935"]],
  [["c Plus 43, 650, 987 65 43."], ["phone +436509876543"]],
  [["c Am besten zwischen 13 und 15 Uhr."], ["time 13:00", "time 15:00"]],
  [["c Vom 3. bis zum, äh, 9. Mai."], ["date --05-03", "date --05-09"]],
  [["c Anreise ist am 4. Juni, Abreise am 7."], ["date --06-04", "date --06-07"]],
  [["c Vor unserer Landstraße 6 parkt ein Wagen."], ["address Landstraße 6"]],
  [["c Nächsten Dienstag ginge es."], ["date nächsten dienstag"]],
  [["c das war letzten montag"], ["date letzten montag"]],
  [
    ["a das kostet einundzwanzig euro und die politur noch mal siebzehn neunzig"],
    ["amount 21 EUR", "amount 17.90 EUR"],
  ],
  [["a Das macht 39,80."], ["amount 39.80 EUR"]],
  [["a das sind 90 US-Dollar oder 80 Schweizer Franken"], ["amount 90 USD", "amount 80 CHF"]],
  [["c so zwischen sechshundert und siebenhundert euro"], ["amount 600 EUR", "amount 700 EUR"]],
  [["c der auftrag ist da und der fahrer kommt zwischen acht und zehn"], []],
  [["a wie heißt die patientin", "c das ist meine tochter lina berger"], ["name Lina Berger"]],
  [["c grüß gott hier ist die frau egger aus bregenz"], ["name Egger"]],
  [["a ihr name", "c von der tann elisabeth"], ["name Elisabeth von der Tann"]],
  [["c mein kollege heißt anders"], []],
  [
    ["a ihre handynummer", "c null eins sechs null dann dreimal die sieben und zwo vier fünf null"],
    ["phone 01607772450"],
  ],
  [["a Und Ihre Nummer?", "c Die 01525, Moment, 01525 88 31 70."], ["phone 01525883170"]],
  [["c Wir waren vom 27.12. bis 2.1. in Wien."], ["date --12-27", "date --01-02"]],
  [["c Wir liefern bis Gleis 3.1."], []],
  [["a Wohin?", "c An die Arbeit: Hafenstraße 5, Gebäude C."], ["address Hafenstraße 5, Gebäude C"]],
  [["a mit welcher karte", "c mit der die auf sieben sieben eins zwei endet"], ["id 7712"]],
  [["c Tulpenweg 12b, dritter Stock, und die 99084 Erfurt."], ["address Tulpenweg 12b, 3. Stock", "postcode 99084"]],
  [
    [
      "a und ihre telefonnummer",
      "c null eins sechs null",
      "a ja",
      "c fünf sechs sieben äh moment fünf sechs sieben acht",
      "a ja",
      "c eins drei",
    ],
    ["phone 0160567813"],
  ],
  [
    [
      "a Welche Postleitzahl ist hinterlegt?",
      "c 99084. Nee, warten Sie, wir sind ja umgezogen. Bei Ihnen steht wahrscheinlich noch die alte, 07743.",
    ],
    ["postcode 07743"],
  ],
  [
    ["a um neun uhr zwanzig wäre frei", "c na da bin ich noch in der schule geht auch um elf uhr dreißig"],
    ["time 09:20", "time 11:30"],
  ],
  [["a adresse", "c untere donaulände sechsundzwanzig tür vier"], ["address Untere Donaulände 26, Tür 4"]],
  [
    ["a Am Montag um 8 Uhr oder um 10 Uhr wäre noch frei.", "c Um 10 Uhr.", "a Montag um 10 Uhr, ist gebucht."],
    ["date montag", "time 10:00"],
  ],
])("German: %j is %j", (lines, things) => {
  expect(thingsHeard("de", ...lines)).toEqual(things);
});

test("a tax number proves who calls", () => {
  const { identity } = linesHeard(
    "de",
    "a Dazu bräuchte ich Ihre Steuernummer.",
    "c 21, Schrägstrich, 815, Schrägstrich, 0153.",
  );
  expect(identity).toMatchObject([{ value: "218150153" }]);
});

test("an account for a payment proves nothing", () => {
  expect(linesHeard("de", "a Dafür brauche ich die IBAN.", "c CH56 0483 5012 3456 7800 9.").identity).toEqual([]);
});

test.each([
  ["a Der Bus holt Sie um 9:10 Uhr am Gleis 4 ab.", "um 9:10 Uhr"],
  ["a unser monteur schaut sich das am dienstag an", "am dienstag"],
  ["a Ihr Paket geht morgen in den Versand.", "morgen"],
  ["a ich habe den notdienst verständigt", null],
  ["a ich veranlasse eine gutschrift", null],
  ["a ich sorge dafür dass ein kollege sie anruft", null],
  ["a sie hören spätestens freitag von uns", "spätestens freitag"],
  ["a Wir werden das prüfen und Ihnen bis Ende der Woche eine Antwort geben.", "bis Ende der Woche"],
  ["a wir tragen sie für montag ein", "für montag"],
  ["a Ihr Termin ist bestätigt.", null],
  ["a Ich habe eine Ratenzahlung vermerkt.", null],
  ["a die sperre ist aufgehoben", null],
  ["a Ihren Zählerstand habe ich übernommen.", null],
  ["a Die Mahngebühr nehme ich raus.", null],
  ["a Die Auszahlung erfolgt innert fünf Arbeitstagen.", "innert fünf Arbeitstagen"],
  ["a Die Unterlagen werden Ihnen per Post zugestellt.", null],
  ["a Wir merken in der Akte vor, dass Sie umziehen.", null],
  ["a den kostenvoranschlag legen wir bei", null],
  ["a der techniker ist in spätestens dreißig minuten bei ihnen", "in spätestens dreißig minuten"],
])("German: %s is promised", (line, due) => {
  expect(linesHeard("de", line).promises).toMatchObject([{ due }]);
});

test("a booking confirmed and a confirmation sent are two promises", () => {
  const lines = ["a Die Buchung ist bestätigt.", "c danke", "a Sie bekommen die Bestätigung gleich per Post."];
  expect(linesHeard("de", ...lines).promises.map(({ turn }) => turn)).toEqual([0, 2]);
});

test.each([
  "a Das ist die Rechnung vom 2. März 2024.",
  "a Ich wiederhole: 0176 2233 445.",
  "a wir öffnen um 8.",
  "a Gut, das habe ich vermerkt.",
  "a guten morgen hier ist die anrufannahme der stadtwerke",
  "a auf wen ist der anschluss angemeldet",
  "a Ab 30 Minuten Verspätung werden 10 Prozent erstattet.",
  "a der brief wurde als zugestellt markiert",
])("German: %s promises nothing", (line) => {
  expect(linesHeard("de", line).promises).toEqual([]);
});
