import { child, childText, children, descendants, type XmlElement } from "../../xml";
import { controlsOf, type PackagedControl } from "./controls";
import { type SolutionPackage } from "../package";
import { partElement } from "../partXml";
import type { Problem } from "../problem";
import { repeatedBy } from "../repeated";

/** A RESX file of a code component. */
interface Strings {
  readonly part: string;
  readonly root: XmlElement;
  readonly entries: readonly XmlElement[];
  readonly names: readonly string[];
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
    return files.flatMap(({ part, root, entries, names }) => {
      const here = new Set(names);
      return [
        ...[...wanted]
          .filter((name) => !here.has(name))
          .map((name) => ({
            part,
            at: root,
            message: `the string ${name} is missing, which the manifest or another language has: add it.`,
          })),
        ...repeatedBy(entries, nameOf).map((at) => ({
          part,
          at,
          message: `the string ${nameOf(at)} stands there twice: remove one.`,
        })),
        ...entries
          .filter((entry) => childText(entry, "value") === "")
          .map((at) => ({ part, at, message: `the string ${nameOf(at)} is empty: give it a text.` })),
      ];
    });
  });
}

function stringsOf(solution: SolutionPackage, control: PackagedControl): readonly Strings[] {
  return children(child(control.manifest, "resources"), "resx").flatMap((resx) => {
    const part = `Controls/${control.folder}/${resx.attributes.path ?? ""}`;
    // A file that is missing or empty is named by checkControls.
    const root = solution.parts.get(part)?.length === 0 ? undefined : partElement(solution.parts, part);
    if (root === undefined) return [];
    const entries = children(root, "data");
    return [{ part, root, entries, names: entries.map(nameOf) }];
  });
}

function nameOf(entry: XmlElement): string {
  return entry.attributes.name ?? "";
}

function manifestKeys(control: PackagedControl): readonly string[] {
  return descendants(control.manifest).flatMap(({ attributes }) =>
    [attributes["display-name-key"], attributes["description-key"]].flatMap((key) => key ?? []),
  );
}
