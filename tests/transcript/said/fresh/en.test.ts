import { linesHeard } from "../../support/lines";

/** What is said in English, as `type value` each. */
function said(...lines: readonly string[]): readonly string[] {
  return linesHeard("en", ...lines).said.map(({ type, value }) => `${type} ${value}`);
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
  [["a I've raised the request. It'll be completed within six hours."], ["0 within six hours"]],
  // Behind what has to come first.
  [["a once the form is here we'll refund the fare"], ["0 -"]],
  [["a i've taken a payment of ten pounds"], ["0 -"]],
  [["a okay that's two nights in june booked for you"], ["0 -"]],
  [["a i'll let his doctor know"], ["0 -"]],
  [["a The second parcel goes in the mail by Monday."], ["0 by Monday"]],
  [["a I'm going to place you on a brief hold."], []],
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
