import { child, childText, type XmlElement } from "../../xml";
import { type SolutionPackage } from "../package";
import { partElement, partText } from "../partXml";
import type { Problem } from "../problem";

const PART = /^environmentvariabledefinitions\/([^/]+)\/([^/]+)$/;
const [NUMBER, YES_NO, JSON_TEXT] = ["100000001", "100000002", "100000003"] as const;
// Text, number, yes/no, JSON, data source, secret.
const TYPES = ["100000000", NUMBER, YES_NO, JSON_TEXT, "100000004", "100000005"];
/** Characters of schemaname and displayname (Dataverse table reference, environmentvariabledefinition). */
const LONGEST_NAME = 100;

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
        line: 1,
        refusedBy: "variableFile",
        message:
          "the file must start with <environmentvariabledefinition : remove the BOM, XML declaration or comment before it.",
      },
    ];
  }
  const definition = partElement(solution.parts, part);
  if (definition === undefined) return [];
  const name = definition.attributes.schemaname ?? "";
  const type = childText(definition, "type");
  const at = (property: string): XmlElement => child(definition, property) ?? definition;
  return [
    ...(name === folder
      ? []
      : [{ part, at: definition, message: `schemaname is ${name} and the folder is ${folder}: make them equal.` }]),
    ...(name.startsWith(solution.prefix)
      ? []
      : [
          {
            part,
            at: definition,
            message: `schemaname ${name} lacks the publisher's prefix ${solution.prefix}: rename it.`,
          },
        ]),
    ...(TYPES.includes(type)
      ? []
      : [
          {
            part,
            at: at("type"),
            refusedBy: "variableType" as const,
            message: `type ${type} is none of ${TYPES.join(", ")}: correct it.`,
          },
        ]),
    ...["iscustomizable", "isrequired"]
      .filter((flag) => child(definition, flag) !== undefined && !/^[01]$/.test(childText(definition, flag)))
      .map((flag) => ({
        part,
        at: at(flag),
        message: `${flag} is "${childText(definition, flag)}" and must be 0 or 1: correct it.`,
      })),
    ...(/^\d+(\.\d+){0,3}$/.test(childText(definition, "introducedversion"))
      ? []
      : [
          {
            part,
            at: at("introducedversion"),
            message: `introducedversion is "${childText(definition, "introducedversion")}" and must be a version, as 1.0.0.0: correct it.`,
          },
        ]),
    ...definition.children
      .filter(({ name: property }) => !PROPERTIES.includes(property))
      .map((element) => ({
        part,
        at: element,
        message: `<${element.name}> is none of ${PROPERTIES.join(", ")}: correct the name.`,
      })),
    ...((child(definition, "displayname")?.attributes.default ?? "").trim() === ""
      ? [
          {
            part,
            at: definition,
            message: `the variable ${name} has no displayname: the admin who imports is asked for it by that.`,
          },
        ]
      : []),
    ...(child(definition, "defaultvalue") !== undefined && childText(definition, "defaultvalue") === ""
      ? [
          {
            part,
            at: at("defaultvalue"),
            message: `defaultvalue is empty, which the import refuses: leave the element out.`,
          },
        ]
      : []),
    ...defaultFaults(type, childText(definition, "defaultvalue")).map((message) => ({
      part,
      at: at("defaultvalue"),
      message,
    })),
    ...[name, child(definition, "displayname")?.attributes.default ?? ""]
      .filter((text) => text.length > LONGEST_NAME)
      .map((text) => ({
        part,
        at: definition,
        message: `"${text.slice(0, 40)}..." has ${text.length} characters and can have ${LONGEST_NAME}: shorten it.`,
        refusedBy: "nameLength" as const,
      })),
  ];
}

/** What a default of each type that has a form of its own must be (Power Apps, "Use environment variables"). */
function defaultFaults(type: string, text: string): readonly string[] {
  if (text === "") return [];
  if (type === NUMBER && !/^-?\d+(\.\d+)?$/.test(text))
    return [`defaultvalue "${text}" is no number, which the variable's type is: write one, as 10 or 2.5.`];
  if (type === YES_NO && !/^(yes|no|true|false)$/i.test(text))
    return [`defaultvalue "${text}" is neither yes nor no, which the variable's type is: write yes or no.`];
  return type === JSON_TEXT && !isJson(text)
    ? [`defaultvalue is no JSON, which the variable's type is: correct it.`]
    : [];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
