import { linesHeard } from "../support/lines";

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
])("%s, said in parts: %j is %j", (language, lines, things) => {
  expect(linesHeard(language, ...lines).said.map(({ type, value }) => `${type} ${value}`)).toEqual(things);
});

test("an answer is what was asked for, whatever it is read from", () => {
  const lines = ["a Votre numéro client ?", "c Attendez, je prends une facture... C'est le 5 028 114 906."];
  expect(linesHeard("fr", ...lines).identity).toMatchObject([{ about: "customer number", value: "5028114906" }]);
});
