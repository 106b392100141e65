import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { evidenceIn } from "../../../Transcript/said/evidence";
import type { Utterance } from "../../../Transcript/said/hear";
import { atOnce } from "../../../Transcript/said/slices";

interface RecordedCall {
  readonly session: {
    readonly contact: { readonly name: string | null };
    readonly handoff: { readonly summary: string };
  };
  readonly history: readonly {
    readonly event: {
      readonly type: string;
      readonly sender?: { readonly type: string };
      readonly content?: { readonly text?: string };
    };
  }[];
}

/** By file of the recorded calls, each sentence of the summary with the turns that carry it. */
type Labels = Readonly<Record<string, readonly { readonly sentence: string; readonly turns: readonly number[] }[]>>;

/** Least share of sentences that show a turn which carries them, and largest share that show a wrong one. */
const LEAST_CARRIED = 0.7;
const MOST_WRONG = 0.02;

const folder = path.resolve(process.cwd(), "../shared/calls");
const labels = JSON.parse(readFileSync(path.join(__dirname, "summaries.json"), "utf8")) as Labels;
const here = existsSync(folder);
if (!here) console.warn(`SKIPPED: the turns that carry the summaries of recorded calls; ${folder} is not there.`);

(here ? test : test.skip)("most sentences of the recorded calls' summaries show a turn that carries them", () => {
  const sentences = Object.entries(labels).flatMap(([file, wanted]) => {
    const { session, history } = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as RecordedCall;
    const { summary } = session.handoff;
    const shown = atOnce(evidenceIn(summary, history.flatMap(utterance), session.contact.name ?? ""));
    expect(shown.map(({ start, end }) => summary.slice(start, end))).toEqual(wanted.map(({ sentence }) => sentence));
    return wanted.map(({ sentence, turns }, index) => ({ file, sentence, turns, shown: shown[index]?.turns ?? [] }));
  });
  const wrong = sentences.filter(({ turns, shown }) => shown.some((turn) => !turns.includes(turn)));
  const carried = sentences.filter(({ shown }) => shown.length > 0 && !wrong.some((each) => each.shown === shown));
  process.stderr.write(
    `summaries: of ${sentences.length} sentences ${carried.length} show a turn that carries them, ${wrong.length} a wrong one\n`,
  );
  expect({ wrong: wrong.length / sentences.length > MOST_WRONG ? wrong : [] }).toEqual({ wrong: [] });
  expect(carried.length / sentences.length).toBeGreaterThanOrEqual(LEAST_CARRIED);
});

/** Messages that hold words, as the case has them. */
function utterance({ event }: RecordedCall["history"][number]): readonly Utterance[] {
  const text = event.content?.text ?? "";
  if (event.type !== "message" || text.trim() === "") return [];
  return [{ speaker: event.sender?.type === "contact" ? "customer" : "ai", text }];
}
