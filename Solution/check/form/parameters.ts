import { child, children, type XmlElement } from "../../xml";
import { UNTOLD, usableColumns } from "../table/columns";
import type { ControlProperty, PackagedControl } from "../control/controls";
import type { PackagedForm, SolutionPackage } from "../package";
import { canBind } from "../control/propertyTypes";

/**
 * The parameters that a form gives to a code component, against the component's built manifest and the table's columns.
 * @returns a sentence each, without the place
 */
export function checkParameters(
  solution: SolutionPackage,
  form: PackagedForm,
  customControl: XmlElement,
  control: PackagedControl,
): readonly string[] {
  const sets = children(control.manifest, "data-set").map(({ attributes }) => attributes.name);
  // A view that a data set shows is given in elements of its own.
  const parameters = (child(customControl, "parameters")?.children ?? []).filter(
    ({ name }) => name !== "data-set" && !sets.includes(name),
  );
  const columns = usableColumns(solution, form.table);
  const given = parameters.map((parameter) => parameter.name);
  return [
    ...parameters.flatMap((parameter) => {
      const property = control.properties.find((candidate) => candidate.name === parameter.name);
      if (property === undefined) {
        return [
          `the parameter ${parameter.name} is unknown to the built manifest, ` +
            `which has ${control.properties.map((known) => known.name).join(", ")}: correct or remove it.`,
        ];
      }
      return parameter.attributes.static === "true"
        ? checkFixed(parameter, property)
        : checkColumn(parameter, property, columns);
    }),
    ...control.properties
      .filter((property) => property.required && !given.includes(property.name))
      .map((property) => `the parameter ${property.name} is required by the manifest and missing: add it.`),
    ...given
      .filter((name, index) => given.indexOf(name) !== index)
      .map((name) => `the parameter ${name} is given twice: remove one.`),
  ];
}

function checkFixed(parameter: XmlElement, property: ControlProperty): readonly string[] {
  if (property.usage === "bound")
    return [`the parameter ${parameter.name} is bound and has a static value: give it a column.`];
  const type = parameter.attributes.type ?? "";
  if (property.types.length === 0 || property.types.includes(type)) return [];
  return [
    `the parameter ${parameter.name} has a static value of type "${type}" and the manifest says ${property.types.join(" or ")}: correct the type.`,
  ];
}

function checkColumn(
  parameter: XmlElement,
  property: ControlProperty,
  columns: ReadonlyMap<string, string> | undefined,
): readonly string[] {
  const column = parameter.text.trim().toLowerCase();
  if (columns === undefined) return [];
  const type = columns.get(column);
  if (type === undefined) {
    return [
      `the parameter ${parameter.name} is bound to the column ${column}, ` +
        `which this solution does not ship and Microsoft's table does not have: add the column or correct the name.`,
    ];
  }
  if (type === UNTOLD || canBind(property.types, type)) return [];
  return [
    `the parameter ${parameter.name} is bound to the column ${column}, whose type is ${type}, and takes ${property.types.join(" or ")}: bind another column.`,
  ];
}
