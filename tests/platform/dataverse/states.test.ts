import { errorOf, idOf, placeholderOf, useDataverse } from "../support/dataverseClient";

const BAD_PAIR = [
  400,
  "0x80048408",
  "State code is invalid or state code is valid but status code is invalid for a specified state code.",
];

describe("state and status reason", () => {
  const platform = useDataverse();

  const newCase = async (body: object = {}) =>
    idOf(
      await platform.client.send("POST", "incidents", { title: "x", ...placeholderOf(platform.dataverse), ...body }),
    );
  const patch = (id: string, body: object) => platform.client.send("PATCH", `incidents(${id})`, body);
  const stateOf = async (id: string) => {
    const { body } = await platform.client.get(`incidents(${id})?$select=statecode,statuscode`);
    return [body.statecode, body.statuscode];
  };
  const closeCase = (id: string, Status: number) =>
    platform.client.send("POST", "CloseIncident", {
      IncidentResolution: { subject: "done", "incidentid@odata.bind": `/incidents(${id})` },
      Status,
    });

  test("a new case is active whatever its body says, with a status reason of that state", async () => {
    expect(await stateOf(await newCase({ statecode: 1 }))).toEqual([0, 1]);
    expect(await stateOf(await newCase({ statuscode: 3 }))).toEqual([0, 3]);
    expect(
      errorOf(await platform.client.send("POST", "incidents", { statuscode: 5, ...placeholderOf(platform.dataverse) })),
    ).toEqual(BAD_PAIR);
  });

  test("a status reason must fit the state", async () => {
    const id = await newCase();
    expect((await patch(id, { statuscode: 2 })).status).toBe(204);
    for (const body of [{ statuscode: 6 }, { statuscode: 42 }, { statecode: 2, statuscode: 1 }, { statecode: 9 }])
      expect(errorOf(await patch(id, body))).toEqual(BAD_PAIR);
    expect(await stateOf(id)).toEqual([0, 2]);
  });

  test("a cancelled case takes no change until it is reopened", async () => {
    const id = await newCase();
    expect((await patch(id, { statecode: 2 })).status).toBe(204);
    expect(await stateOf(id)).toEqual([2, 6]);
    expect(errorOf(await patch(id, { title: "late" }))).toEqual([
      400,
      "0x80040233",
      "The object is not in a valid state to perform this operation.",
    ]);
    expect((await patch(id, { statecode: 0, title: "reopened" })).status).toBe(204);
    expect(await stateOf(id)).toEqual([0, 1]);
  });

  test("a case is resolved through CloseIncident, and then closed", async () => {
    const id = await newCase();
    expect((await patch(id, { statecode: 1, statuscode: 5 })).status).toBe(400);
    expect(errorOf(await closeCase(id, 2))).toEqual(BAD_PAIR);
    expect((await closeCase(id, 1000)).status).toBe(204);
    expect(await stateOf(id)).toEqual([1, 1000]);
    expect(errorOf(await closeCase(id, 5))).toEqual([400, "0x80044411", "Already Closed or Canceled"]);
    expect(errorOf(await patch(id, { title: "late" }))[1]).toBe("0x80040233");
    expect(await stateOf(await newCase())).toEqual([0, 1]);
  });

  test("contacts are deactivated with their own status reasons", async () => {
    const id = idOf(await platform.client.send("POST", "contacts", { lastname: "Left" }));
    await platform.client.send("PATCH", `contacts(${id})`, { statecode: 1 });
    expect((await platform.client.get(`contacts(${id})?$select=statecode,statuscode`)).body).toMatchObject({
      statecode: 1,
      statuscode: 2,
    });
  });
});
