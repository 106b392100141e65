import fc from "fast-check";
import { like } from "../../../LocalPlatform/dataverse/conditions/like";
import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { clientOf, rowsOf, type Client } from "../support/dataverseClient";

describe("wildcards in contains, startswith and endswith", () => {
  let dataverse: LocalDataverse;
  let client: Client;
  beforeAll(async () => {
    dataverse = await startDataverse();
    client = clientOf(dataverse);
    for (const nickname of ["100% sure", "100 sure", "a_b", "axb", "[x]", "202.555.0143", "2025550143"])
      await client.send("POST", "contacts", { lastname: "Wild", nickname });
  });
  afterAll(() => dataverse.close());

  const found = async (condition: string) =>
    rowsOf(
      await client.query("contacts", {
        $select: "nickname",
        $filter: `lastname eq 'Wild' and ${condition}`,
        $orderby: "nickname",
      }),
    ).map((row) => row.nickname);

  test.each([
    ["contains(nickname,'202%555%0143')", ["202.555.0143", "2025550143"]],
    ["contains(nickname,'2%0%2%5%5%5%0%1%4%3')", ["202.555.0143", "2025550143"]],
    ["contains(nickname,'202_555')", ["202.555.0143"]],
    ["contains(nickname,'100%sure')", ["100 sure", "100% sure"]],
    ["contains(nickname,'100[%]')", ["100% sure"]],
    ["contains(nickname,'a[_]b')", ["a_b"]],
    ["contains(nickname,'a_b')", ["a_b", "axb"]],
    ["contains(nickname,'a[^x]b')", ["a_b"]],
    ["contains(nickname,'[[]x')", ["[x]"]],
    ["startswith(nickname,'202[.-]')", ["202.555.0143"]],
    ["startswith(nickname,'A')", ["a_b", "axb"]],
    ["endswith(nickname,'SURE')", ["100 sure", "100% sure"]],
    ["endswith(nickname,'[0-9]')", ["202.555.0143", "2025550143"]],
    ["contains(nickname,'%20')", ["202.555.0143", "2025550143"]],
    ["not contains(nickname,'%')", []],
  ])("%s", async (condition, expected) => {
    expect(await found(condition)).toEqual(expected);
  });

  test("what Microsoft names as unsupported is refused", async () => {
    for (const condition of ["startswith(nickname,'%x')", "endswith(nickname,'x%')"])
      expect((await client.query("contacts", { $filter: condition })).status).toBe(400);
  });

  test("a text without wildcards is found wherever it stands, whatever its case", () => {
    const plain = fc.string({ unit: fc.constantFrom("a", "B", "1", " ", "+", "(", ".") });
    fc.assert(
      fc.property(plain, plain, plain, (before, text, after) => {
        expect(like(`%${text}%`)(before + text.toUpperCase() + after)).toBe(true);
      }),
    );
  });

  test("a pattern full of wildcards against a text that does not fit ends at once", () => {
    expect(like(`${"%a".repeat(2000)}b`)("a".repeat(20_000))).toBe(false);
  });
});
