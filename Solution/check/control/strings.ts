import { child, childText, children, descendants } from "../../xml";
import { controlsOf, type PackagedControl } from "./controls";
import { partElement, type Problem, type SolutionPackage } from "../package";

/** A RESX file of a code component. */
interface Strings {
  readonly part: string;
  readonly names: readonly string[];
  readonly empty: readonly string[];
}

/** The plural forms that only some languages have; every language has `other`. */
const PLURAL_FORM = /_(?:zero|one|two|few|many)$/;

/**
 * RESX files of each code component: the keys that the manifest names are in every one of them, and all hold the same
 * keys; else a user reads a key instead of a text. Of a counted string each language has forms of its own beside
 * `<key>_other`.
 */
export function checkStrings(solution: SolutionPackage): readonly Problem[] {
  return controlsOf(solution).flatMap((control) => {
    const files = stringsOf(solution, control);
    if (files.length === 0) return [];
    const found = new Set(files.flatMap((file) => file.names));
    const shared = [...found].filter(
      (name) => !PLURAL_FORM.test(name) || !found.has(name.replace(PLURAL_FORM, "_other")),
    );
    const wanted = new Set([...manifestKeys(control), ...shared]);
    return files.flatMap(({ part, names, empty }) => [
      ...[...wanted]
        .filter((name) => !names.includes(name))
        .map((name) => ({
          part,
          message: `the string ${name} is missing, which the manifest or another language has: add it.`,
        })),
      ...names
        .filter((name, index) => names.indexOf(name) !== index)
        .map((name) => ({ part, message: `the string ${name} stands there twice: remove one.` })),
      ...empty.map((name) => ({ part, message: `the string ${name} is empty: give it a text.` })),
    ]);
  });
}

function stringsOf(solution: SolutionPackage, control: PackagedControl): readonly Strings[] {
  return children(child(control.manifest, "resources"), "resx").flatMap((resx) => {
    const part = `Controls/${control.folder}/${resx.attributes.path ?? ""}`;
    // A file that is missing or empty is named by checkControls.
    const root = solution.parts.get(part)?.length === 0 ? undefined : partElement(solution.parts, part);
    if (root === undefined) return [];
    const entries = children(root, "data");
    const nameOf = (entry: (typeof entries)[number]): string => entry.attributes.name ?? "";
    return [
      {
        part,
        names: entries.map(nameOf),
        empty: entries.filter((entry) => childText(entry, "value") === "").map(nameOf),
      },
    ];
  });
}

function manifestKeys(control: PackagedControl): readonly string[] {
  return descendants(control.manifest).flatMap(({ attributes }) =>
    [attributes["display-name-key"], attributes["description-key"]].flatMap((key) => key ?? []),
  );
}
