import { linesHeard, thingsHeard } from "../support/lines";

test.each([
  ["de", ["a auf welchen namen", "c brandt mit vornamen ulrike"], ["name Ulrike Brandt"]],
  ["fr", ["a Votre nom ?", "c Pham. P, H, A, M. Prénom Linh."], ["name Linh Pham"]],
  ["fr", ["a vous pouvez épeler votre nom", "c g a g n o n", "a et le prénom", "c jean-guy"], ["name Jean-Guy Gagnon"]],
  ["de", ["a und mit wem spreche ich", "c hier ist die mama sonja ritter"], ["name Sonja Ritter"]],
  ["de", ["a Und der Fahrer?", "c Der heißt Wolf, Jens Wolf."], ["name Jens Wolf"]],
  ["de", ["a ihr name", "c mein name ist van der broek"], ["name van der Broek"]],
  ["de", ["a auf welchen namen", "c auf schulz ne warten sie das ist auf meine firma"], []],
  ["de", ["a Das Kennzeichen?", "c K wie Köln, dann Anton Berta, drei null eins."], ["id KAB301"]],
  ["de", ["a Die Seriennummer?", "c BX, vier, null.", "a BX40.", "c Und dann M, neun, zwei."], ["id BX40M92"]],
  ["fr", ["a Le numéro de PRM ?", "c 12 33 74.", "a Oui.", "c Ensuite, 08, 41."], ["id 1233740841"]],
  [
    "de",
    ["a die zählernummer", "c eins b q zwei null", "a und der zählerstand", "c viertausendzweihundertelf"],
    ["id 1BQ20"],
  ],
  ["de", ["a Hat jemand es aufgenommen?", "c Ja, ich habe ein Aktenzeichen. Moment, 70215-88."], ["id 7021588"]],
  ["de", ["a wir haben eine nummer die auf einundsechzig endet"], ["id 61"]],
  [
    "fr",
    ["a quel numéro", "c zéro six vingt et un zéro deux non pardon zéro trois seize dix-huit"],
    ["phone 0621031618"],
  ],
  [
    "fr",
    ["a le numéro avs", "c sept cinq six point un deux trois quatre point cinq six sept huit point neuf"],
    ["id 756123456789"],
  ],
  ["de", ["a die kundenkartennummer bitte", "c neun eins punkt null vier"], ["id 9104"]],
])("%s, said in parts: %j is %j", (language, lines, things) => {
  expect(thingsHeard(language, ...lines)).toEqual(things);
});

test("an answer is what was asked for, whatever it is read from", () => {
  const lines = ["a Votre numéro client ?", "c Attendez, je prends une facture... C'est le 5 028 114 906."];
  expect(linesHeard("fr", ...lines).identity).toMatchObject([{ about: "customer number", value: "5028114906" }]);
});

test.each([
  ["fr", ["a votre adresse", "c chaussée de mons deux cent six à bruxelles"], ["address chaussée de Mons 206"]],
  ["fr", ["a le code postal", "c quatre mille"], ["postcode 4000"]],
  ["fr", ["a le numéro de votre carte de membre", "c neuf un zéro deux"], ["id 9102"]],
  ["fr", ["a vous venez le douze à neuf heures"], ["time 09:00"]],
  ["fr", ["c vers quatre heures et demie", "a seize heures trente c'est noté"], ["time 16:30"]],
  ["fr", ["c vers quatre heures et demie"], ["time quatre heures et demie"]],
  ["de", ["c da steht zweihundertvier komma fünf null euro"], ["amount 204.50 EUR"]],
  ["de", ["c dann tragen sie mich um vierzehn uhr ein"], ["time 14:00"]],
  ["de", ["c hallo hier ist die petra anders ich brauche einen termin"], ["name Petra Anders"]],
  ["de", ["a wie heißt der fahrer", "c ein herr kilic den vornamen weiß ich nicht"], ["name Kilic"]],
  ["fr", ["a et son prénom", "c c'est lou"], ["name Lou"]],
  ["fr", ["c bonjour c'est madame roy", "a son prénom", "c lou"], ["name Roy", "name Lou"]],
  ["fr", ["a votre nom de famille", "c da luz", "a et le prénom", "c rita"], ["name Rita Da Luz"]],
  ["fr", ["a qui est à l'appareil", "c c'est amine saïdi le frère de nour saïdi"], ["name Amine Saïdi"]],
  ["fr", ["c vers midi et quart"], ["time 12:15"]],
  ["fr", ["a le numéro d'abonné", "c quatre cent deux six cent sept"], ["id 402607"]],
  ["fr", ["a le numéro de votre carte d'identité", "c cinq neuf tiret zéro trois"], ["id 5903"]],
  [
    "de",
    ["a die auftragsnummer", "c die fängt mit drei b an also drei b sechs sechs und dann null vier"],
    ["id 3B6604"],
  ],
  ["fr", ["a le numéro de dossier", "c deux mille vingt barre oblique trois cent six"], ["id 2020306"]],
  [
    "fr",
    [
      "a votre numéro de sécurité sociale",
      "c un soixante-deux zéro neuf soixante-quinze cent treize zéro onze clé trente",
    ],
    ["id 162097511301130"],
  ],
  ["de", ["c bezahlt habe ich dreißig euro und neunundvierzig"], ["amount 30.49 EUR"]],
])("%s, as people of several countries say it: %j is %j", (language, lines, things) => {
  expect(thingsHeard(language, ...lines)).toEqual(things);
});

test.each([
  ["de", "Ich lege den Vorfall an, einen Moment."],
  ["de", "Eine Ersatzkarte steht dort für Sie bereit."],
  ["de", "Wir schreiben Ihnen für den Ausfall acht Euro gut."],
  ["de", "die mahngebühr ist gestrichen"],
  ["de", "die gebühr wird ihnen erlassen"],
  ["de", "das erledige ich für sie"],
  ["de", "Den Betrag buche ich Ihnen zurück."],
  ["de", "Ich schicke Ihnen das Formular gleich zu."],
  ["de", "der roller ist morgen ab fünfzehn uhr fertig"],
  ["de", "Ihr Paket wird morgen zugestellt."],
  ["de", "ich buche sie auf den bus um elf uhr um"],
  ["de", "die kollegin kümmert sich darum"],
  ["de", "Der Kurier kommt heute zwischen 9 und 11 Uhr."],
  ["de", "ich sage dem monteur bescheid"],
  ["de", "ich erhöhe ihr limit auf zweitausend euro"],
  ["de", "der hausmeister schaut heute noch vorbei"],
  ["fr", "le gardien s'en occupe"],
  ["fr", "le docteur vous rappelle après sa tournée"],
  ["fr", "la livraison aura lieu mardi"],
  ["fr", "l'ascenseur sera réparé d'ici ce soir"],
  ["fr", "l'argent sera sur votre compte dans deux jours"],
  ["fr", "vous aurez un sms de confirmation"],
  ["fr", "vous aurez une réponse sous deux jours"],
  ["fr", "je vais vous faire un geste commercial"],
])("%s: %j promises", (language, line) => {
  expect(linesHeard(language, `a ${line}`).promises).toHaveLength(1);
});

test.each([
  ["de", "hat die werkstatt das aufgenommen"],
  ["de", "ich helfe ihnen gerne weiter"],
  ["de", "Da haben wir noch ein Zimmer frei."],
  ["de", "Wir bieten das auch online an."],
  ["de", "Das schaue ich mir gern an."],
  ["fr", "la porte est ouverte en semaine"],
  ["de", "Wir haben montags bis freitags von 8 bis 17 Uhr geöffnet."],
  ["de", "sagen sie uns bitte bescheid"],
  ["fr", "je vous rappelle que le solde est dû"],
  ["fr", "vous aurez besoin de votre carte"],
])("%s: %j promises nothing", (language, line) => {
  expect(linesHeard(language, `a ${line}`).promises).toEqual([]);
});

test("what will be done to another thing is no repeat", () => {
  const lines = ["a Le raccordement est programmé pour le 4 mai.", "c Et l'autre ?", "a Il sera résilié le 6 mai."];
  expect(linesHeard("fr", ...lines).promises.map(({ turn }) => turn)).toEqual([0, 2]);
});
