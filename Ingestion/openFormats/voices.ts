import type { Speaker } from "../../Transcript/conversation";
import { speakerNamed } from "../opencx/speakerNamed";

/** Something said, as a file of an open format tells it. */
export interface Spoken {
  /** Seconds since the call started, or since the recording did; absent where the file does not tell. */
  readonly at?: number | undefined;
  /** Who says it, as the file calls them; empty where it does not. */
  readonly voice: string;
  /** Who that is, where the file's own words tell. */
  readonly speaker?: Speaker | undefined;
  readonly text: string;
}

/** Every voice that is known, with who it is. */
type Known = ReadonlyMap<string, Speaker>;

/**
 * Who speaks each turn. Voices that the file's words do not tell are told apart where two remain: on a call to a company
 * the company's side speaks first. Of more than two nobody can say who the caller is, so they keep their names.
 * @param company what speaks for the company, where a file has no word for it
 */
export function withSpeakers(
  spoken: readonly Spoken[],
  company: Speaker,
): readonly { readonly at?: number | undefined; readonly speaker: Speaker; readonly text: string }[] {
  const known = new Map<string, Speaker>();
  for (const { voice, speaker = speakerNamed(voice) } of spoken)
    if (speaker !== undefined) known.set(voice, known.get(voice) ?? speaker);
  // Whom an AI talks to, as its own programs call both: a customer where nobody else is one.
  const speakers = new Set(known.values());
  if (speakers.has("ai") && !speakers.has("customer"))
    for (const voice of known.keys()) if (/^human$/i.test(voice)) known.set(voice, "customer");
  const others = [...new Set(spoken.map(({ voice }) => voice))].filter((voice) => voice !== "" && !known.has(voice));
  const all = guessed(others, known, company);
  return spoken.map(({ at, voice, text }) => {
    const speaker = all.get(voice) ?? "other";
    const named = speaker === "other" && voice !== "" && speakerNamed(voice) === undefined && others.includes(voice);
    return { at, speaker, text: named ? `${voice}: ${text}` : text };
  });
}

function guessed(others: readonly string[], known: Known, company: Speaker): Known {
  const [first, second, ...more] = others;
  if (first === undefined || more.length > 0) return known;
  const speakers = new Set(known.values());
  const hasCaller = speakers.has("customer");
  const hasCompany = speakers.has("agent") || speakers.has("ai");
  if (second === undefined) {
    if (hasCaller === hasCompany) return known;
    return new Map([...known, [first, hasCaller ? company : "customer"]]);
  }
  return hasCaller || hasCompany ? known : new Map([...known, [first, company], [second, "customer"]]);
}
