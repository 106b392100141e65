import { aCall } from "../support/callFile";
import { read } from "../support/read";
import { caseOf } from "./support/cases";
import { inState, openInstallation, type Installation } from "./support/installation";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation({ dataverse: { maxUploadBytes: 500_000 } });
});
afterAll(async () => installation.close());

type Row = Readonly<Record<string, unknown>>;

/** A call too long for every column, with a word that is three bytes in each turn. */
const longCall = (turns = 1_200) =>
  aCall({
    handoffAt: 5_000,
    turns: Array.from(
      { length: turns },
      (_, index) =>
        [index, index % 2 === 0 ? "ai" : "contact", `${index} <b>${"€uro ".repeat(1_150_000 / turns / 5)}`] as const,
    ),
  });

const notesOf = ({ incidentid }: Row): readonly Row[] =>
  installation.dataverse.rows("annotation").filter((row) => row._objectid_value === incidentid);
const numberOf = (note: Row): number => Number(/\((\d+) of/.exec(String(note.subject))?.[1]);
/** The notes' files, put together in their order. */
const wholeOf = (notes: readonly Row[]): string =>
  notes
    .toSorted((a, b) => numberOf(a) - numberOf(b))
    .map(({ documentbody }) => Buffer.from(String(documentbody), "base64").toString("utf8"))
    .join("");

test("a transcript over the environment's file size is whole in several files, even when a request is cut off", async () => {
  installation.dataverse.addFault({ method: "PATCH", path: "/annotations", times: 1, does: { kind: "reset-after" } });
  const call = longCall();
  const notes = notesOf(await caseOf(installation, call));
  expect(notes.length).toBeGreaterThan(2);
  expect(notes.length).toBeLessThan(8);
  expect(read(wholeOf(notes)).conversation.turns).toHaveLength(1_200);
  expect(notes.map(({ filename }) => filename)).toContain(`transcript-1-of-${notes.length}.txt`);
});

test("a single line over the file size is cut, and no character of it torn or lost", async () => {
  const notes = notesOf(await caseOf(installation, longCall(1)));
  expect(notes.length).toBeGreaterThan(2);
  expect(wholeOf(notes)).not.toContain("\ufffd");
  expect(wholeOf(notes).match(/€uro /g)).toHaveLength(230_000);
});

test("an environment that blocks text files gets the transcript as notes, in which nothing that was said is markup", async () => {
  const body = '{"error":{"code":"0x80043e09","message":"The attachment is either not a valid type or is too large."}}';
  installation.dataverse.addFault({
    method: "PATCH",
    path: "/annotations",
    times: 1,
    does: { kind: "answer", status: 400, body },
  });
  const call = longCall();
  const notes = notesOf(await caseOf(installation, call));
  expect((await inState(installation, call, "done")).attempts).toBe(1);
  const texts = notes.map(({ notetext }) => String(notetext));
  expect(Math.max(...texts.map(({ length }) => length))).toBeLessThanOrEqual(100_000);
  expect(texts.join("")).toContain("1199 &lt;b&gt;€uro");
  expect(texts.join("")).not.toContain("<b>");
});
