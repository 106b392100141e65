import { contract } from "../support/contract";

const SOURCE = "BulkDelete action; Microsoft's Python client 1.1.0: records.delete of many";

const job = (entity: string, column: string, operator: string, values: readonly string[]) => ({
  JobName: "Contract case",
  SendEmailNotification: false,
  ToRecipients: [],
  CCRecipients: [],
  RecurrencePattern: "",
  StartDateTime: new Date().toISOString(),
  QuerySet: [
    {
      "@odata.type": "Microsoft.Dynamics.CRM.QueryExpression",
      EntityName: entity,
      ColumnSet: { "@odata.type": "Microsoft.Dynamics.CRM.ColumnSet", AllColumns: false, Columns: [] },
      Criteria: {
        "@odata.type": "Microsoft.Dynamics.CRM.FilterExpression",
        FilterOperator: "And",
        Conditions: [
          {
            "@odata.type": "Microsoft.Dynamics.CRM.ConditionExpression",
            AttributeName: column,
            Operator: operator,
            Values: values.map((Value) => ({ Value, Type: "System.Guid" })),
          },
        ],
      },
    },
  ],
});

contract("BulkDelete answers with its job", { source: SOURCE, writes: true }, async (service) => {
  const contacts = [await service.contact(), await service.contact()];
  const answer = await service.request("POST", "BulkDelete", { body: job("contact", "contactid", "In", contacts) });
  expect([answer.status, answer.json]).toEqual([
    200,
    {
      "@odata.context": `${service.url}/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.BulkDeleteResponse`,
      JobId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    },
  ]);
});

contract("a column that the table does not have is refused", { source: SOURCE, writes: true }, async (service) => {
  const answer = await service.request("POST", "BulkDelete", { body: job("contact", "nothing", "Null", []) });
  expect(answer.status).toBe(400);
});
