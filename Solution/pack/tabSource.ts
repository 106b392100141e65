import { CASE_COLUMNS, type CaseColumn } from "../../Transcript/caseColumns";
import { MAIN_SOLUTION } from "../solutions";
import { child, childText, element, mapElements, named, withChildren, writeXml, type XmlElement } from "../xml";
import type { Parts } from "../zip";
import { addedTab, TAB } from "./addedTab";
import { SourceTreeError } from "./customizations";
import { parsedXml } from "./parsedXml";

const FORM = /^Entities\/[^/]+\/FormXml\/[^/]+\/\{[^}/]+\}\.xml$/;
const MANIFEST = "Other/Solution.xml";
const PROLOG = '\uFEFF<?xml version="1.0" encoding="utf-8"?>\n';

/** Whose table a case is. Source: MissingDependencies of exports of the platform. */
const CASE = {
  type: "1",
  schemaName: "incident",
  displayName: "Case",
  solution: "msdynce_Service (9.0.5.56)",
} as const;

/**
 * The source of the solution that adds our tab to forms of Microsoft's, of which it leaves out what stands in the main
 * solution's: what the forms get, the publisher, and what of the main solution they need.
 * @param source its files; an empty `form` gets the tab
 * @param base the main solution's files, complete
 * @throws XmlError naming the file; SourceTreeError when our form has no such tab
 */
export function withAddedTab(source: Parts, base: Parts): Parts {
  const forms = [...base].filter(([name]) => FORM.test(name));
  const own = forms.map(([name, bytes]) => systemform(parsedXml(bytes, name))).find(hasTab);
  if (own === undefined) throw new SourceTreeError(`No form of ${MAIN_SOLUTION.name} has the tab ${TAB}, to be added.`);
  const files = new Map(source);
  const dependencies: XmlElement[] = [];
  for (const [name, bytes] of source) {
    if (!FORM.test(name)) continue;
    const whole = mapElements(parsedXml(bytes, name), (one) => (one.name === "systemform" ? filled(one, own) : one));
    files.set(name, written(whole));
    dependencies.push(...requiredBy(systemform(whole)));
  }
  const manifest = source.get(MANIFEST);
  const publisher = named(parsedXml(base.get(MANIFEST) ?? new Uint8Array(), MANIFEST), "Publisher")[0];
  if (manifest === undefined || publisher === undefined) return files;
  const complete = mapElements(parsedXml(manifest, MANIFEST), (one) => {
    if (one.children.length > 0) return one;
    if (one.name === "Publisher") return publisher;
    return one.name === "MissingDependencies" ? withChildren(one, dependencies) : one;
  });
  return files.set(MANIFEST, written(complete));
}

function systemform(forms: XmlElement): XmlElement {
  return named(forms, "systemform")[0] ?? forms;
}

function hasTab(form: XmlElement): boolean {
  return named(form, "tab").some(({ attributes }) => attributes.name === TAB);
}

function filled(form: XmlElement, own: XmlElement): XmlElement {
  return withChildren(
    form,
    form.children.map((part) =>
      part.name === "form" && part.children.length === 0
        ? withChildren(part, addedTab(own, childText(form, "formid"), MAIN_SOLUTION.prefix))
        : part,
    ),
  );
}

/** What must be there before a form can be changed; of the main solution in its version, which packing fills in. */
function requiredBy(form: XmlElement): readonly XmlElement[] {
  const solution = MAIN_SOLUTION.name;
  const components = (type: string, names: readonly (string | undefined)[]): readonly Record<string, string>[] =>
    [...new Set(names)]
      .filter((name) => name?.startsWith(MAIN_SOLUTION.prefix) === true)
      .map((name = "") => ({ type, schemaName: name, displayName: name, solution }));
  const used = new Set([
    ...named(form, "control").map(({ attributes }) => attributes.datafieldname),
    ...named(form, "parameters").flatMap((parameters) => parameters.children.map(({ text }) => text)),
  ]);
  const columns = Object.entries<CaseColumn>(CASE_COLUMNS)
    .filter(([name]) => used.has(name))
    .map(([name, { label }]) => ({
      ...{ type: "2", schemaName: name, displayName: label },
      ...{ parentSchemaName: CASE.schemaName, parentDisplayName: CASE.displayName, solution },
    }));
  const dependent = {
    type: "60",
    displayName: child(child(form, "LocalizedNames"), "LocalizedName")?.attributes.description ?? "",
    parentDisplayName: CASE.displayName,
    id: childText(form, "formid"),
  };
  return [
    CASE,
    ...components(
      "66",
      named(form, "customControl").map(({ attributes }) => attributes.name),
    ),
    ...components(
      "61",
      named(form, "Library").map(({ attributes }) => attributes.name),
    ),
    ...columns,
  ].map((required) =>
    element("MissingDependency", {}, [element("Required", required), element("Dependent", dependent)]),
  );
}

function written(root: XmlElement): Uint8Array {
  return new TextEncoder().encode(`${PROLOG}${writeXml(root)}`);
}
