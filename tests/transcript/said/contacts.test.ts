import { thingsHeard } from "../support/lines";

test.each([
  [
    "fr",
    ["a votre adresse", "c avenue des tilleuls quarante et un boîte six à mille cinquante ixelles"],
    ["address avenue des Tilleuls 41 boîte 6", "postcode 1050"],
  ],
  [
    "fr",
    ["a Votre adresse ?", "c Avenue des Tilleuls 41, boîte 6, à 1050 Ixelles."],
    ["address Avenue des Tilleuls 41, boîte 6", "postcode 1050"],
  ],
  [
    "fr",
    ["a votre adresse", "c dix-huit rue pasteur bâtiment b soixante-neuf zéro zéro sept lyon"],
    ["address 18 rue Pasteur, bâtiment B", "postcode 69007"],
  ],
  ["fr", ["a et l'adresse", "c rue la boétie douze"], ["address rue La Boétie 12"]],
  ["fr", ["a et l'adresse", "c sept b chemin du moulin"], ["address 7b chemin du Moulin"]],
  [
    "de",
    ["a die adresse", "c währinger straße einundsechzig in zehn neunzig wien"],
    ["address Währinger Straße 61", "postcode 1090"],
  ],
  [
    "de",
    ["a wo wohnen sie", "c im rosenweg fünf", "a das ist in kirchdorf", "c ja zwei eins null drei sechs"],
    ["address Rosenweg 5", "postcode 21036"],
  ],
  ["de", ["a in welchem ort ist das", "c in wetzikon achttausendsechshundertzwanzig"], ["postcode 8620"]],
  ["de", ["a die adresse", "c lange gasse zweiundzwanzig a"], ["address Lange Gasse 22a"]],
  ["de", ["a wohin dürfen wir liefern", "c am sonnenhang drei"], ["address Am Sonnenhang 3"]],
  ["de", ["a die anschrift bitte", "c am bergweg drei c"], ["address Am Bergweg 3c"]],
  [
    "de",
    ["a die adresse", "c seitengasse fünf schrägstrich elf in zehn sechzig wien"],
    ["address Seitengasse 5/11", "postcode 1060"],
  ],
  ["de", ["a Ihre Adresse?", "c Wiener Straße 45/11, 1060 Wien."], ["address Wiener Straße 45/11", "postcode 1060"]],
  ["de", ["a Ihre Adresse?", "c Am Bergweg 3, Tür 11."], ["address Am Bergweg 3, Tür 11"]],
  ["fr", ["a Votre adresse ?", "c Rue la Boétie 12, à Bruxelles."], ["address Rue la Boétie 12"]],
  ["fr", ["a votre code postal", "c h deux x comme dans xavier un z quatre"], ["postcode H2X 1Z4"]],
  ["es", ["a su dirección", "c pasaje los aromos cuarenta"], ["address Pasaje Los Aromos 40"]],
  ["es", ["a su dirección", "c plaza de san blas tres"], ["address Plaza de San Blas 3"]],
  [
    "es",
    ["a la altura de la calle", "c salta mil doscientos departamento seis ce"],
    ["address Salta 1200, departamento 6C"],
  ],
  ["fr", ["a écrivez à atelier arobase exemple point fr"], ["email atelier@exemple.fr"]],
  ["fr", ["a votre courriel", "c p caron a commercial exemple point c a"], ["email pcaron@exemple.ca"]],
  ["fr", ["a votre mail", "c anne tiret du six petit arobase exemple point be"], ["email anne-petit@exemple.be"]],
  ["fr", ["a votre mail", "c anne tiret du huit petit arobase exemple point be"], ["email anne_petit@exemple.be"]],
  ["fr", ["a votre mail", "c gauthier avec un h arobase exemple point fr"], ["email gauthier@exemple.fr"]],
  ["de", ["a die mailadresse", "c f punkt huber h u b e r ät example punkt at"], ["email f.huber@example.at"]],
  [
    "de",
    [
      "a die mailadresse",
      "c das müsste ole minus bruhn ät web punkt de sein",
      "c ne stimmt nicht also ole ät posteo punkt de",
    ],
    ["email ole@posteo.de"],
  ],
  ["es", ["a su correo", "c ibarra con be arroba ejemplo punto es"], ["email ibarra@ejemplo.es"]],
  ["en", ["c I live at 12 Elm Street NW, Springtown."], ["address 12 Elm Street NW"]],
  ["en", ["a your email", "c d whitlock all one word at example dot com"], ["email dwhitlock@example.com"]],
])("in %s: %j", (language, lines, things) => {
  expect(thingsHeard(language, ...lines)).toEqual(things);
});
