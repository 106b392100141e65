import { plainGuid } from "../../../Transcript/text/guid";
import type { XmlElement } from "../../xml";
import { UNTOLD, usableColumns } from "../table/columns";
import { formsOf, type PackagedForm, type SolutionPackage } from "../package";
import { recordProblem, type Problem } from "../problem";

const TEXT = ["nvarchar"];

/**
 * Class ids of the platform's own controls (FormXml reference of Microsoft Learn, and forms that the platform
 * exported), and the column types each shows.
 */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  "4273edbd-ac1d-40d3-9fb2-095c621b552d": TEXT,
  "8c10015a-b339-4982-9474-a95fe05631a5": TEXT,
  "71716b6c-711e-476c-8ab8-5d11542bfb47": TEXT,
  "ada2203e-b4cd-49be-9ddf-234642b43b52": TEXT,
  "e0dece4b-6fc8-4a8f-a065-082708572369": ["ntext", "nvarchar"],
  "5b773807-9fb2-42db-97c3-7a91eff8adff": ["datetime"],
  "c6d124ca-7eda-4a60-aea9-7fb8d318b68f": ["int"],
  "c3efe0c3-0ec6-42be-8349-cbd9079dfd8e": ["decimal"],
  "0d2c745a-e5a8-4c8f-ba63-c6d3bb604660": ["float"],
  "533b9e00-756b-4312-95a0-dc888637ac78": ["money"],
  "270bd3db-d9af-4782-9025-509e298dec0a": ["lookup", "customer", "owner"],
  "3ef39988-22bb-4f0b-bbbe-64b5a3748aee": ["picklist"],
  "5d68b988-0661-4db2-bc3e-17598ad3be6c": ["status", "state"],
  "67fac785-cd58-4f9f-abb3-4b7ddc6ed5ed": ["bit"],
  "b0c6723a-8503-4fd7-bb28-c8a06ac933c2": ["bit"],
};

/**
 * Further class ids of the platform: controls without a column, or of columns whose types are not told apart here (same
 * reference, and forms of Dynamics 365 apps).
 */
const OTHERS: ReadonlySet<string> = new Set([
  // Views, notes and timeline, quick view, web pages and web resources, map, timer, knowledge search, code component
  // without a column.
  "e7a81278-8635-4d9e-8d4d-59480b391c5b",
  "06375649-c143-495e-a496-c962e5b4488e",
  "5c5600e0-1d6e-4205-a272-be80da87fd42",
  "69af7dca-2e3b-4ee7-9201-0da731dd2413",
  "fd2a7985-3187-444e-908d-6624b21f69c0",
  "9fdf5f91-88b1-47f4-ad53-c11efc01a01d",
  "587cdf98-c1d5-4bde-8473-14a0bc7644a7",
  "080677db-86ec-4544-ac42-f927e74b491f",
  "62b0df79-0464-470f-8af7-4483cfea0c7d",
  "9c5ca0a1-ab4d-4781-be7e-8dfbe867b87e",
  "e616a57f-20e0-4534-8662-a101b5ddf4e0",
  "f9a8a302-114e-466a-b582-6771b2ae0d92",
  // Reference panel, interaction wall, power BI, social insights, assistant.
  "02d4264b-47e2-4b4c-aa95-f439f3f4d458",
  "b68b05f0-a46d-43f8-843b-917920af806a",
  "7ccd1494-1f7a-4e3a-8bde-f32069daeb9f",
  "1f179106-fa28-4495-961e-f6bd93c21974",
  "8c54228c-1b25-4909-a12a-f2b968bb0d62",
  "86b9e25e-695e-4fef-ac69-f05cfa96739c",
  "76b9e25e-695e-4fef-ac69-f05cfa96739c",
  "c8bfbbef-6851-4401-a0cc-7450062fe085",
  "ee9078c8-6946-4e2c-b8f8-35e65f4be6a8",
  "f130d8ae-ce5b-43c5-bed1-1a6a5856cf3d",
  "6fae836f-fc01-48de-9b63-9b68a8fd86b8",
  "26e9760f-7454-40de-bb07-f6dcccb82040",
  "03c5aed6-ee88-404e-b63c-4c53429c8bfb",
  "1b9fc842-b45e-4fc1-b080-81e96b6d857f",
  // Columns: several choices, ticker, duration, language, time zone, regarding, party list, choices and labels of
  // system tables.
  "4aa28ab7-9c13-4f57-a73d-ad894d048b5f",
  "1e1fc551-f7a8-43af-ac34-a8dc35c7b6d4",
  "aa987274-ce4e-4271-a803-66164311a958",
  "671a9387-ca5a-4d1e-8ab7-06e39ddcf6b5",
  "7c624a0b-f59e-493d-9583-638d34759266",
  "f3015350-44a2-4aa0-97b5-00166532b5e9",
  "cbfb742c-14e7-4a17-96bb-1a13f7f64aa2",
  "2305e33a-bad3-4022-9e15-1856cf218333",
  "39354e4a-5015-4d74-8031-ea9eb73a1322",
  "5546e6cd-394c-4bee-94a8-4425e17ef6c6",
  "5635c4df-1453-413e-b213-e81b65411150",
  "dfdf1cde-837b-4ac9-98cf-ac74361fd89d",
  // System tables' own.
  "f93a31b2-99ac-4084-8ec2-d4027c31369a",
  "3f4e2a56-f102-4b4d-ab9c-f1574ca5bfda",
  "c72511ab-84e5-4fb7-a543-25b4fc01e83e",
  "6636847d-b74d-4994-b55a-a6faf97ecea2",
  "f02ef977-2564-4b9a-b2f0-df083d8a019b",
  "00ad73da-bd4d-49c6-88a8-2f4f4cad4a20",
  "db1284ef-9ffc-4e99-b382-0cc082fe2364",
  "3246f906-1f71-45f7-b11f-d7be0f9d04c9",
  "821acf1a-7e46-4a0c-965d-fe14a57d78c7",
  "4168a05c-d857-46af-8457-5bb47eb04ea1",
  "6896f004-b17a-4202-861e-8b7ea2080e0b",
  "6f3fb987-393b-4d2d-859f-9d0f0349b6ad",
  "f4c16eca-ca81-4e39-9448-834b8378721e",
  "a62b6fa9-169e-406c-b1aa-eab828cb6026",
  "b634828e-c390-444a-afe6-e07315d9d970",
  "91dc0675-c8b9-4421-b1e0-261cebf02bac",
  "06e9f7af-1f54-4681-8eec-1e21a1ceb465",
  "163b90a6-eb64-49d2-9df8-3c84a4f0a0f8",
  "5f986642-5961-4d9f-ab5e-643d71e231e9",
  "a28f441b-916c-4865-87fd-0c5d53bd59c9",
]);

/**
 * A cell's control is of a class that the platform has and that can show its column. Whether it can is not judged on
 * cards, on which the platform itself gives a date the class of a lookup.
 */
export function checkControlClasses(solution: SolutionPackage): readonly Problem[] {
  return formsOf(solution).flatMap((form) => {
    const columns = usableColumns(solution, form.table);
    return form.all("control").flatMap((control) => {
      const { id = "", classid = "", datafieldname = "" } = control.attributes;
      const column = datafieldname.toLowerCase();
      const key = plainGuid(classid);
      const type = columns?.get(column);
      const shown = CLASSES[key];
      if (shown === undefined) {
        if (classid === "" || OTHERS.has(key)) return [];
        return [
          problem(
            form,
            control,
            `control ${id} is of the class ${classid}, which the platform does not have: correct its classid.`,
          ),
        ];
      }
      if (column === "")
        return [
          problem(
            form,
            control,
            `control ${id} is of a class that shows a column and names none: add its datafieldname.`,
          ),
        ];
      if (type === undefined || type === UNTOLD || form.type === "card" || shown.includes(type)) return [];
      return [
        problem(
          form,
          control,
          `the control of column ${column} has a class for ${shown.join(" or ")} and the column is ${type}: correct its classid.`,
        ),
      ];
    });
  });
}

function problem(form: PackagedForm, at: XmlElement, message: string): Problem {
  return recordProblem(at, `form ${form.title}: ${message}`);
}
