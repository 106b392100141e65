import { read } from "../support/read";
import { aCall, dialogue } from "../support/callFile";
import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { caseOf } from "./support/cases";
import { openInstallation, type Installation } from "./support/installation";

let masking: Installation;
beforeAll(async () => {
  masking = await openInstallation({ environment: { MASK_CARDS: "on" } });
});
afterAll(async () => masking.close());

/** All that Dataverse, the inbox and the log hold, as one text with the digits of files too. */
async function everything({ dataverse, service, logged }: Installation): Promise<string> {
  const rows = ["incident", "annotation", "contact", "queueitem"].flatMap((table) => dataverse.rows(table));
  const files = rows.map(({ documentbody }) =>
    Buffer.from(typeof documentbody === "string" ? documentbody : "", "base64").toString("utf8"),
  );
  const inbox = await service.inbox.pool.query("select * from opencx.handoff");
  return [JSON.stringify(rows), ...files, JSON.stringify(inbox.rows), ...logged].join("\n");
}

/** The same without what groups digits. */
function ungrouped(text: string): string {
  return text.replace(/(?<=\d)[\s.-]+(?=\d)/g, "");
}

const LINES = [
  "What is your card number?",
  "It is 4111 1111 2222 3335.",
  "And the security code?",
  "7 3 9.",
  "Thank you. My order is what?",
  "Order 88231 of the 3rd.",
];

function repeating(call: CallFile): CallFile {
  const { webhook } = call;
  return {
    ...call,
    webhook: {
      ...webhook,
      data: {
        ...webhook.data,
        summary: "Caller gave card 4111-1111-2222-3335, CVC 739, order 88231.",
        explanation: "4111111122223335 was declined.",
        contact_reason: "Card 4111.1111.2222.3335",
      },
    },
  };
}

test("digits of a card and its code stand nowhere, whatever repeats them; other numbers stay", async () => {
  const incident = await caseOf(masking, repeating(dialogue(LINES, { phone: "+12025550199" })));
  const all = ungrouped(await everything(masking));
  // Ids hold any three digits.
  for (const digits of [/41111111/, /22223335/, /(?<![\w-])739(?![\w-])/]) expect(digits.test(all)).toBe(false);
  const { conversation } = read(String(incident.description));
  expect(conversation.turns.map(({ text }) => text)).toEqual([
    LINES[0],
    "It is •••• •••• •••• ••••.",
    LINES[2],
    "• • •.",
    LINES[4],
    LINES[5],
  ]);
  expect(conversation.summary).toBe("Caller gave card ••••-••••-••••-••••, CVC •••, order 88231.");
  expect(incident).toMatchObject({
    title: "Card ••••.••••.••••.•••• - +12025550199",
    opencx_explanation: "•••••••••••••••• was declined.",
    opencx_callerphone: "+12025550199",
  });
});

test.each([
  [
    "es",
    ["¿Me da el número de su tarjeta?", "cuatro uno uno uno uno uno uno uno dos dos dos dos tres tres tres cinco"],
  ],
  [
    null,
    ["Ihre Kartennummer bitte?", "vier eins eins eins eins eins eins eins zwei zwei zwei zwei drei drei drei fünf"],
  ],
])("said in words, language %s: what is written in digits about it is masked too", async (language, lines) => {
  const call = dialogue(lines, { phone: "+12025550198", summary: "Tarjeta 4111 1111 2222 3335" });
  const { webhook, session } = call;
  const told = {
    ...call,
    session: { ...session, language: language ?? "auto" },
    webhook: { ...webhook, data: { ...webhook.data, language: language ?? "auto" } },
  };
  const incident = await caseOf(masking, told);
  const { conversation } = read(String(incident.description));
  expect(conversation.turns[1]?.text).toBe(Array.from({ length: 16 }, () => "•").join(" "));
  expect(conversation.summary).toBe("Tarjeta •••• •••• •••• ••••");
});

test("in a call too long for every column the attached note is masked too", async () => {
  const turns = Array.from(
    { length: 1_100 },
    (_, index) => [index, index % 2 === 0 ? "ai" : "contact", "long".repeat(250)] as const,
  );
  const card = [1_100, "contact", "my card is 4111 1111 2222 3335"] as const;
  await caseOf(masking, aCall({ handoffAt: 2_000, turns: [...turns, card] }));
  const all = ungrouped(await everything(masking));
  expect(all).toContain("my card is •••• •••• •••• ••••");
  expect(all).not.toContain("4111111122223335");
});

const NUMBER = "4111 1111 2222 3335";

test.each([
  ["a name of a number alone", { name: NUMBER, phone: null }],
  ["a name with a number, of a contact that is made", { name: `Ann ${NUMBER}`, email: "ann.4111@example.com" }],
  ["a number longer than any phone's", { phone: NUMBER.replace(/ /g, "") }],
])("a card as what is told of the caller: %s", async (_, caller) => {
  const incident = await caseOf(masking, aCall(caller));
  expect(ungrouped(await everything(masking)).includes("4111111122223335")).toBe(false);
  expect(incident.title).not.toContain("3335");
});

test("an ordinary number that has a card's begin and check digit is still the caller's", async () => {
  const phone = "4911511234563";
  expect(await caseOf(masking, aCall({ phone }))).toMatchObject({ opencx_callerphone: phone });
});

test("without the setting the call stands as OpenCX tells it", async () => {
  const plain = await openInstallation();
  const incident = await caseOf(plain, dialogue(LINES, { phone: "+12025550197" }));
  expect(incident.description).toContain("It is 4111 1111 2222 3335.");
  await plain.close();
});
