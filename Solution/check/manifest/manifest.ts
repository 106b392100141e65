import { child, childText, children, named, type XmlElement } from "../../xml";
import { formsOf, type SolutionPackage } from "../package";
import { manifestProblem, type Problem, type Source } from "../problem";

/** What solution.xml says of the solution itself and its publisher, and what it says is required of others. */
export function checkManifest(solution: SolutionPackage): readonly Problem[] {
  const { manifest, root } = solution;
  const publisher = child(manifest, "Publisher");
  return [
    ...unless(
      /^[A-Za-z_]\w*$/,
      valueOf(manifest, "UniqueName"),
      "UniqueName",
      "letters, digits and underscores, not starting with a digit",
      "solutionName",
    ),
    ...unless(/^[01]$/, valueOf(manifest, "Managed"), "Managed", "1 (managed) or 0 (unmanaged)"),
    ...unless(
      /^./,
      valueOf(publisher, "UniqueName"),
      "Publisher UniqueName",
      "letters, digits and underscores, not starting with a digit",
      "publisherName",
    ),
    ...unless(
      /^([A-Za-z_]\w*)?$/,
      valueOf(publisher, "UniqueName"),
      "Publisher UniqueName",
      "letters, digits and underscores, not starting with a digit",
    ),
    ...unless(
      /^[a-z][a-z0-9]{1,7}$/i,
      valueOf(publisher, "CustomizationPrefix"),
      "CustomizationPrefix",
      "two to eight letters and digits, starting with a letter and not with mscrm",
      "prefix",
    ),
    ...unless(
      /^(?!mscrm)/i,
      valueOf(publisher, "CustomizationPrefix"),
      "CustomizationPrefix",
      "none that starts with mscrm, which is Microsoft's",
    ),
    ...unless(
      /^[1-9]\d{4}$/,
      valueOf(publisher, "CustomizationOptionValuePrefix"),
      "CustomizationOptionValuePrefix",
      "a number from 10000 to 99999",
      "optionPrefix",
    ),
    ...packageVersionFaults(root),
    ...lengthFaults(manifest),
    ...(root.name === "ImportExportXml"
      ? []
      : [manifestProblem(`its root is <${root.name}> and must be <ImportExportXml>: correct the name.`, root, "zip")]),
    ...unless(
      /^\d+(\.\d+){1,3}$/,
      [root, root.attributes.version ?? ""],
      "version of the root",
      "two to four numbers, as 9.2.0.0",
    ),
    ...unless(
      /^\d{4,5}$/,
      [root, root.attributes.languagecode ?? ""],
      "languagecode of the root",
      "a language's code, as 1033",
      "language",
    ),
    ...nameless(manifest, "UniqueName", "solution"),
    ...nameless(publisher, "UniqueName", "publisher"),
    ...(child(manifest, "MissingDependencies") === undefined
      ? [
          manifestProblem(
            "it has no MissingDependencies: add the element, empty when nothing of others is needed.",
            manifest,
          ),
        ]
      : []),
    ...(child(manifest, "MissingDependencies")?.children ?? []).flatMap(dependencyFaults),
    ...checkDependents(solution),
  ];
}

function valueOf(owner: XmlElement | undefined, name: string): readonly [XmlElement | undefined, string] {
  return [child(owner, name) ?? owner, childText(owner, name)];
}

/** @param refusedBy without it a house rule */
function unless(
  pattern: RegExp,
  [at, text]: readonly [XmlElement | undefined, string],
  what: string,
  allowed: string,
  refusedBy?: Source,
): readonly Problem[] {
  const message = `${what} is "${text}" and must be ${allowed}: correct it.`;
  return pattern.test(text) ? [] : [manifestProblem(message, at, refusedBy)];
}

/** The newest package that an import takes; what Dataverse exports today. */
const NEWEST = [9, 2] as const;

/** Exports of the first years have none. */
function packageVersionFaults(root: XmlElement): readonly Problem[] {
  const text = root.attributes.SolutionPackageVersion;
  const what = `SolutionPackageVersion of the root is "${text ?? ""}"`;
  if (text === undefined) return [manifestProblem(`${what} and must be two numbers, as 9.2: add it.`, root)];
  const [, major = "", minor = ""] = /^(\d+)\.(\d+)$/.exec(text) ?? [];
  if (major === "")
    return [manifestProblem(`${what} and must be two numbers, as 9.2: correct it.`, root, "packageVersion")];
  const isNewer = Number(major) > NEWEST[0] || (Number(major) === NEWEST[0] && Number(minor) > NEWEST[1]);
  return isNewer
    ? [
        manifestProblem(
          `${what}, and Dataverse imports none above ${NEWEST.join(".")}: lower it.`,
          root,
          "packageVersion",
        ),
      ]
    : [];
}

/** Characters that the columns of solution and publisher hold (Dataverse table reference, solution and publisher). */
const LONGEST = { SolutionManifest: 65, Publisher: 256 } as const;

function lengthFaults(manifest: XmlElement): readonly Problem[] {
  return [manifest, ...children(manifest, "Publisher")]
    .map((owner) => ({
      owner,
      name: childText(owner, "UniqueName"),
      most: LONGEST[owner.name as keyof typeof LONGEST],
    }))
    .filter(({ name, most }) => name.length > most)
    .map(({ owner, name, most }) =>
      manifestProblem(
        `UniqueName "${name}" has ${name.length} characters and can have ${most}: shorten it.`,
        owner,
        "nameLength",
      ),
    );
}

function nameless(owner: XmlElement | undefined, key: string, noun: string): readonly Problem[] {
  const names = children(child(owner, "LocalizedNames"), "LocalizedName").filter(
    (name) => (name.attributes.description ?? "").trim() !== "",
  );
  return names.length > 0
    ? []
    : [manifestProblem(`the ${noun} ${childText(owner, key)} has no LocalizedName: give it one.`, owner)];
}

/**
 * A line that says what of others is required names one thing that is, by type and by name or id, and one of ours that
 * needs it.
 */
function dependencyFaults(dependency: XmlElement): readonly Problem[] {
  const [required, dependent] = ["Required", "Dependent"].map((name) => children(dependency, name));
  if (required?.length !== 1 || dependent?.length !== 1 || dependency.children.length !== 2)
    return [manifestProblem("a MissingDependency must hold one Required and one Dependent: correct it.", dependency)];
  return [...required, ...dependent]
    .filter(
      ({ attributes }) =>
        (attributes.type ?? "") === "" ||
        ["schemaName", "displayName"].every((name) => (attributes[name] ?? "") === ""),
    )
    .map((element) =>
      manifestProblem(
        `a ${element.name} of a MissingDependency lacks its type, or both schemaName and displayName: an import could not say what is missing.`,
        element,
      ),
    );
}

/**
 * What is said to depend on others must be in the zip; a form that was renamed or dropped leaves such a line behind.
 */
function checkDependents(solution: SolutionPackage): readonly Problem[] {
  const forms = formsOf(solution).map((form) => form.id.toLowerCase());
  return named(solution.manifest, "Dependent")
    .filter(
      (dependent) =>
        dependent.attributes.type === "60" && !forms.includes(dependent.attributes.id?.toLowerCase() ?? ""),
    )
    .map((dependent) =>
      manifestProblem(
        `a MissingDependency names the form ${dependent.attributes.id ?? ""} as dependent, which the zip does not hold: remove the line or correct its id.`,
        dependent,
      ),
    );
}
