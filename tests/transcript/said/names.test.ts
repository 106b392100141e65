import { linesHeard } from "../support/lines";

/** Name and proof, where the name was asked to prove who calls. */
test.each([
  ["fr", ["a et vous êtes", "c nadine fabre f a b r e"], "Nadine Fabre"],
  ["fr", ["a merci et vous vous appelez", "c nadine benhamou b e n h a m o u"], "Nadine Benhamou"],
  ["fr", ["a votre nom", "c chastain rémi chastain"], "Rémi Chastain"],
  ["fr", ["a votre nom", "c chastain rémi", "a comment", "c c h a s t a i n"], "Rémi Chastain"],
  ["fr", ["a et votre nom", "c da costa maria da costa"], "Maria Da Costa"],
  ["fr", ["a le nom au dossier", "c luc boudreau boudreau e a u à la fin"], "Luc Boudreau"],
  ["fr", ["a c'est à quel nom", "c au nom de ma femme julie favre f a v r e moi je suis son mari"], "Julie Favre"],
  ["de", ["a und sie sind", "c franz huber h u b e r"], "Franz Huber"],
  ["de", ["a mit wem habe ich das vergnügen", "c franz huber"], "Franz Huber"],
  ["de", ["a wen habe ich am apparat", "c petersen ole petersen"], "Ole Petersen"],
  ["de", ["a ihr name bitte", "c von bülow annegret von bülow"], "Annegret von Bülow"],
  ["de", ["a ihr name bitte", "c nowaczyk stefan n o w a c z y k"], "Stefan Nowaczyk"],
  ["de", ["a ihr name bitte", "c yusuf demir also y u s u f d e m i r"], "Yusuf Demir"],
  ["de", ["a ihr name bitte", "c anna schmidt s c h m i d ohne t"], "Anna Schmid"],
  ["de", ["a auf wen läuft der vertrag", "c der läuft auf lena vogt"], "Lena Vogt"],
  ["es", ["a y usted es", "c marta ibarra"], "Marta Ibarra"],
  ["es", ["a y cómo te llamas", "c marta ibarra i be a erre erre a"], "Marta Ibarra"],
  ["es", ["a su nombre", "c marta ibarras bueno ibarra con be"], "Marta Ibarra"],
  [
    "es",
    ["a su nombre", "c ana cavil pech", "a cómo se escribe", "c ka a uve i ele y pech es pe e ce hache"],
    "Ana Kavil Pech",
  ],
  ["es", ["a su nombre", "c ana vázquez", "a con zeta", "c uve a zeta cu u e zeta"], "Ana Vázquez"],
  ["es", ["a su nombre", "c luisa quillay", "a con i griega", "c sí quillay con qu y doble ele"], "Luisa Quillay"],
  ["es", ["a su nombre", "c peralta perdón hugo peralta"], "Hugo Peralta"],
  ["es", ["a y tu nombre es", "c hugo peralta pe e ere a ele te a"], "Hugo Peralta"],
  ["fr", ["a Votre nom ?", "c Hugo Perrot, pardon, Perrault."], "Hugo Perrault"],
  ["de", ["a ihr name", "c petra doll doppel l am ende"], "Petra Doll"],
  ["de", ["a vor und nachnamen bitte", "c walter kunz"], "Walter Kunz"],
  ["en", ["a and you are", "c dana whitlock w h i t l o c k"], "Dana Whitlock"],
  ["de", ["a ihr name", "c wimmer is der familienname vorname jonas"], "Jonas Wimmer"],
  ["de", ["a Ihr Name?", "c Wimmer ist der Nachname, Jonas der Vorname."], "Jonas Wimmer"],
  ["de", ["a ihr name", "c thoma äh resi thoma mit h hinten"], "Resi Thoma"],
  ["de", ["a Ihr Name?", "c Ja, gerne. Faruk, Vorname Omar."], "Omar Faruk"],
  ["de", ["a wer ist der vertragsinhaber", "c das bin ich nadja faruk"], "Nadja Faruk"],
  ["en", ["a the name on the account please", "c it'd be nadia farouk"], "Nadia Farouk"],
  ["en", ["a What name is it under?", "c Farouk. F-A-R-O-U-K. Nadia Farouk."], "Nadia Farouk"],
  ["ar", ["a مين صاحب الحساب", "c أنا نادية فاروق"], "نادية فاروق"],
  ["de", ["a ihr name", "c meyer mit e y anke meyer"], "Anke Meyer"],
  ["de", ["a ihr name", "c horst lindner hinten mit d"], "Horst Lindner"],
  ["fr", ["a à quel nom", "c nom de famille marchand prénom hugo"], "Hugo Marchand"],
  ["fr", ["a votre nom", "c marchand prénom hugo"], "Hugo Marchand"],
  ["fr", ["a votre nom", "c hugo marchand tout attaché"], "Hugo Marchand"],
  ["fr", ["a votre nom", "c lise roux pareil"], "Lise Roux"],
  ["es", ["a nombre y apellidos", "c nombre marta apellidos ibáñez soler"], "Marta Ibáñez Soler"],
  ["es", ["a ¿Y vos sos…?", "c Yo soy Marta Ibáñez, con zeta."], "Marta Ibáñez"],
  ["es", ["a a nombre de quién", "c es de mi papá raúl soler de raúl soler"], "Raúl Soler"],
  ["en", ["a your name please", "c first name tess last name okoro"], "Tess Okoro"],
  ["en", ["a Your name, please?", "c Okoro is the surname, first name Tess."], "Tess Okoro"],
  ["ar", ["a اسمك لو سمحت", "c اسمي فهد وعائلتي الشمري"], "فهد الشمري"],
  ["ar", ["a باسم مين", "c باسم زوجتي نوف الشمري وأنا زوجها"], "نوف الشمري"],
])("asked for in %s: %j", (language, lines, name) => {
  const { said, identity } = linesHeard(language, ...lines);
  expect(said.map(({ value }) => value)).toEqual([name]);
  expect(identity).toMatchObject([{ asked: 0, about: "name", value: name }]);
});

/** Names that prove nothing, or none at all. */
test.each([
  ["fr", ["a et la petite", "c lina lina charpin comme moi"], ["Lina Charpin"]],
  ["fr", ["c oui bonjour fatou diop à l'appareil"], ["Fatou Diop"]],
  ["fr", ["a donc vous vous appelez parce que ça fuit", "c je sais pas trop"], []],
  ["de", ["a und ihre tochter", "c lena vogt"], ["Lena Vogt"]],
  ["de", ["a wie heißt denn der zug", "c der war eh voll"], []],
  ["de", ["c grüß gott huber mein name ich hätte eine frage"], ["Huber"]],
  ["de", ["a wissen sie wer gefahren ist", "c der war nett tobias kern heißt der"], ["Tobias Kern"]],
  ["de", ["c guten abend ich steh hier in bremen"], []],
  ["fr", ["a et votre fille", "c elle va bien merci"], []],
  ["fr", ["a et votre mari", "c il est au travail"], []],
  ["fr", ["a restez où vous êtes", "c dans la rue"], []],
  ["fr", ["a comment ça s'appelle", "c une box"], []],
  ["fr", ["a c'est à quel nom", "c attendez je regarde"], []],
  ["de", ["a und ihre tochter", "c mia"], ["Mia"]],
  ["de", ["a und ihr mann", "c der arbeitet noch"], []],
  ["de", ["a mit wem haben sie gesprochen", "c mit einem kollegen"], []],
  ["en", ["a and you are", "c the tenant"], []],
  ["en", ["a tell me where you are", "c at home"], []],
  ["fr", ["a c'est à quel nom", "c vous verrez bien"], []],
  ["fr", ["a et le conducteur", "c il est parti vite"], []],
  ["de", ["a ihr name bitte", "c ich verstehe nichts"], []],
  ["en", ["a and the driver", "c he drove off"], []],
  ["es", ["a su nombre", "c ella no quiere"], []],
  ["es", ["c hola buenas jimena vázquez le habla"], ["Jimena Vázquez"]],
  ["es", ["a y la niña", "c sí nora se llama"], ["Nora"]],
])("told in %s: %j", (language, lines, names) => {
  const { said, identity } = linesHeard(language, ...lines);
  expect(said.map(({ value }) => value)).toEqual(names);
  expect(identity).toEqual([]);
});

/** Two people in one answer: whose name was asked for, said first, and somebody else. */
test.each([
  ["de", "auf wen läuft das", "mia thoma ich bin die mutter eva thoma", "Mia Thoma", "Eva Thoma"],
  ["de", "Ihr Name?", "Eva Thoma. Es läuft auf meinen Mann, Ulf Thoma.", "Eva Thoma", "Ulf Thoma"],
  ["fr", "à quel nom", "emma roux pis moi je suis sa mère lise roux", "Emma Roux", "Lise Roux"],
  ["fr", "Votre nom ?", "Lise Roux. C'est pour ma fille, Emma Roux.", "Lise Roux", "Emma Roux"],
  ["es", "a nombre de quién", "pablo ibáñez yo soy su esposa marta soler", "Pablo Ibáñez", "Marta Soler"],
  ["en", "your name please", "tess hall but it's in my husband's name ben hall", "Tess Hall", "Ben Hall"],
  ["en", "Your name, please?", "Tess Hall. He's Milan Novak, the driver.", "Tess Hall", "Milan Novak"],
  ["ar", "ممكن اسمك؟", "هدى منصور، بس الحساب باسم زوجي سامي منصور.", "هدى منصور", "سامي منصور"],
])("both in %s: %s %s", (language, question, answer, name, other) => {
  const { said, identity } = linesHeard(language, `a ${question}`, `c ${answer}`);
  expect(said.map(({ value }) => value)).toEqual([name, other]);
  expect(identity).toMatchObject([{ value: name }]);
});

test.each([
  ["fr", "Et personne ne m'appelle. Franchement, c'est long."],
  ["fr", "euh ben c'est pour ma fille faudrait déplacer son cours"],
  ["es", "Lo llevó mi mujer. Capaz que está a nombre de ella."],
])("no name in %s: %s", (language, words) => {
  expect(linesHeard(language, `c ${words}`).said).toEqual([]);
});

test("a name that is spelled is one, whatever was asked", () => {
  const lines = ["a Ist er schon Kunde?", "c Nein. Das ist mein Mann."];
  expect(linesHeard("de", ...lines).said).toEqual([]);
  const spelled = ["a Elle est déjà cliente ?", "c Non. C'est Lise Peeters, P-E-E-T-E-R-S."];
  expect(linesHeard("fr", ...spelled).said).toMatchObject([{ value: "Lise Peeters" }]);
});

test("the name asked for when the caller has told his proves nothing", () => {
  const lines = ["a Ihr Name?", "c Ida Moos.", "a Noch jemand? Wie ist der Name?", "c Ulf Moos."];
  expect(linesHeard("de", ...lines).identity).toMatchObject([{ answered: 1, value: "Ida Moos" }]);
  expect(linesHeard("de", ...lines.slice(2)).identity).toMatchObject([{ value: "Ulf Moos" }]);
});

test("somebody else's name puts nothing right", () => {
  const lines = ["a ¿Su nombre?", "c Rosa Luna.", "a ¿Es para usted?", "c No, es para mi nieto, Joel Luna."];
  const { said, identity } = linesHeard("es", ...lines);
  expect(said.map(({ value }) => value)).toEqual(["Rosa Luna", "Joel Luna"]);
  expect(identity).toMatchObject([{ answered: 1, value: "Rosa Luna" }]);
});

test("a name spelled as it was heard, surname first, is complete where it was said", () => {
  const lines = ["a ihr name", "c pichler gertraud", "a mit hartem p", "c ja p i c h l e r"];
  expect(linesHeard("de", ...lines).said).toMatchObject([{ value: "Gertraud Pichler", turns: [1] }]);
});
