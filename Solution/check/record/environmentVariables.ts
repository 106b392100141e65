import { child, childText } from "../../xml";
import { partElement, partText, type Problem, type SolutionPackage } from "../package";

const PART = /^environmentvariabledefinitions\/([^/]+)\/([^/]+)$/;
// Text, number, yes/no, JSON, data source, secret.
const TYPES = ["100000000", "100000001", "100000002", "100000003", "100000004", "100000005"];

const PROPERTIES = [
  "apiid",
  "connectionid",
  "connectionreferenceid",
  "defaultvalue",
  "description",
  "displayname",
  "hint",
  "introducedversion",
  "iscustomizable",
  "isrequired",
  "parameterkey",
  "parentdefinitionid",
  "secretstore",
  "statecode",
  "statuscode",
  "type",
  "valueschema",
];

/**
 * The files of environment variables: their import fails without naming the file, so each rule that it knows is checked
 * here.
 */
export function checkEnvironmentVariables(solution: SolutionPackage): readonly Problem[] {
  return [...solution.parts.keys()].flatMap((part) => {
    const [, folder, file] = PART.exec(part) ?? [];
    if (folder === undefined) return [];
    if (file === "environmentvariablevalues.json") {
      return [
        {
          part,
          message:
            "this file would set the customer's value with every import: leave it out and let the admin set the value.",
        },
      ];
    }
    return file === "environmentvariabledefinition.xml" ? checkDefinition(solution, part, folder) : [];
  });
}

function checkDefinition(solution: SolutionPackage, part: string, folder: string): readonly Problem[] {
  const text = partText(solution.parts, part) ?? "";
  if (!text.startsWith("<environmentvariabledefinition ")) {
    return [
      {
        part,
        message:
          "the file must start with <environmentvariabledefinition : remove the BOM, XML declaration or comment before it.",
      },
    ];
  }
  const definition = partElement(solution.parts, part);
  if (definition === undefined) return [];
  const name = definition.attributes.schemaname ?? "";
  const type = childText(definition, "type");
  return [
    ...(name === folder
      ? []
      : [{ part, message: `schemaname is ${name} and the folder is ${folder}: make them equal.` }]),
    ...(name.startsWith(solution.prefix)
      ? []
      : [{ part, message: `schemaname ${name} lacks the publisher's prefix ${solution.prefix}: rename it.` }]),
    ...(TYPES.includes(type) ? [] : [{ part, message: `type ${type} is none of ${TYPES.join(", ")}: correct it.` }]),
    ...["iscustomizable", "isrequired"]
      .filter((flag) => child(definition, flag) !== undefined && !/^[01]$/.test(childText(definition, flag)))
      .map((flag) => ({
        part,
        message: `${flag} is "${childText(definition, flag)}" and must be 0 or 1: correct it.`,
      })),
    ...(/^\d+(\.\d+){0,3}$/.test(childText(definition, "introducedversion"))
      ? []
      : [
          {
            part,
            message: `introducedversion is "${childText(definition, "introducedversion")}" and must be a version, as 1.0.0.0: correct it.`,
          },
        ]),
    ...definition.children
      .filter(({ name: property }) => !PROPERTIES.includes(property))
      .map(({ name: property }) => ({
        part,
        message: `<${property}> is none of ${PROPERTIES.join(", ")}: correct the name.`,
      })),
    ...((child(definition, "displayname")?.attributes.default ?? "").trim() === ""
      ? [{ part, message: `the variable ${name} has no displayname: the admin who imports is asked for it by that.` }]
      : []),
    ...(child(definition, "defaultvalue") !== undefined && childText(definition, "defaultvalue") === ""
      ? [{ part, message: `defaultvalue is empty, which the import refuses: leave the element out.` }]
      : []),
  ];
}
