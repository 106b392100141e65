import { linesHeard as heard, thingsHeard } from "../support/lines";

test.each([
  ["a card told by its brand", "de", ["a Ist der Schaden groß?", "c Nehmen Sie die Visa: 4012 8888 8888 1881."], [1]],
  ["a card after other cards", "en", ["a Which cards did you use?", "c First 3714 496353 98431."], [1]],
  [
    "a card after an answered question",
    "en",
    ["a What is the claim number?", "c HM-220-4815.", "a Thanks. And how did you pay?", "c 4000-0025-0000-3155."],
    [3],
  ],
  ["a code by its digits", "de", ["a und die prüfziffer auf der rückseite", "c eins zwei drei"], [1]],
  ["the digits on the back", "fr", ["a les trois chiffres au dos", "c un deux trois"], [1]],
  [
    "no phone after a card",
    "de",
    [
      "a kartennummer bitte",
      "c vier zwei vier zwei vier zwei vier zwei vier zwei vier zwei vier zwei vier zwei",
      "a auf welche nummer darf sich ein kollege melden",
      "c null eins fünf eins dreiundzwanzig fünfundvierzig siebenundsechzig neunundachtzig",
    ],
    [1],
  ],
  [
    "a card nobody asked for by its name, and its code",
    "en",
    [
      "a how would you like to pay",
      "c by card",
      "a okay go ahead",
      "c four five three nine one four eight eight oh three four three six four six eight",
      "a and the code",
      "c three two one",
    ],
    [3, 5],
  ],
  [
    "no phone with its country",
    "de",
    [
      "a Die Kartennummer?",
      "c 4012 8888 8888 1881.",
      "a Und unter welcher Nummer erreichen wir Sie?",
      "c +49 152 2881 7386.",
      "a Also die +49 152 2881 7386.",
    ],
    [1],
  ],
  ["no account", "fr", ["a Votre IBAN pour la carte ?", "c FR76 3000 6000 0112 3456 7890 189"], []],
])("%s is masked where it should", (_what, language, lines, turns) => {
  expect([...new Set(heard(language, ...lines).cards.map(({ turn }) => turn))]).toEqual(turns);
});

test.each([
  ["de", ["a Wo war das?", "c In Altona, 20249 Hamburg."], ["postcode 20249"]],
  ["fr", ["a Votre adresse pour le dossier ?", "c À Nantes, 44300 Nantes."], ["postcode 44300"]],
  ["en", ["a We are open from five to seven p.m."], ["time 17:00", "time 19:00"]],
  ["en", ["a Open four o'clock to six o'clock PM."], ["time 16:00", "time 18:00"]],
  ["fr", ["c j'attends depuis une heure deux heures"], []],
  ["en", ["c I'm available on Mondays and Wednesdays."], []],
  ["en", ["c my router model is AX 5400."], []],
  ["en", ["c I was on flight BA 2490 to Rome."], []],
  ["en", ["c My flight is BA2490, and it is late."], []],
  ["en", ["a What is your flight number?", "c BA 2490."], ["id BA2490"]],
  ["en", ["c Your BA 2490 flight was late."], []],
  ["de", ["c Mein Flug LH 4402 fiel aus."], []],
  ["fr", ["c Mon vol AF 1680 est annulé."], []],
  ["es", ["c Mi vuelo IB 3166 se retrasó."], []],
  ["ar", ["c كنت على الرحلة EK 2201"], []],
  [
    "en",
    ["a your policy number and date of birth please", "c it's five six two four three two one and i forgot the other"],
    ["id 5624321"],
  ],
  ["en", ["a what is your last name", "c lopez", "a and your first name", "c maria"], ["name Maria Lopez"]],
  ["en", ["c hi my name is patricia patricia davis um"], ["name Patricia Davis"]],
  ["en", ["a Your claim number?", "c HM-220-4815."], ["id HM2204815"]],
  ["en", ["a Your customer ID and phone number?", "c It's 44211 and 555 010 2233."], ["id 44211", "phone 5550102233"]],
  [
    "es",
    ["a ¿Su teléfono?", "c Es 611 22 33 44, y si no contesto, 622 33 44 55."],
    ["phone 611223344", "phone 622334455"],
  ],
  ["ar", ["a معك الدعم", "c أنا اسمي خالد العتيبي انتقلت إلى بيت جديد"], ["name خالد العتيبي"]],
  [
    "de",
    ["a Ihre Anschrift bitte.", "c Am Alten Markt 7, 50667 Köln."],
    ["address Am Alten Markt 7", "postcode 50667"],
  ],
  ["de", ["a ihre adresse bitte", "c unter den linden zwölf"], ["address Unter den Linden 12"]],
  ["de", ["c Ich stand in der Eppendorfer Landstraße 88."], ["address Eppendorfer Landstraße 88"]],
  ["de", ["c Ich wohne in der Frankfurter Allee 12."], ["address Frankfurter Allee 12"]],
  ["de", ["a Die Anschrift?", "c Untere Kirchgasse 17, Ulm."], ["address Untere Kirchgasse 17"]],
  ["de", ["c Ich wohne in der Konrad-Adenauer-Straße 8."], ["address Konrad-Adenauer-Straße 8"]],
  ["de", ["a wie lautet die rechnungsanschrift", "c an der alten mühle neun"], ["address An der Alten Mühle 9"]],
  ["de", ["a Und die Adresse bitte?", "c Große Bleichen 21."], ["address Große Bleichen 21"]],
  ["de", ["c Das Aktenzeichen ist RB/771/2025."], ["id RB7712025"]],
  [
    "de",
    [
      "a ihre kundennummer",
      "c vier vier null eins",
      "a vier vier null eins",
      "c ja genau dann neun sechs",
      "c zwei zwei",
    ],
    ["id 44019622"],
  ],
  ["de", ["c mein handy ist null eins sechs vier vier neunzehn nein moment achtzehn"], ["phone 0164418"]],
  ["de", ["c es geht um rechnung 4711 nein quatsch 4712"], ["id 4712"]],
  ["de", ["a wann passt es ihnen", "c so um viertel vor sechs"], ["time viertel vor sechs"]],
  [
    "de",
    ["c ja", "a wann denn", "c übernächsten freitag früh um halb neun"],
    ["date übernächsten freitag", "time 08:30"],
  ],
  ["de", ["c ja morgen wer spricht denn da"], []],
  ["de", ["c ich ruf heute morgen um acht uhr an"], ["time 08:00"]],
  ["de", ["a Wie ist die Adresse?", "c Hausnummer 5."], []],
  ["de", ["a Straße und Hausnummer?", "c Im Wiesengrund 4a."], ["address Im Wiesengrund 4a"]],
  ["de", ["c Es geht um meine Tochter Lena Vogt."], ["name Lena Vogt"]],
  ["de", ["a wie ist ihr name", "c von der au"], ["name von der Au"]],
  ["de", ["a wie ist ihr name", "c ja also das weiß ich nicht"], []],
  ["de", ["a passt ihnen mittwoch", "c ja"], ["date mittwoch"]],
  ["de", ["a wir melden uns bis donnerstag um zwölf uhr bei ihnen"], []],
  ["de", ["a Die Zentrale ist unter 0511 4402 118 erreichbar."], ["phone 05114402118"]],
  [
    "de",
    ["c Das ist k.lang@example.org. Ach nein, die ist alt, nehmen Sie lieber karl.lang@example.com."],
    ["email karl.lang@example.com"],
  ],
  [
    "de",
    [
      "a ihre iban",
      "c de neunundachtzig drei sieben null vier null null vier vier null fünf drei zwei null eins drei null null null",
    ],
    ["id DE89370400440532013000"],
  ],
  ["de", ["a auf wen läuft der vertrag", "c auf meinen mann karl von der au"], ["name Karl von der Au"]],
  ["de", ["a vom vierten bis zum siebten november"], ["date --11-04", "date --11-07"]],
  ["de", ["a das kostet achtundvierzig euro neunzig im monat"], ["amount 48.90 EUR"]],
  ["fr", ["c j'habite 12 bis rue des Lilas, 31000 toulouse"], ["address 12 bis rue des Lilas", "postcode 31000"]],
  ["es", ["a ¿Me confirma su DNI para verificar?", "c 45782913K."], ["id 45782913K"]],
  ["en", ["a between 2 and 4 pm"], ["time 14:00", "time 16:00"]],
  ["de", ["a zwischen acht und zwölf uhr"], ["time 08:00", "time 12:00"]],
  ["de", ["c ich habe eine uhr gekauft"], []],
  ["fr", ["a entre 8h et 10h"], ["time 08:00", "time 10:00"]],
  ["fr", ["a de quatorze à seize heures"], ["time 14:00", "time 16:00"]],
  ["es", ["a abrimos entre las dos y las cuatro de la tarde"], ["time 14:00", "time 16:00"]],
  ["de", ["a wie ist ihr geburtsdatum", "c siebzehnter sechster neunundsiebzig"], ["date 1979-06-17"]],
  [
    "es",
    ["a ¿Número de contador?", "c 1 0 4 4 7 2 B.", "a ¿Y la lectura?", "c Cinco mil doscientos doce."],
    ["id 104472B"],
  ],
  ["fr", ["a numéro de sécurité sociale", "c deux quatre-vingt-cinq zéro quatre"], ["id 28504"]],
  ["fr", ["c la voiture 7 place 42"], []],
  ["en", ["c we are a party of 6 at 7:30 tonight"], ["time 19:30"]],
  [
    "ar",
    ["a الساعة الرابعة والنصف مساء", "c لا ما وصل وأنا انتظرت إلى الساعة العاشرة مساء"],
    ["time 16:30", "time 22:00"],
  ],
  ["en", ["a your name please", "c it's for my husband robert lee"], ["name Robert Lee"]],
  ["fr", ["a à qui ai je l'honneur", "c monsieur paul girard"], ["name Paul Girard"]],
  ["ar", ["c أهلا معك هند القحطاني الطرد ما وصلني"], ["name هند القحطاني"]],
])("%s: %j", (language, lines, things) => {
  expect(thingsHeard(language, ...lines)).toEqual(things);
});

test.each([
  ["en", "a I have noted that down.", 0],
  ["en", "a A technician will read the meter tomorrow.", 1],
  ["de", "a Ich habe die Sendung im Lager gefunden.", 0],
  ["de", "a Die Rechnung schicken wir Ihnen in zehn Tagen.", 1],
  ["de", "a Den Betrag buchen wir ab, von welchem Konto?", 1],
  ["de", "a Ich habe die Bestellung NL-2A-4B-7C-1D in unserem System storniert.", 1],
  ["de", "a Dann trage ich Ihren Sohn für Montag ein.", 1],
  ["de", "a Das trage ich gleich ein.", 1],
  ["de", "a Den Termin verschieben wir auf Montag.", 1],
  ["de", "a Das buchen wir nicht ab.", 0],
  ["de", "a Dann leite ich Sie an die Kollegen weiter.", 0],
  ["fr", "a Nous vous rembourserons sous dix jours, sur quel compte ?", 1],
  ["fr", "a La boutique est ouverte de dix heures à midi.", 0],
  ["fr", "a votre colis sera livré demain", 1],
  ["ar", "a أوقفت البطاقة", 1],
  ["de", "a Ihr Termin wurde auf Dienstag verschoben.", 1],
  ["fr", "a il peut nous rappeler si ça change", 0],
  ["es", "a la tienda abre a las diez", 0],
  ["es", "a La maleta la llevaremos a su casa antes del sábado.", 1],
])("%s: %s", (language, line, promises) => {
  expect(heard(language, line).promises).toHaveLength(promises);
});

test("what stands before a card's number and the code after it are no part of it", () => {
  const began = heard(
    "en",
    "a which card was charged",
    "c the one starting with 5425",
    "a and the rest",
    "c 2334 3010 9903",
  );
  expect(began.said).toMatchObject([{ type: "card", value: "5425233430109903" }]);
  const coded = heard("fr", "a le numéro de carte", "c 4970 1012 3456 7893", "a et les trois chiffres au dos", "c 212");
  expect(coded.said).toMatchObject([{ type: "card", value: "4970101234567893" }]);
});

test("only what proves who calls is proof", () => {
  expect(heard("es", "a ¿Cómo se llama su mujer?", "c Elena Prado.").identity).toEqual([]);
  expect(heard("es", "a ¿Me confirma su DNI?", "c 45782913K.").identity).toMatchObject([{ value: "45782913K" }]);
  expect(heard("de", "a Und die Nummer der Police?", "c KF-2207-914.").identity).toMatchObject([
    { value: "KF2207914" },
  ]);
  expect(heard("de", "a Die Nummer des gestohlenen Passes?", "c C01X0006H.").identity).toEqual([]);
  expect(heard("de", "a Wann haben Sie den Vertrag geschlossen?", "c Die Auftragsnummer ist 44711.").identity).toEqual(
    [],
  );
  expect(heard("de", "a Ihr Name?", "c Ute Mayer.", "a Mit a und e?", "c Nein, M-E-I-E-R.").identity).toMatchObject([
    { answered: 1, value: "Ute Meier" },
  ]);
  const child = heard(
    "de",
    "a wie heißt ihr sohn und wann ist er geboren",
    "c linus [noise] linus ahrendt am 3.11.2019",
  );
  expect(child.identity).toMatchObject([{ value: "Linus Ahrendt" }, { about: "date of birth" }]);
  expect(heard("de", "a Von welchem Vertrag sprechen wir?", "c Vertrag VX 447 102.").identity).toEqual([]);
  expect(heard("de", "a Sind Sie noch im Ahornweg gemeldet?", "c Nein, Lindenweg 7.").identity).toEqual([]);
  const told = "a Could you confirm your phone number? I need it to provide you with updates.";
  expect(heard("en", told, "c 605 555 0116.").identity).toEqual([]);
  expect(heard("en", "a Your daughter's student ID?", "c 12345.").identity).toMatchObject([{ value: "12345" }]);
  expect(heard("en", "a Your billing address?", "c 12 Main Street.").identity).toMatchObject([
    { value: "12 Main Street" },
  ]);
  expect(heard("en", "a Could you confirm your phone number?", "c 605 555 0116.").identity).toEqual([]);
});
