import { linesHeard, thingsHeard } from "../../support/lines";

/** Whose number it is tells that it proves who calls. */
test.each([
  ["fr", "quel est son numéro d'élève", "k quatre zéro deux un sept", "K40217"],
  ["fr", "Quel est votre identifiant client ?", "40217.", "40217"],
  ["fr", "pour votre fille votre numéro d'assuré à vous", "sept sept quatre zéro deux", "77402"],
  ["en", "What's your donor number?", "It's 440217.", "440217"],
  ["en", "Can I have your tenant ID, please?", "440217.", "440217"],
  ["en", "and your membership number it's on the back of the fob", "four four oh two one", "44021"],
  ["en", "Can I take your NHS number?", "943 476 5919.", "9434765919"],
  ["en", "And your phone number, for confirmation purposes?", "It's 555 010 4417.", "5550104417"],
  ["en", "May I have your email to access your account?", "It's ida@example.com.", "ida@example.com"],
  ["de", "wie ist seine schülernummer", "m s drei null sechs fünf", "MS3065"],
  ["de", "Dazu brauche ich Ihre Steuer-ID.", "12345678911.", "12345678911"],
  ["de", "und ihre spendernummer", "vier vier null zwei eins sieben", "440217"],
  ["es", "¿Me dice su número de donante?", "440217.", "440217"],
  ["es", "me dice el número de alumno", "cuatro cuatro cero dos uno siete", "440217"],
  ["ar", "رقم الضمان الاجتماعي لو سمحت", "أربعة أربعة صفر اتنين واحد سبعة", "440217"],
  ["ar", "ممكن رقم المريض", "أربعة أربعة صفر اتنين واحد سبعة", "440217"],
])("proof in %s: %s %s", (language, question, answer, value) => {
  const { identity } = linesHeard(language, `a ${question}`, `c ${answer}`);
  expect(identity).toMatchObject([{ asked: 0, answered: 1, value }]);
});

test.each([
  ["en", "what's your locker number", "four four oh two one seven"],
  ["de", "wie ist die zählernummer", "vier vier null zwei eins sieben"],
  ["fr", "quel est le numéro de compteur", "quatre quatre zéro deux un sept"],
  ["es", "cuál es el número del medidor", "cuatro cuatro cero dos uno siete"],
  ["de", "Kennen Sie die Nummer des gestohlenen Ausweises?", "L01X00T47."],
  ["en", "Could you confirm your current address for our records?", "Twelve Sandy Close."],
  ["en", "Can you confirm your address and contact number for us?", "Twelve Sandy Close, and 555 010 4417."],
  ["en", "We need it for your student ID. Could I have your phone number?", "It's 555 010 4417."],
])("no proof in %s: %s %s", (language, question, answer) => {
  expect(linesHeard(language, `a ${question}`, `c ${answer}`).identity).toEqual([]);
});

test.each([
  [
    "en",
    "date of birth",
    "9th of May 1984",
    "when did it happen",
    "on Monday, no, on the 3rd of February",
    "1984-05-09",
  ],
  ["fr", "date de naissance", "le neuf mai 1984", "quand ça s'est passé", "le premier non le trois mars", "1984-05-09"],
  ["es", "fecha de nacimiento", "el nueve de mayo de 1984", "cuándo fue", "el uno no el tres de marzo", "1984-05-09"],
])("a day put right later in %s is no birthday: %s", (language, birth, born, when, day, value) => {
  const { identity } = linesHeard(language, `a ${birth}`, `c ${born}`, `a ${when}`, `c ${day}`);
  expect(identity).toMatchObject([{ asked: 0, answered: 1, value }]);
});

test.each([
  ["en", "what is her name", "Ida Moss", "and her date of birth", "may ninth nineteen forty eight"],
  ["fr", "comment s'appelle votre fille", "inès rey", "merci et sa date de naissance", "le neuf mai deux mille"],
  ["de", "Wie heißt Ihre Tochter?", "Mia Vogt.", "Danke. Und ihr Geburtsdatum?", "Der 9.5.2014."],
])("a name proves with the birthday in %s: %s %s", (language, name, named, birth, born) => {
  const lines = [`a ${name}`, `c ${named}`, `a ${birth}`, `c ${born}`];
  expect(linesHeard(language, ...lines).identity).toMatchObject([{ about: "name" }, { about: "date of birth" }]);
  expect(linesHeard(language, ...lines.slice(0, 2), "a okay").identity).toEqual([]);
});

test.each([
  [
    "fr",
    "Comment s'appelle votre fils ?",
    "Noé Petit.",
    "Et vous êtes ?",
    "Léa Petit.",
    "Quand Noé est-il né ?",
    "Le 6 mai 2012.",
  ],
  [
    "de",
    "Wie heißt Ihr Sohn?",
    "Noah Vogt.",
    "Und Ihr Name?",
    "Ida Vogt.",
    "Das Geburtsdatum von Noah?",
    "Der 6.5.2012.",
  ],
  [
    "en",
    "What's your son's name?",
    "Noah Moss.",
    "And your name?",
    "Ida Moss.",
    "What's Noah's date of birth?",
    "6 May 2012.",
  ],
])("in %s a name told before the last one proves with the birthday, too: %s %s", (language, ...said) => {
  const lines = said.map((line, at) => `${at % 2 === 0 ? "a" : "c"} ${line}`);
  expect(linesHeard(language, ...lines).identity.map(({ asked }) => asked)).toEqual([2, 0, 4]);
});

test.each([
  ["fr", "Votre portable, c'est celui qui finit par 31 ?", "Oui, 31, toujours le même."],
  ["en", "Your number, is it still the one ending in 31?", "Yes, 31, still the same."],
  ["es", "¿Su tarjeta es la que termina en 4431?", "Sí, la 4431."],
  ["de", "Ihre Nummer endet auf 4431?", "Ja, auf 4431."],
  ["es", "¿Es usted la titular?", "No, es mi suegra, Ana Rico."],
  ["fr", "Vous êtes bien la titulaire ?", "Non, c'est ma mère, Ana Petit."],
  ["de", "Sind Sie der Kontoinhaber?", "Nein, das ist mein Vater, Jan Vogt."],
])("what the company tells, or whether one is the holder, is no proof in %s: %s", (language, question, answer) => {
  expect(linesHeard(language, `a ${question}`, `c ${answer}`).identity).toEqual([]);
});

test("who says sorry or who he is before he asks for the name asks for it", () => {
  const lines = ["a i'm sorry to hear that can i take your name", "c it's ida moss"];
  expect(linesHeard("en", ...lines).identity).toMatchObject([{ value: "Ida Moss" }]);
  expect(linesHeard("en", "a hi my name is max", "c hello ida").identity).toEqual([]);
});

test("a number said again in full is answered by its last piece", () => {
  const lines = [
    "a wie ist die schülernummer",
    "c m s dreihundertsechs glaub ich",
    "a ja",
    "c m s drei null sechs fünf",
  ];
  expect(linesHeard("de", ...lines).identity).toMatchObject([{ asked: 0, answered: 3, value: "MS3065" }]);
});

test.each([
  ["en", "your name please", "it's niamh that's n i a m h and then kelly", "Niamh Kelly"],
  ["de", "wie ist ihr name", "maike m a i k e und dann voss", "Maike Voss"],
  ["es", "me dice su nombre", "leire ele e i erre e y luego otxoa", "Leire Otxoa"],
])("the surname behind the spelled name in %s: %s %s", (language, question, answer, name) => {
  expect(thingsHeard(language, `a ${question}`, `c ${answer}`)).toEqual([`name ${name}`]);
});

/** What is asked to verify the caller and is no thing: the answer's numbers and words with capitals, up to its end. */
test.each([
  [
    "en",
    "Could you confirm your car's make and model for verification purposes?",
    "Sure, it's a two zero one six Kia Rio.",
    "answer",
    "2016 Kia Rio",
  ],
  ["en", "To verify your account, what make and model is it?", "Yes. Skoda Octavia.", "answer", "Skoda Octavia"],
  ["en", "And what's the password on your account?", "The word is Bluebell.", "answer", "Bluebell"],
  ["en", "For security, what is the street number of the address on file?", "It's four one nine.", "address", "419"],
  ["en", "Can you verify the street name of your address?", "Yes, it's Larch Avenue.", "address", "Larch Avenue"],
  ["de", "Zur Sicherheit: Wie lautet Ihr Kennwort?", "Das Kennwort ist Sonnentau.", "answer", "Sonnentau"],
  ["fr", "Pour vérifier, quel est le modèle de votre voiture ?", "C'est une Renault Clio.", "answer", "Renault Clio"],
  ["es", "Por seguridad, ¿cuál es el modelo de su coche?", "Es un Seat León.", "answer", "Seat León"],
])("answer in %s: %s %s", (language, question, reply, about, value) => {
  const { identity, said } = linesHeard(language, "c ...", `a ${question}`, `c ${reply}`);
  expect(identity).toEqual([{ asked: 1, answered: 2, about, value }]);
  expect(said).toEqual([]);
});

test.each([
  ["Could you confirm your car's make and model for our records?", "It's a Kia Rio."],
  ["Could you tell me your car's make and model for verification?", "I'd rather not say that."],
  ["Could you tell me your car's make and model for verification?", "No, I'm not at home. Sorry."],
  ["How old are you, for age verification?", "I am thirty four."],
  ["Could you verify your address?", "No, that's all. I'm in Boston."],
  ["Could you verify your address?", "It's on Cedar Street, in Idaho."],
])("no answer: %s %s", (question, reply) => {
  expect(linesHeard("en", "c ...", `a ${question}`, `c ${reply}`).identity).toEqual([]);
});

test.each([
  ["en", ["a hello", "c Marsh is the surname, first name Ada."], ["name Ada Marsh"]],
  ["en", ["a Your name?", "c Rosa Hill, but it is in my son's name, Al."], ["name Rosa Hill", "name Al"]],
  ["en", ["a Your name?", "c Back then we had another."], []],
  ["de", ["a Guten Tag.", "c Hier ist die Meier."], ["name Meier"]],
])("names in %s: %j", (language, lines, names) => {
  expect(thingsHeard(language, ...lines)).toEqual(names);
});
