import { linesHeard, thingsHeard } from "../support/lines";

// How people read a number out: said again, put right, broken off, in pieces, with words between.
test.each([
  [
    "fr",
    ["a votre numéro de client", "c sept cent onze euh sept cent onze trois cent six zéro zéro un"],
    ["id 711306001"],
  ],
  ["fr", ["a les quatre derniers chiffres de la carte", "c vingt-deux zéro huit non zéro six"], ["id 2206"]],
  [
    "fr",
    ["a les quatre derniers chiffres de la carte", "c vingt-deux zéro huit non pardon zéro six vingt-deux zéro six"],
    ["id 2206"],
  ],
  ["es", ["a su número de póliza", "c cinco siete cero dos no perdón cinco siete cero tres uno uno"], ["id 570311"]],
  [
    "de",
    ["a Ihre Telefonnummer bitte", "c null eins sieben", "c zwei drei drei acht na warten Sie acht drei drei"],
    ["phone 0172833"],
  ],
  [
    "de",
    ["a die Telefonnummer", "c null eins fünf eins sechzig zwo", "c und dann noch vierundvierzig"],
    ["phone 015160244"],
  ],
  [
    "de",
    [
      "a Ihre Sozialversicherungsnummer",
      "c drei sechs acht null",
      "c und dann das Geburtsdatum null sieben null zwei neun eins",
    ],
    ["id 3680070291"],
  ],
  ["fr", ["a le numéro du compteur", "c zéro deux sept le chien aboie quatre cinq neuf un"], ["id 0274591"]],
  [
    "en",
    ["a your policy number and the date please", "c it is seven seven zero three six and it was on two zero"],
    ["id 77036"],
  ],
  [
    "en",
    ["a the order number please", "c It is HK 30417.", "a a lamp for 90 dollars"],
    ["id HK30417", "amount 90 dollars"],
  ],
  ["es", ["a y el DNI", "c cincuenta y uno", "c setecientos tres", "c ciento doce raya ka"], ["id 51703112K"]],
  ["es", ["a dígame el DNI", "c soy de aquí de siempre treinta ciento veinte cuatrocientos dos ene"], ["id 30120402N"]],
  [
    "es",
    ["a me facilita el localizador", "c lo tengo en el móvil es te de tomás ele cinco erre siete uno cero"],
    ["id TL5R710"],
  ],
  [
    "es",
    [
      "a su folio es ele cinco cero",
      "c espere un momento por favor que agarro pluma",
      "a ele cinco cero nueve uno dos seis",
    ],
    ["id L509126"],
  ],
  ["es", ["a su código de reserva es te cuatro y nueve dos cero cero"], ["id T49200"]],
  ["fr", ["a le code postal au dossier", "c k un a comme dans alice zéro b un"], ["postcode K1A 0B1"]],
  [
    "de",
    ["a Ihre Adresse bitte", "c Lindenweg 4", "a und das ist in Kirchdorf", "c ja zwo eins eins null neun"],
    ["address Lindenweg 4", "postcode 21109"],
  ],
  ["de", ["a Ihre Polizzennummer", "c wart ich hab sie da sechs sechs null drei neun"], ["id 66039"]],
  ["de", ["a Steht am Zähler eine Nummer?", "c Ja, 1 EMH 00 4410 2203."], ["id 1EMH0044102203"]],
  ["de", ["a Die Reservationsnummer ist KL 30711."], ["id KL30711"]],
  ["de", ["a Ihre Sendungsnummer?", "c Ein Paket von zwanzig Kilo."], []],
  ["fr", ["a votre forfait s'est terminé le premier mai", "c soixante-deux plus taxes"], ["date --05-01"]],
  ["es", ["a queda abierto con el número quinientos dos barra diecinueve"], ["id 50219"]],
  ["de", ["c achtzehn Euro dreißig kommen zurück"], ["amount 18.30 EUR"]],
  ["es", ["a pasame el dni", "a son tres mil pesos por mes"], ["amount 3000 ARS"]],
  ["fr", ["a votre cellulaire", "a c'est quarante dollars par mois"], ["amount 40 CAD"]],
  ["de", ["a Ihr Geburtsdatum", "c zwölfter jänner neunzehnsiebenundfünfzig"], ["date 1957-01-12"]],
  ["de", ["a Termin um dreiviertel neun in der Früh"], ["time 08:45"]],
])("%s: %j", (language, lines, things) => {
  expect(thingsHeard(language, ...lines)).toEqual(things);
});

test("a Spanish identity card's number told as one is a proof", () => {
  const { identity } = linesHeard("es", "a pasame el dni", "c treinta y un millones doscientos mil cuarenta y cinco");
  expect(identity).toMatchObject([{ value: "31200045" }]);
});

test("what is still asked for or was told before is known where the digits come", () => {
  const digits = [
    "a die letzten vier Ziffern der Telefonnummer",
    "c welche denn",
    "a die Mobilnummer",
    "c drei drei null acht",
  ];
  expect(linesHeard("de", ...digits).identity).toMatchObject([{ value: "3308", about: "last digits" }]);
  const claim = [
    "a te generé un reclamo anotá",
    "c espere que busco algo para escribir",
    "a es el cero siete uno",
    "a nueve dos cero",
  ];
  expect(linesHeard("es", ...claim).said).toMatchObject([{ type: "id", value: "071920" }]);
  const read = ["a votre plaque", "c b e trois cent quatre cinquante", "a berne trois zéro quatre cinq zéro une skoda"];
  expect(linesHeard("fr", ...read).said).toMatchObject([{ value: "BE30450" }]);
  const rut = ["a su rut", "c catorce millones", "c trescientos mil ochenta", "c raya ka"];
  expect(linesHeard("es", ...rut).identity).toMatchObject([{ value: "14300080K" }]);
  expect(linesHeard("es", "a el código termina ahí", "c vivo acá hace diez años").said).toEqual([]);
});
