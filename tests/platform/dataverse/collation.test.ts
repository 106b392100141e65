import { rowsOf, useDataverse } from "../support/dataverseClient";

const MARK = "collation";
/** Last name and e-mail address. */
const PEOPLE = [
  ["Krüger", "jose@example.org"],
  ["krugen", "josé@example.org"],
  ["Étienne", "etienne@example.org"],
  ["İnci", "inci@example.org"],
  ["Ærø", "aero@example.org"],
  ["한글", "hangul@example.org"],
  ["أحمد", "ahmad@example.org"],
] as const;

describe("texts compare as in an environment in English, which minds neither case nor accents", () => {
  const platform = useDataverse();
  beforeAll(async () => {
    for (const [lastname, emailaddress1] of PEOPLE)
      await platform.client.send("POST", "contacts", { lastname, emailaddress1, department: MARK });
  });

  const names = async (filter: string, more: Record<string, string> = {}) =>
    rowsOf(
      await platform.client.query("contacts", {
        $select: "lastname",
        $filter: `department eq '${MARK}' and (${filter})`,
        $orderby: "createdon",
        ...more,
      }),
    ).map((row) => row.lastname);

  test.each([
    ["lastname eq 'KRUGER'", ["Krüger"]],
    ["lastname eq 'kru\u0308ger'", ["Krüger"]],
    ["lastname eq 'inci'", ["İnci"]],
    ["emailaddress1 eq 'jose@example.org'", ["Krüger", "krugen"]],
    ["lastname ne 'etienne'", ["Krüger", "krugen", "İnci", "Ærø", "한글", "أحمد"]],
    ["lastname gt 'krugen'", ["Krüger", "Ærø", "한글", "أحمد"]],
    ['Microsoft.Dynamics.CRM.In(PropertyName=\'lastname\',PropertyValues=["ETIENNE","kruger"])', ["Krüger", "Étienne"]],
    ["contains(lastname,'uge')", ["Krüger", "krugen"]],
    ["startswith(lastname,'É')", ["Étienne"]],
    ["endswith(lastname,'[ò-ô]ne')", []],
    ["endswith(lastname,'[l-ñ]e')", ["Étienne"]],
    ["contains(lastname,'kr_ger')", ["Krüger"]],
  ])("%s", async (filter, expected) => {
    expect(await names(filter)).toEqual(expected);
  });

  test("letters of their own and other scripts stay what they are", async () => {
    expect(await names("lastname eq 'AErO'")).toEqual([]);
    expect(await names("lastname eq '한'")).toEqual([]);
    expect(await names("startswith(lastname,'_글')")).toEqual(["한글"]);
    expect(await names("lastname eq 'احمد'")).toEqual([]);
  });

  test("accents do not count in order either", async () => {
    expect(await names("endswith(emailaddress1,'example.org')", { $orderby: "lastname", $top: "3" })).toEqual([
      "Étienne",
      "İnci",
      "krugen",
    ]);
  });
});
