import { localContract } from "../support/contract";

const because = "a queue and users of the seed";

localContract(
  "a queue item is picked by a user, released again, and removed",
  { source: "metadata document: actions PickFromQueue, ReleaseToQueue and RemoveFromQueue of queueitem", because },
  async (service, local) => {
    const incidentid = await service.incident();
    const queued = await service.request("POST", `queues(${local.queueId})/Microsoft.Dynamics.CRM.AddToQueue`, {
      body: { Target: { incidentid, "@odata.type": "Microsoft.Dynamics.CRM.incident" } },
    });
    const item = `queueitems(${String(queued.json.QueueItemId)})`;
    const act = async (name: string, body: object = {}) =>
      (await service.request("POST", `${item}/Microsoft.Dynamics.CRM.${name}`, { body })).status;
    const read = async () => (await service.get(`${item}?$select=_workerid_value,statecode`)).json;
    const SystemUser = { systemuserid: local.users.rep, "@odata.type": "Microsoft.Dynamics.CRM.systemuser" };
    expect(await act("PickFromQueue", { SystemUser, RemoveQueueItem: false })).toBe(204);
    expect(await read()).toMatchObject({ _workerid_value: local.users.rep, statecode: 0 });
    expect(await act("ReleaseToQueue")).toBe(204);
    expect((await read())._workerid_value).toBeNull();
    expect(await act("RemoveFromQueue")).toBe(204);
    expect((await read()).statecode).toBe(1);
    expect(await act("PickFromQueue", { SystemUser })).toBe(400);
  },
);
