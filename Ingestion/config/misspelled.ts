import { fileKeysOf } from "./fileKeys";
import { PARTS } from "./parts";
import type { SettingsPart } from "./settings";

/** Shorter names are too near to variables that others read. */
const SHORTEST = 8;

/** A variable that no setting has, so near to one that is not set that this one must be meant. */
export interface Misspelled {
  readonly given: string;
  readonly meant: string;
}

/**
 * The variables whose names are slips of a setting's: nothing would read them, and a setting that need not be there
 * would be missing without a word.
 */
export function misspelled(environment: NodeJS.ProcessEnv): readonly Misspelled[] {
  const names = new Set(
    (Object.keys(PARTS) as SettingsPart[]).flatMap((part) => fileKeysOf(part).map(({ variable }) => variable)),
  );
  names.add("INGESTION_CONFIG");
  const unset = [...names].filter((name) => name.length >= SHORTEST && (environment[name]?.trim() ?? "") === "");
  return Object.keys(environment).flatMap((given) => {
    if (names.has(given)) return [];
    const meant = unset.find((name) => isSlip(given.toUpperCase(), name));
    return meant === undefined ? [] : [{ given, meant }];
  });
}

/** Whether one character is missing, too much or another, two have changed places, or the case or the dashes differ. */
function isSlip(given: string, name: string): boolean {
  const text = given.replaceAll("-", "_");
  if (text === name) return true;
  let from = 0;
  while (from < name.length && text[from] === name[from]) from += 1;
  if (from === name.length) return text.length === name.length + 1;
  const [rest, wanted] = [text.slice(from), name.slice(from)];
  return (
    rest.slice(1) === wanted ||
    rest === wanted.slice(1) ||
    rest.slice(1) === wanted.slice(1) ||
    (rest.slice(2) === wanted.slice(2) && rest.startsWith(`${wanted[1] ?? ""}${wanted[0] ?? ""}`))
  );
}
