import { named } from "../xml";
import { usableColumns } from "./columns";
import { formsOf, type Problem, type SolutionPackage } from "./package";

const TEXT = ["nvarchar"];

/** Class ids of the platform's own controls (FormXml reference of Microsoft Learn, and forms that the platform exported), and the column types each shows. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  "{4273edbd-ac1d-40d3-9fb2-095c621b552d}": TEXT,
  "{8c10015a-b339-4982-9474-a95fe05631a5}": TEXT,
  "{71716b6c-711e-476c-8ab8-5d11542bfb47}": TEXT,
  "{ada2203e-b4cd-49be-9ddf-234642b43b52}": TEXT,
  "{e0dece4b-6fc8-4a8f-a065-082708572369}": ["ntext", "nvarchar"],
  "{5b773807-9fb2-42db-97c3-7a91eff8adff}": ["datetime"],
  "{c6d124ca-7eda-4a60-aea9-7fb8d318b68f}": ["int"],
  "{c3efe0c3-0ec6-42be-8349-cbd9079dfd8e}": ["decimal"],
  "{0d2c745a-e5a8-4c8f-ba63-c6d3bb604660}": ["float"],
  "{533b9e00-756b-4312-95a0-dc888637ac78}": ["money"],
  "{270bd3db-d9af-4782-9025-509e298dec0a}": ["lookup", "customer", "owner"],
  "{3ef39988-22bb-4f0b-bbbe-64b5a3748aee}": ["picklist"],
  "{5d68b988-0661-4db2-bc3e-17598ad3be6c}": ["status", "state"],
  "{67fac785-cd58-4f9f-abb3-4b7ddc6ed5ed}": ["bit"],
  "{b0c6723a-8503-4fd7-bb28-c8a06ac933c2}": ["bit"],
};

/** A cell's control is of a class that can show its column; classes that are not known here are not judged. Nor are cards, on which the platform itself gives a date the class of a lookup. */
export function checkControlClasses(solution: SolutionPackage): readonly Problem[] {
  return formsOf(solution).filter((form) => form.type !== "card").flatMap((form) => {
    const columns = usableColumns(solution, form.table);
    return named(form.form, "control").flatMap((control) => {
      const column = control.attributes.datafieldname?.toLowerCase() ?? "";
      const type = columns?.get(column);
      const shown = CLASSES[control.attributes.classid?.toLowerCase() ?? ""];
      if (type === undefined || shown === undefined || shown.includes(type)) return [];
      return [{ part: "customizations.xml", message: `form ${form.title}: the control of column ${column} has a class for ${shown.join(" or ")} and the column is ${type}: correct its classid.` }];
    });
  });
}
