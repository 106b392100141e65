import { contract, refusalIn, rowsIn } from "../support/contract";
import { DATE_CASES, datedTasks, FISCAL_CASES } from "../support/dateCases";

const SOURCE = "Web API, Filter rows: Dataverse query functions, Dates";

for (const one of [...DATE_CASES, ...FISCAL_CASES]) {
  const value = one.value === undefined ? "" : `,PropertyValue=${one.value}`;
  const call = `Microsoft.Dynamics.CRM.${one.function}(PropertyName='scheduledend'${value})`;
  contract(`${call} keeps what is due then, and nothing else`, { source: SOURCE, writes: true }, async (service) => {
    const kept = await datedTasks(service, one);
    const filter = `_regardingobjectid_value eq ${await service.account()} and ${call}`;
    const found = rowsIn(await service.get(`tasks?$select=subject&$filter=${encodeURIComponent(filter)}`));
    expect(found.map(({ subject }) => subject).sort()).toEqual([...kept].sort());
  });
}

contract(
  "an X below one is refused",
  { source: "Microsoft's published error list: QueryBuilderValue_GreaterThanZero" },
  async (service) => {
    const filter = "Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=0)";
    expect(refusalIn(await service.get(`contacts?$filter=${filter}`))).toEqual([400, "0x8004110c"]);
  },
);
