import { idOf, useDataverse } from "../support/dataverseClient";

describe("BulkDelete", () => {
  const platform = useDataverse();
  const supervised = () => platform.dataverse.tokenFor(platform.dataverse.users.supervisor ?? "");
  const as = (token: string) => ({ authorization: `Bearer ${token}` });
  const contact = async (lastname: string) => idOf(await platform.client.send("POST", "contacts", { lastname }));
  const send = (Criteria: object, headers: Record<string, string>) =>
    platform.client.send("POST", "BulkDelete", { QuerySet: [{ EntityName: "contact", Criteria }] }, headers);
  const lastnames = () => platform.dataverse.rows("contact").map((row) => row.lastname);

  test("deletes what its query finds, and nothing else", async () => {
    for (const name of ["Bulk A", "Bulk B", "Bulk C"]) await contact(name);
    const before = lastnames().length;
    const reply = await send(
      {
        FilterOperator: "And",
        Conditions: [{ AttributeName: "lastname", Operator: "Like", Values: [{ Value: "Bulk %" }] }],
        Filters: [
          {
            FilterOperator: "Or",
            Conditions: ["Bulk A", "Bulk C"].map((Value) => ({
              AttributeName: "lastname",
              Operator: "Equal",
              Values: [{ Value }],
            })),
          },
        ],
      },
      as(supervised()),
    );
    expect(reply.status).toBe(200);
    expect(lastnames().length).toBe(before - 2);
    expect(lastnames()).toContain("Bulk B");
  });

  test("asks for the right to delete, and knows its operators", async () => {
    const one = { Conditions: [{ AttributeName: "lastname", Operator: "Null" }] };
    expect((await send(one, {})).status).toBe(403);
    const other = { Conditions: [{ AttributeName: "createdon", Operator: "LastXDays", Values: [{ Value: 1 }] }] };
    expect((await send(other, as(supervised()))).status).toBe(501);
  });
});
