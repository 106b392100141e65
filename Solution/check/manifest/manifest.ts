import { child, childText, children, named, type XmlElement } from "../../xml";
import { formsOf, type Problem, type SolutionPackage } from "../package";

const PART = "solution.xml";

/** What solution.xml says of the solution itself and its publisher, and what it says is required of others. */
export function checkManifest(solution: SolutionPackage): readonly Problem[] {
  const { manifest, root } = solution;
  const publisher = child(manifest, "Publisher");
  return [
    ...unless(
      /^[A-Za-z_]\w*$/,
      childText(manifest, "UniqueName"),
      "UniqueName",
      "letters, digits and underscores, not starting with a digit",
    ),
    ...unless(/^[01]$/, childText(manifest, "Managed"), "Managed", "1 (managed) or 0 (unmanaged)"),
    ...unless(
      /^[A-Za-z_]\w*$/,
      childText(publisher, "UniqueName"),
      "Publisher UniqueName",
      "letters, digits and underscores, not starting with a digit",
    ),
    ...unless(
      /^(?!mscrm)[a-z][a-z0-9]{1,7}$/i,
      childText(publisher, "CustomizationPrefix"),
      "CustomizationPrefix",
      "two to eight letters and digits, starting with a letter and not with mscrm",
    ),
    ...unless(
      /^[1-9]\d{4}$/,
      childText(publisher, "CustomizationOptionValuePrefix"),
      "CustomizationOptionValuePrefix",
      "a number from 10000 to 99999",
    ),
    ...(root.name === "ImportExportXml"
      ? []
      : [problem(`its root is <${root.name}> and must be <ImportExportXml>: correct the name.`)]),
    ...unless(
      /^\d+(\.\d+){1,3}$/,
      root.attributes.version ?? "",
      "version of the root",
      "two to four numbers, as 9.2.0.0",
    ),
    ...unless(
      /^\d+\.\d+$/,
      root.attributes.SolutionPackageVersion ?? "",
      "SolutionPackageVersion of the root",
      "two numbers, as 9.2",
    ),
    ...unless(
      /^\d{4,5}$/,
      root.attributes.languagecode ?? "",
      "languagecode of the root",
      "a language's code, as 1033",
    ),
    ...nameless(manifest, "UniqueName", "solution"),
    ...nameless(publisher, "UniqueName", "publisher"),
    ...(child(manifest, "MissingDependencies") === undefined
      ? [problem("it has no MissingDependencies: add the element, empty when nothing of others is needed.")]
      : []),
    ...(child(manifest, "MissingDependencies")?.children ?? []).flatMap(dependencyFaults),
    ...checkDependents(solution),
  ];
}

function unless(pattern: RegExp, text: string, what: string, allowed: string): readonly Problem[] {
  return pattern.test(text) ? [] : [problem(`${what} is "${text}" and must be ${allowed}: correct it.`)];
}

function nameless(owner: XmlElement | undefined, key: string, noun: string): readonly Problem[] {
  const names = children(child(owner, "LocalizedNames"), "LocalizedName").filter(
    (name) => (name.attributes.description ?? "").trim() !== "",
  );
  return names.length > 0 ? [] : [problem(`the ${noun} ${childText(owner, key)} has no LocalizedName: give it one.`)];
}

/**
 * A line that says what of others is required names one thing that is, by type and by name or id, and one of ours that
 * needs it.
 */
function dependencyFaults(dependency: XmlElement): readonly Problem[] {
  const [required, dependent] = ["Required", "Dependent"].map((name) => children(dependency, name));
  if (required?.length !== 1 || dependent?.length !== 1 || dependency.children.length !== 2)
    return [problem("a MissingDependency must hold one Required and one Dependent: correct it.")];
  return [...required, ...dependent]
    .filter(
      ({ attributes }) =>
        (attributes.type ?? "") === "" ||
        ["schemaName", "displayName"].every((name) => (attributes[name] ?? "") === ""),
    )
    .map(({ name }) =>
      problem(
        `a ${name} of a MissingDependency lacks its type, or both schemaName and displayName: an import could not say what is missing.`,
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
      problem(
        `a MissingDependency names the form ${dependent.attributes.id ?? ""} as dependent, which the zip does not hold: remove the line or correct its id.`,
      ),
    );
}

function problem(message: string): Problem {
  return { part: PART, message };
}
