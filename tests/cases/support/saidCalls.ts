import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Heard, Promised, Proof, Thing } from "../../../Transcript/said/heard";
import { hear, type Utterance } from "../../../Transcript/said/hear";

/** A call with what people found in it, as `../shared/said/README.md` beside the project says. */
export interface LabelledCall {
  readonly source: string;
  readonly language: string;
  readonly turns: readonly Utterance[];
  readonly said: readonly Pick<Thing, "type" | "value" | "turns" | "by">[];
  readonly promises: readonly Pick<Promised, "turn" | "what" | "due">[];
  readonly identity: readonly Proof[];
  /** Turns that say a payment card's security code, which is no thing and yet masked. */
  readonly securityCodes?: readonly number[];
  /** Whether nobody read the call while the rules were written. */
  readonly held?: boolean;
}

/** The folder beside the project, the project's own, others' labelled here, hard ones, and one that the environment names. */
const FOLDERS = [
  ["shared", path.resolve(process.cwd(), "../shared/said")],
  ["own", path.resolve(process.cwd(), "tests/transcript/said/calls")],
  ["others", path.resolve(process.cwd(), "tests/transcript/said/others")],
  ["hard", path.resolve(process.cwd(), "tests/transcript/said/hard")],
  ["SAID_DIR", process.env.SAID_DIR],
] as const;

/** The labelled calls by where they come from; of a folder that is not there none, with a warning. */
export function readCalls(): ReadonlyMap<string, readonly LabelledCall[]> {
  const calls = new Map<string, readonly LabelledCall[]>();
  for (const [name, folder] of FOLDERS) {
    if (folder === undefined) continue;
    if (!existsSync(folder)) {
      console.warn(`SKIPPED: labelled calls; there is no folder ${folder}`);
      continue;
    }
    const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
    calls.set(
      name,
      files.map((file) => JSON.parse(readFileSync(path.join(folder, file), "utf8")) as LabelledCall),
    );
  }
  return calls;
}

/** Entries shown and right, shown and wrong, not shown. */
export interface Tally {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

/** What of a kind was heard rightly over some calls: by type of thing, `promises`, `identity` and `all` things. */
export function score(calls: readonly LabelledCall[]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const call of calls) {
    const heard = hear(call.turns, call.language);
    count(tallies, heard.said, call.said, (shown) => [shown.type, "all"], sameThing);
    count(
      tallies,
      heard.promises,
      call.promises,
      () => ["promises"],
      (shown, label) => shown.turn === label.turn,
    );
    count(tallies, heard.identity, call.identity, () => ["identity"], sameProof);
  }
  return tallies;
}

type Label = LabelledCall["said"][number];

function sameThing(shown: Label, label: Label): boolean {
  return (
    shown.type === label.type &&
    shown.value === label.value &&
    label.turns.includes(shown.turns[shown.turns.length - 1] ?? -1)
  );
}

function sameProof(shown: Heard["identity"][number], label: Proof): boolean {
  return shown.asked === label.asked && shown.answered === label.answered && shown.value === label.value;
}

/** Each label is found once at most. */
function count<Label>(
  tallies: Map<string, Tally>,
  shown: readonly Label[],
  labels: readonly Label[],
  keys: (entry: Label) => readonly string[],
  same: (shown: Label, label: Label) => boolean,
): void {
  const left = [...labels];
  const add = (entry: Label, outcome: keyof Tally): void => {
    for (const key of keys(entry)) {
      const tally = tallies.get(key) ?? { right: 0, wrong: 0, missed: 0 };
      tallies.set(key, { ...tally, [outcome]: tally[outcome] + 1 });
    }
  };
  for (const entry of shown) {
    const at = left.findIndex((label) => same(entry, label));
    if (at >= 0) left.splice(at, 1);
    add(entry, at >= 0 ? "right" : "wrong");
  }
  for (const label of left) add(label, "missed");
}

/** Of what is shown, how much is right; of nothing shown nothing is wrong. */
export function precision({ right, wrong }: Tally): number {
  return right + wrong === 0 ? 1 : right / (right + wrong);
}

/** Of what was said, how much is shown. */
export function recall({ right, missed }: Tally): number {
  return right + missed === 0 ? 1 : right / (right + missed);
}
