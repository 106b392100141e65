import { read } from "../support/read";
import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { aCall } from "../support/callFile";
import { caseOf } from "./support/cases";
import { openInstallation, type Installation } from "./support/installation";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(async () => installation.close());

/** A call whose session, handoff and webhook say this besides. */
function call(session: object, handoff: object = {}, data: object = {}): CallFile {
  const plain = aCall();
  const known = plain.session.handoff as object;
  return {
    ...plain,
    session: { ...plain.session, ...session, handoff: { ...known, ...handoff } },
    webhook: { ...plain.webhook, data: { ...plain.webhook.data, ...data } },
  };
}

test("all that the AI knew of the handoff stands in the columns and in the description", async () => {
  const incident = await caseOf(
    installation,
    call(
      { language: "fr", ticket_number: 4521 },
      { reasons: ["user_requested_human_assistance", "insufficient_tools"], explanation: "No tool\ncan pay a bill." },
      { language: "pt_br" },
    ),
  );
  const reason = "user requested human assistance, insufficient tools, ai decided to handoff the conversation";
  expect(incident).toMatchObject({
    opencx_reason: reason,
    opencx_explanation: "No tool\ncan pay a bill.",
    opencx_language: "pt-BR",
    opencx_ticketnumber: "4521",
  });
  expect(read(String(incident.description)).conversation).toMatchObject({
    reason,
    explanation: "No tool\ncan pay a bill.",
    language: "pt-BR",
    ticket: "4521",
  });
});

test.each([
  "user_requested_human_assistance",
  "prohibited_topic",
  "insufficient_knowledge",
  "insufficient_tools",
  "instructions_not_clear",
  "based_on_instructions",
  "ai_decided_to_handoff_the_conversation",
  "ai_is_forbidden_from_handling_this_topic",
  "human_agent_decided_to_take_over",
  "ai_decided_to_handoff_because_the_user_left",
])("the reason %s is known wherever it comes from", async (reason) => {
  const expected = reason.replaceAll("_", " ");
  expect(await caseOf(installation, call({}, {}, { reason }))).toMatchObject({ opencx_reason: expected });
});

test.each<[string, object, object]>([
  ["words of its own explain", { reason: "The caller shouted." }, { opencx_explanation: "The caller shouted." }],
  ["a number is no reason", { reason: 4 }, { opencx_reason: null, opencx_explanation: null }],
  ["a language by its name is in no column", { language: "English" }, { opencx_language: null }],
  ["a locale of programs is its tag", { language: "de_DE.UTF-8" }, { opencx_language: "de-DE" }],
  ["a word for nothing is none", { language: "unknown", reason: null }, { opencx_language: "en", opencx_reason: null }],
])("%s", async (_what, data, columns) => {
  const incident = await caseOf(installation, call({}, {}, data));
  // A row leaves out the columns that are empty.
  expect(Object.fromEntries(Object.keys(columns).map((name) => [name, incident[name] ?? null]))).toEqual(columns);
});
