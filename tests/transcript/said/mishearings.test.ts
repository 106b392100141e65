import { linesHeard, thingsHeard } from "../support/lines";

test.each([
  ["en", ["a Am I speaking with the cardholder?", "c Yes, this is David. David Johnson."], ["name David Johnson"]],
  ["en", ["a I see both, at 9:42 and at 9:57 this morning."], ["time 09:42", "time 09:57"]],
  [
    "en",
    ["a Your order of October 26?", "c Yes.", "a I'm sorry about that. It came back on November 6."],
    ["date --10-26", "date --11-06"],
  ],
  ["es", ["c ver si puedo alargarla una noche"], []],
  ["es", ["a La noche del 14 está libre."], []],
  ["fr", ["a J'ai une place le jeudi."], []],
  [
    "en",
    ["a Your account number?", "c 205678.", "a And the last four digits of your phone?", "c They are 5678."],
    ["id 205678", "id 5678"],
  ],
  [
    "en",
    ["a The shipping address?", "c It's 12 Elm Street, Smalltown, CA nine zero zero zero one."],
    ["address 12 Elm Street", "postcode 90001"],
  ],
  ["en", ["c hi my name is ann is ann miller"], ["name Ann Miller"]],
  ["en", ["a sorry the hours are nine thirty a m to five p m"], ["time 09:30", "time 17:00"]],
  ["fr", ["a vous êtes suivi par un ORL"], []],
  ["en", ["a your number", "c six zero two- five five five- one two three four"], ["phone 6025551234"]],
  ["en", ["a What is your email?", "c It's mike.jones at example dot com."], ["email mike.jones@example.com"]],
  ["en", ["a Your name?", "c my name is jim <unk> my name is john miller"], ["name John Miller"]],
  ["en", ["a Your name?", "c My name is Jim, my name is John Miller."], ["name John Miller"]],
  [
    "en",
    ["a what is the zip code and the address", "c seven eight three eleven", "c nine ten first street"],
    ["postcode 78311", "address 910 First Street"],
  ],
  ["en", ["a My name is Ann Washington.", "c The fee is ten dollars."], ["amount 10 dollars"]],
  ["fr", ["c ça fait entre une heure et deux heures"], []],
  ["fr", ["a il va arriver dans les quatre à six heures"], []],
  ["fr", ["a il y a deux heures deux trois heures"], []],
  ["fr", ["c elle allait mieux hier je sais plus"], []],
  ["fr", ["a elle donne son nom?", "c bah elle veut pas voir le médecin"], []],
  ["fr", ["c oui je suis vraiment désolée de vous déranger"], []],
  ["en", ["a But first, may I have your name?"], []],
  ["en", ["a Of course! May I first have your name?"], []],
  ["en", ["a I am a customer service representative at RT 6 Tires."], []],
  ["en", ["c i work there monday", "c through saturday"], []],
  ["en", ["a what is your address", "c five hundred first street"], ["address 500 First Street"]],
  ["en", ["a The last four digits of your phone number for security purposes?", "c two three four five"], ["id 2345"]],
  ["de", ["c Hallo, Özdemir hier, ich hätte eine Frage."], ["name Özdemir"]],
  ["de", ["c guten tag neumann hier es geht um die heizung"], ["name Neumann"]],
  ["de", ["c hallo die lieferung hier ist kaputt"], []],
  ["de", ["c hallo familie petersen hier"], ["name Petersen"]],
  ["de", ["a Ihr Name?", "c Thöne. T-H-Ö-N-E."], ["name Thöne"]],
  ["de", ["c Das Kennzeichen ist LÖ-KR 218."], ["id LÖKR218"]],
  ["de", ["a das kennzeichen", "c heinrich heinrich und dann b c eins zwei drei"], ["id HHBC123"]],
  ["de", ["a die mailadresse", "c ole punkt bruhn mit u h ät example punkt de"], ["email ole.bruhn@example.de"]],
  [
    "de",
    ["a ihre mailadresse", "c bergmann zusammen und klein geschrieben at example punkt de"],
    ["email bergmann@example.de"],
  ],
  ["de", ["c Ich wohne in der Kölner Landstraße 14."], ["address Kölner Landstraße 14"]],
  ["de", ["c guten morgen ich rufe an seit gestern tropft der hahn"], ["date gestern"]],
  [
    "de",
    ["a Die Kartennummer?", "c 4242 und dann dreimal 4242.", "a Die mit der Endung 4242, richtig?"],
    ["card 4242424242424242"],
  ],
])("things in %s: %j", (language, lines, things) => {
  expect(thingsHeard(language, ...lines)).toEqual(things);
});

test("a name spelled as it was heard is complete where it was said", () => {
  const lines = ["a ihr name", "c jörg lübke", "a wie schreibt man das", "c l ü b k e"];
  expect(linesHeard("de", ...lines).said).toMatchObject([{ value: "Jörg Lübke", turns: [1] }]);
});
