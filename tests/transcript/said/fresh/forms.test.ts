import { linesHeard, thingsHeard, thingsOf } from "../../support/lines";

type Line = readonly [speaker: "a" | "c", text: string];

function heard(...lines: readonly Line[]): unknown {
  const all = linesHeard("en", ...lines.map((line) => line.join(" ")));
  return [
    thingsOf(all),
    all.identity.map(({ about, value }) => `${about} ${value}`),
    all.promises.map(({ what }) => what),
  ];
}

const POLICY: Line = ["a", "Could I have your policy number and your date of birth, for verification?"];
const BIRTH: Line = ["a", "Could you tell me your date of birth, please?"];

test.each<readonly [what: string, lines: readonly Line[], things: readonly string[], proofs: readonly string[]]>([
  [
    "a date of birth that is none is no policy",
    [POLICY, ["c", "My policy number is four four one two and my date of birth is three one nine five two."]],
    ["id 4412"],
    ["policy number 4412"],
  ],
  [
    "a day in two digits",
    [BIRTH, ["c", "It's May two six, nineteen seventy one."]],
    ["date 1971-05-26"],
    ["date of birth 1971-05-26"],
  ],
  [
    "a date that begins with its year",
    [BIRTH, ["c", "Sure, one nine six eight one one zero four."]],
    ["date 1968-11-04"],
    ["date of birth 1968-11-04"],
  ],
  [
    "a street's name is nobody's",
    [
      ["a", "Can you confirm the street name on the account?"],
      ["c", "Yes, it's Birch Street."],
    ],
    [],
    [],
  ],
  [
    "a street that is spelled is no part of a name",
    [
      ["a", "May I have your name?"],
      ["c", "My name is Rita Marsh."],
      ["a", "Could you spell your street address for me?"],
      ["c", "It's E L D E R, Elder Lane."],
    ],
    ["name Rita Marsh"],
    ["name Rita Marsh"],
  ],
  [
    "a car's year is no policy",
    [
      ["a", "Please confirm your policy number and your car."],
      ["c", "My policy number is B seven seven one three, and I drive a two zero one six Ford Fiesta."],
    ],
    ["id B7713"],
    ["policy number B7713"],
  ],
  [
    "five digits behind an address that was asked with its zip code",
    [
      ["a", "Could you confirm your address, with the street number and the zip code?"],
      ["c", "It's seven one nine Alder Lane, Fairview, zero four three one one."],
    ],
    ["address 719 Alder Lane", "postcode 04311"],
    ["address 719 Alder Lane", "postcode 04311"],
  ],
  [
    "a street number beside a zip code is none",
    [
      ["a", "Could you confirm the street number and the ZIP code?"],
      ["c", "The street number is eight one four two and the ZIP code is six zero six one four."],
    ],
    ["postcode 60614"],
    ["postcode 60614"],
  ],
  ["an hour in zeros", [["c", "It happened at eight zero zero in the morning."]], ["time 08:00"], []],
])("forms that are filled in by phone: %s", (_what, lines, things, proofs) => {
  expect(heard(...lines)).toEqual([things, proofs, []]);
});

test("what is offered for the case that somebody asks is no promise", () => {
  expect(heard(["a", "Should you have any further questions, feel free to contact us."])).toEqual([[], [], []]);
});

test.each([
  ["de", "a Unter welcher Nummer kann der Monteur Sie erreichen?", "c +41 78 555 03 91.", "phone +41785550391"],
  ["ar", "a ورقم هاتفك للسائق؟", "c +971 52 555 0172.", "phone +971525550172"],
  ["es", "a Dígame.", "c Mi celu es 11 5550 0172.", "phone 1155500172"],
  ["de", "a Wie lautet Ihre Kundennummer?", "c 5512-03-21.", "id 55120321"],
  ["ar", "a ما البريد المسجل؟", "c noor.k@example.ae، لا، الحساب على noor.kh@example.ae.", "email noor.kh@example.ae"],
  ["fr", "a quel est votre nom", "c euh morgane le bihan", "name Morgane Le Bihan"],
  // A sum whose currency stands before it by its code.
  ["de", "a Worum geht es?", "c Mir wurden CHF 75.50 berechnet.", "amount 75.50 CHF"],
  ["de", "a Worum geht es?", "c Auf der Rechnung steht USD 12.", "amount 12 USD"],
  ["en", "a How can I help?", "c It says EUR 45.20 on my card.", "amount 45.20 EUR"],
  ["es", "a ¿Qué le aparece?", "c Me cobraron USD 45,20 de más.", "amount 45.20 USD"],
  ["fr", "a Que se passe-t-il ?", "c On m'a débité CHF 45.20 en trop.", "amount 45.20 CHF"],
  ["fr", "a Que se passe-t-il ?", "c on m'a pris quinze piastres", "amount 15 CAD"],
  ["es", "a ¿Cuánto pagó?", "c cinco mil colones", "amount 5000 CRC"],
  ["es", "a ¿Cuánto pagó?", "c ochenta quetzales", "amount 80 GTQ"],
  ["en", "a Your order number?", "c EUR-45201.", "id EUR45201"],
  ["fr", "a À quelle heure ?", "c à trois heures de l'après-midi", "time 15:00"],
  ["fr", "a À quelle heure ?", "c Vers cinq heures moins dix de l'après-midi.", "time 16:50"],
  ["fr", "a Quelle heure ?", "c deux heures et demie après midi", "time 14:30"],
  ["fr", "a Votre mail ?", "c lea tiret du bas petit arobase free point fr", "email lea_petit@free.fr"],
  ["fr", "a Votre mail ?", "c lea tiret du six petit arobase free point fr", "email lea-petit@free.fr"],
  ["es", "a ¿Su correo?", "c be, e, ele, a, arroba, correo punto es", "email bela@correo.es"],
  ["fr", "a Votre adresse ?", "c Avenue Louise, 120.", "address Avenue Louise, 120"],
  // Hours and minutes alone, and around a half.
  ["de", "a Um wie viel Uhr?", "c achtzehn dreißig", "time 18:30"],
  ["de", "a Um wie viel Uhr?", "c um sechzehn zwanzig", "time 16:20"],
  ["es", "a ¿A qué hora?", "c dieciocho treinta", "time 18:30"],
  ["de", "a Wann kommen Sie?", "c ich komme um fünf vor halb sechs abends", "time 17:25"],
  ["de", "a Wann kommen Sie?", "c Um zehn nach halb drei nachmittags.", "time 14:40"],
  ["de", "a Was ist Ihr Anliegen?", "c Mein Nummernschild ist B-KL 409.", "id BKL409"],
  ["ar", "a مين حضرتك؟", "c دينا شوقي", "name دينا شوقي"],
] as const)("in %s, %s: %s", (language, question, answer, thing) => {
  expect(thingsHeard(language, question, answer)).toEqual([thing]);
});

test("what is on a booking, and when somebody arrives, is no promise in Spanish", () => {
  const lines = ["a al correo que está en la reservación", "a llegada el doce de mayo y la salida"];
  expect(linesHeard("es", ...lines).promises).toEqual([]);
});

test("asked when something came, nothing is promised in French", () => {
  expect(linesHeard("fr", "a C'est arrivé quand ?", "a C'est arrivé comment ?").promises).toEqual([]);
});

test("what is given on or paid back is promised in Spanish, unless it is only asked for", () => {
  const lines = ["a Le voy a hacer una devolución.", "a ¿Quiere hacer un cambio?", "a Voy a derivar su reclamo."];
  expect(linesHeard("es", ...lines).promises.map(({ turn }) => turn)).toEqual([0, 2]);
});

test("a state before its ZIP code shows the country, whatever other letters stand before digits", () => {
  const lines = ["c Parcel AB 12345 went to Bangor, ME 04401.", "a What did it cost?", "c Twenty dollars."];
  expect(thingsHeard("en", ...lines)).toContain("amount 20 USD");
});

test("a recogniser that writes capitals alone is read as one that writes none", () => {
  const lines = [
    "a WHO IS CALLING PLEASE",
    "c MY NAME IS ANN LEE AND MY PHONE IS FIVE FIVE FIVE OH ONE OH FOUR FOUR ONE SEVEN THANK YOU",
  ];
  expect(thingsHeard("en", ...lines)).toEqual(["name Ann Lee", "phone 5550104417"]);
});

test("the nearest word tells what a number is, though one before it is joined to number", () => {
  const line = "c The order number is not here, but my phone, it is 555 010 4417.";
  expect(thingsHeard("en", line)).toEqual(["phone 5550104417"]);
});

/** Where four languages are spoken, streets of another one are; their numbers are no part of the postcode. */
test.each([
  ["de", "a Wie ist Ihre Adresse?", "c Chemin des Vignes 8, 1009 Pully.", []],
  ["fr", "a Quelle est votre adresse ?", "c Bahnhofstrasse 8, 8005 Zürich.", []],
  ["de", "a Wie ist Ihre Adresse?", "c Am Bach 8, 8005 Zürich.", ["address Am Bach 8", "postcode 8005"]],
] as const)("a house's number and a postcode of four digits are two in %s: %s %s", (language, asked, line, things) => {
  expect(thingsHeard(language, asked, line)).toEqual(things);
});

test.each([
  ["Apt. #5, 120 Main Street.", "Apt 5, 120 Main Street"],
  ["Unit #12, 45 Elm Street.", "Unit 12, 45 Elm Street"],
  ["Flat number 3, 12 Maple Road.", "Flat 3, 12 Maple Road"],
  ["Flat B 12, 45 Elm Road.", "Flat B12, 45 Elm Road"],
])("a door's number before a house's is none of it: %s", (line, address) => {
  expect(thingsHeard("en", "a What's your address?", `c It's ${line}`)).toEqual([`address ${address}`]);
});
