import { linesHeard, thingsHeard } from "../../support/lines";

/** What is said in English, as `type value` each. */
function said(...lines: readonly string[]): readonly string[] {
  return thingsHeard("en", ...lines);
}

/** The promises, each with its turn and its due. */
function promised(...lines: readonly string[]): readonly string[] {
  return linesHeard("en", ...lines).promises.map(({ turn, due }) => `${turn} ${due ?? "-"}`);
}

test.each([
  [["a a fitter will be with you between ten and twelve this morning"], ["0 between ten and twelve this morning"]],
  [["a your order's going to be ready after five p m today"], ["0 after five p m today"]],
  [["a somebody will ring you back before six"], ["0 before six"]],
  [["a The driver will be outside at 9:40 a.m."], ["0 at 9:40 a.m."]],
  // With its time, whatever the verb.
  [["a The direct debit will go out on the 12th."], ["0 on the 12th"]],
  [["a The team will be back by Tuesday."], ["0 by Tuesday"]],
  [["a I'll be helping you today."], []],
  [["a i'll enclose a return label"], ["0 -"]],
  [["a I'll explain how it works."], []],
  [["a I've raised the request. It'll be completed within six hours."], ["0 within six hours"]],
  // Behind what has to come first.
  [["a once the form is here we'll refund the fare"], ["0 -"]],
  [["a i've taken a payment of ten pounds"], ["0 -"]],
  [["a okay that's two nights in june booked for you"], ["0 -"]],
  [["a i'll let his doctor know"], ["0 -"]],
  [["a The second parcel goes in the mail by Monday."], ["0 by Monday"]],
  [["a I'm going to place you on a brief hold."], []],
  [["a i've got you down for tomorrow at nine twenty"], ["0 tomorrow at nine twenty"]],
  [["a It's packed. You should have it by noon."], ["0 by noon"]],
  [["a help is on the way your number is eight one four"], ["0 -"]],
  [["a Lovely. That's all updated."], ["0 -"]],
  [["a we've got a roofer coming round at four"], ["0 -"]],
  [["a the fitter's coming on monday between eight and ten"], ["0 on monday between eight and ten"]],
  [["a the charge has been dropped"], ["0 -"]],
  [["a I've stopped her monthly payments."], ["0 -"]],
  [["a One of them is going to phone you next week."], ["0 next week"]],
  [["a I'll make this as simple as I can."], []],
  [["a you can expect a letter by Friday"], ["0 by Friday"]],
  [["a okay you're on the waiting list"], ["0 -"]],
  [["a Your new PIN should reach you within five days."], ["0 within five days"]],
  [["a I have you scheduled for Monday at 10."], ["0 Monday at 10"]],
  [["a Have you got your card? The office will be closed on Monday. It'll cost $40 on Friday."], []],
] as const)("promised: %j", (lines, promises) => {
  expect(promised(...lines)).toEqual(promises);
  // When it is due is no thing of its own.
  expect(said(...lines).filter((each) => each.startsWith("time"))).toEqual([]);
});

test.each([
  ["first name bola last name adeyemi", "Bola Adeyemi"],
  ["surname adeyemi first name bola", "Bola Adeyemi"],
  ["My first name's Bola and my last name's Adeyemi.", "Bola Adeyemi"],
  ["Surname is Adeyemi, first name Bola.", "Bola Adeyemi"],
  ["Back then it was Bola Adeyemi.", "Bola Adeyemi"],
])("a name in parts: %s", (words, name) => {
  const { said, identity } = linesHeard("en", "a Could I have your full name, please?", `c ${words}`);
  expect(said).toMatchObject([{ type: "name", value: name }]);
  expect(identity).toMatchObject([{ about: "name", value: name }]);
});

test("in case the line drops is no case", () => {
  const asked = "a Is there another number, in case the line drops?";
  expect(said(asked, "c My desk, 503-555-0199, extension 7.")).toEqual(["phone 5035550199"]);
});

test("next friday is a day also behind it's", () => {
  expect(said("a When's the move?", "c It's next Friday.")).toEqual(["date next friday"]);
});

test.each([
  // Put right after the reading back: of a number its end.
  [["a and your phone", "c 512-555-0174", "a 512-555-0174?", "c No, sorry. It's 0147."], ["phone 5125550147"]],
  [["a and your phone", "c 512-555-0174", "a 512-555-0174?", "c no one seven nine at the end"], ["phone 5125550179"]],
  [["a And your phone?", "c 512-555-0174.", "a Thanks. A landline?", "c No, I've 20 minutes."], ["phone 5125550174"]],
  [["a your tracking number", "c a u 7 7 1 3 6 6 x", "a a u 7 7 1 3 6 6 x ok", "c nah 6 8 x"], ["id AU771368X"]],
  [["a Your policy number?", "c It's RTL, then 208, and the letter B at the end."], ["id RTL208B"]],
  // Of another question nothing is.
  [
    [
      "a Your date of birth?",
      "c 4th of March 1981.",
      "a When was the crash?",
      "c Monday, no, hang on, Tuesday the 6th of June.",
    ],
    ["date 1981-03-04", "date --06-06"],
  ],
  [["a your IBAN please", "c IE29 AIBK 9311 5212 3456 78"], ["id IE29AIBK93115212345678"]],
  [["a the number on your library card", "c 2 1 9 0 0 0 4 4 5 1 7"], ["id 21900044517"]],
  [["c they took rupees four thousand five hundred, so ₹4,900"], ["amount 4500 INR", "amount 4900 INR"]],
  // What is no number of anything, and what is.
  [["a The model and serial number?", "c The model's QX-70K and the serial is 0B2C 5590 X1."], ["id 0B2C5590X1"]],
  [["a what's your flat number", "c it's flat three oh six block d"], []],
  [["c my wife's number changed it's oh eight six one two three four five oh one"], ["phone 0861234501"]],
  [["a Your patient number?", "c It's UH 2 2 0 9 7 3."], ["id UH220973"]],
  [["a what's your employer's name", "c hadley joinery"], []],
  [["a The new address?", "c The Old Forge, Wye, Kent, TN25 5QR."], ["postcode TN25 5QR"]],
  [["a the first line of your address", "c sixty one upper larch park"], ["address 61 Upper Larch Park"]],
  [["a what's your address", "c i've been there two weeks"], []],
  [["a Your address?", "c 14B Quay Street."], ["address 14B Quay Street"]],
  [["a your phone", "c it's a local number five five five oh one nine four"], ["phone 5550194"]],
  [["a when did you order it", "c three fourteen twenty six"], []],
  [["a What day suits you?", "c Friday week."], ["date friday week"]],
  [
    ["a The address?", "c 3/28 Vale Road, Carlton VIC 3053."],
    ["address 3/28 Vale Road", "postcode 3053"],
  ],
  [
    ["a the address", "c one oh four first avenue south apartment twelve"],
    ["address 104 First Avenue South, Apartment 12"],
  ],
  [
    ["a the address", "c it is flat number c five zero two", "c sixteen lake road"],
    ["address Flat C502, 16 Lake Road"],
  ],
  [
    ["a The address?", "c 18 Alder Street, Millbrook, four one oh two two."],
    ["address 18 Alder Street", "postcode 41022"],
  ],
  [["a Your date of birth?", "c It's oh five nine eight, nineteen eighty-four."], []],
  [["a the address please", "c house number forty four sector twenty one mohali"], []],
  [["a and pin code", "c four double one", "a ok", "c zero four six"], ["postcode 411046"]],
  [["a your pin code please", "c four double one two"], []],
  [["a Your order number?", "c Number 5 5 0 1 2, I think."], ["id 55012"]],
  [["a Yes, that team is on 0330 555 0129, Monday to Friday."], ["phone 03305550129"]],
  [["a the estimate is 1,850 Canadian dollars, or 1,300 US dollars"], ["amount 1850 CAD", "amount 1300 USD"]],
  [["a the canadian branch wants 40 dollars"], ["amount 40 dollars"]],
  [["a seats are 24 pounds 50 each"], ["amount 24.50 GBP"]],
  [["a Your email?", "c It's tmarsh, with one R in the middle, at proton dot me."], ["email tmarsh@proton.me"]],
] as const)("%j", (lines, things) => {
  expect(said(...lines)).toEqual(things);
});

test.each([
  [["a i'm sorry you're leaving can i take your name first", "c it's niamh daly"], ["Niamh Daly"]],
  [["a may i have your full name please", "c myself arun pillai"], ["Arun Pillai"]],
  [["a Your name?", "c Olive St. John."], ["Olive St John"]],
  [
    ["a Your name?", "c Niamh Daly. It's in my husband's name, Sean Daly."],
    ["Niamh Daly", "Sean Daly"],
  ],
  [
    ["a your name please", "c arun pillai but it's not for me her name's asha pillai"],
    ["Arun Pillai", "Asha Pillai"],
  ],
] as const)("whose name: %j", (lines, names) => {
  const { said, identity } = linesHeard("en", ...lines);
  expect(said.map(({ value }) => value)).toEqual(names);
  expect(identity.map(({ value }) => value)).toEqual(names.slice(0, 1));
});

test("what was sent, and whether, is asked, not promised", () => {
  expect(promised("a what's the number on the text we sent you")).toEqual([]);
  expect(
    promised("a I've taken the call out charge off.", "c Ta.", "a I'm sending him and he should be there soon."),
  ).toEqual(["0 -", "2 soon"]);
});

test("a driver's licence is the caller's own", () => {
  const { identity } = linesHeard("en", "a Please give me your driver's license number.", "c D 4 4 7, 2 2 0 1.");
  expect(identity).toMatchObject([{ value: "D4472201" }]);
});
