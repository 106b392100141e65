import { child, childText, named, type XmlElement } from "../../xml";
import { records, tableName, type SolutionPackage } from "../package";
import { fault, type Fault, type Problem } from "../problem";

/** Records of a table that people choose by their name. */
interface Chosen {
  readonly noun: string;
  readonly element: string;
  /** The element of its id. */
  readonly id: string;
  /** Characters that the name can have. */
  readonly longest: number;
}

/** What is wrong with each view or chart: its name, and what else is looked for. */
export function chosenProblems(
  solution: SolutionPackage,
  { noun, element, id, longest }: Chosen,
  faultsOf: (record: XmlElement, table: string) => readonly Fault[],
): readonly Problem[] {
  return records(solution, "Entities", "Entity").flatMap((entity) => {
    const table = tableName(entity);
    return named(entity, element).flatMap((record) => {
      const name = child(child(record, "LocalizedNames"), "LocalizedName")?.attributes.description ?? "";
      const where = `${noun} ${name === "" ? childText(record, id) : name} of table ${table}`;
      const tooLong = `it has a name of ${name.length} characters and can have ${longest}: shorten it.`;
      return [...(name.length > longest ? [fault(record, tooLong, "nameLength")] : []), ...faultsOf(record, table)].map(
        (one) => ({ part: "customizations.xml", ...one, message: `${where}: ${one.message}` }),
      );
    });
  });
}
