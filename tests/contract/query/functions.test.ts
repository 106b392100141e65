import { contract, refusalIn, rowsIn, type Service } from "../support/contract";

const PAGE = "Web API, Filter rows: Dataverse query functions";

const call = (name: string, parameters: string) => `Microsoft.Dynamics.CRM.${name}(${parameters})`;

/** Contacts of the case's account that a filter keeps, by last name. */
async function names(service: Service, filter: string): Promise<readonly unknown[]> {
  const whole = `_parentcustomerid_value eq ${await service.account()} and ${filter}`;
  const url = `contacts?$select=lastname&$orderby=lastname&$filter=${encodeURIComponent(whole)}`;
  return rowsIn(await service.get(url)).map(({ lastname }) => lastname);
}

async function three(service: Service): Promise<void> {
  await service.contact({ lastname: "A", numberofchildren: 1, birthdate: "1990-01-10" });
  await service.contact({ lastname: "B", numberofchildren: 2, birthdate: "1990-01-20" });
  await service.contact({ lastname: "C" });
}

for (const [parameters, found] of [
  [`In|PropertyName='lastname',PropertyValues=["a","C"]`, ["A", "C"]],
  [`In|PropertyName='lastname',PropertyValues=['A','c']`, ["A", "C"]],
  [`NotIn|PropertyName='lastname',PropertyValues=["A","C"]`, ["B"]],
  [`In|PropertyName='numberofchildren',PropertyValues=['1','2']`, ["A", "B"]],
  [`In|PropertyName='numberofchildren',PropertyValues=["02"]`, ["B"]],
  [`Between|PropertyName='numberofchildren',PropertyValues=["2","9"]`, ["B"]],
  [`NotBetween|PropertyName='numberofchildren',PropertyValues=["2","9"]`, ["A"]],
  [`Between|PropertyName='birthdate',PropertyValues=["1990-01-10","1990-01-15"]`, ["A"]],
  [`On|PropertyName='birthdate',PropertyValue='1990-01-20'`, ["B"]],
  [`OnOrBefore|PropertyName='birthdate',PropertyValue='1990-01-10'`, ["A"]],
  [`OnOrAfter|PropertyName='birthdate',PropertyValue='1990-01-11'`, ["B"]],
] as const) {
  const [name = "", rest = ""] = parameters.split("|");
  contract(`${call(name, rest)} finds ${found.join(" and ")}`, { source: PAGE, writes: true }, async (service) => {
    await three(service);
    expect(await names(service, call(name, rest))).toEqual(found);
  });
}

contract(
  "parameters stand in aliases, too",
  { source: `${PAGE}, Manage single quotes`, writes: true },
  async (service) => {
    await service.contact({ lastname: "O'Brian" });
    await service.contact({ lastname: "Brian" });
    const account = `_parentcustomerid_value eq ${await service.account()}`;
    const filter = `${account} and ${call("In", "PropertyName=@p1,PropertyValues=@p2")}`;
    const query = `$filter=${filter}&@p1='lastname'&@p2=${encodeURIComponent(`["O'Brian","O'Bryan"]`)}`;
    expect(rowsIn(await service.get(`contacts?$select=lastname&${query}`))).toMatchObject([{ lastname: "O'Brian" }]);
  },
);

for (const [name, mine] of [
  ["EqualUserId", true],
  ["NotEqualUserId", false],
  ["EqualUserOrUserTeams", true],
  ["EqualUserTeams", false],
] as const)
  contract(
    `${name} goes by who asks`,
    { source: `${PAGE}, Id Values and Hierarchy`, writes: true },
    async (service) => {
      await service.contact({ lastname: "Mine" });
      expect(await names(service, call(name, "PropertyName='ownerid'"))).toEqual(mine ? ["Mine"] : []);
    },
  );

for (const [name, own] of [
  ["EqualBusinessId", true],
  ["NotEqualBusinessId", false],
] as const)
  contract(`${name} goes by the unit of who asks`, { source: `${PAGE}, Id Values`, writes: true }, async (service) => {
    await service.contact({ lastname: "Ours" });
    expect(await names(service, call(name, "PropertyName='owningbusinessunit'"))).toEqual(own ? ["Ours"] : []);
  });

contract(
  "functions join with and, or and not",
  { source: `${PAGE}; Logical operators`, writes: true },
  async (service) => {
    await three(service);
    const [ofA, ofB] = ["A", "B"].map((one) => call("In", `PropertyName='lastname',PropertyValues=["${one}"]`));
    expect(await names(service, `(${ofA} or ${ofB}) and not ${ofA}`)).toEqual(["B"]);
  },
);

contract(
  "a condition of related rows takes functions, too",
  { source: `${PAGE}; Filter using values of related collections`, writes: true },
  async (service) => {
    await three(service);
    const within = (name: string) =>
      `accountid eq ACCOUNT and contact_customer_accounts/any(c:${call("In", `PropertyName='lastname',PropertyValues=["${name}"]`)})`;
    const found = async (name: string) => {
      const filter = within(name).replace("ACCOUNT", await service.account());
      return rowsIn(await service.get(`accounts?$select=name&$filter=${encodeURIComponent(filter)}`)).length;
    };
    expect([await found("B"), await found("Z")]).toEqual([1, 0]);
  },
);

for (const [what, filter, refusal] of [
  ["a column that is not there", call("In", `PropertyName='phone',PropertyValues=["1"]`), [400, "0x80041103"]],
  ["a value of another type", call("In", `PropertyName='numberofchildren',PropertyValues=["x"]`), [400, "0x80041108"]],
  ["a date function on a text", call("Today", "PropertyName='lastname'"), [400, "0x80041106"]],
  [
    "a range with one end",
    call("Between", `PropertyName='numberofchildren',PropertyValues=["1"]`),
    [400, "0x80041106"],
  ],
  [
    "a choice function on a column of one choice",
    call("ContainValues", `PropertyName='gendercode',PropertyValues=["1"]`),
    [400, "0x80041106"],
  ],
] as const)
  contract(`${what} is refused`, { source: "Microsoft's published error list: QueryBuilder..." }, async (service) => {
    expect(refusalIn(await service.get(`contacts?$filter=${encodeURIComponent(filter)}`))).toEqual(refusal);
  });

contract("a function that is none is refused", { source: `${PAGE}: the functions listed there` }, async (service) => {
  const filter = call("LastXDecades", "PropertyName='createdon',PropertyValue=1");
  expect((await service.get(`contacts?$filter=${filter}`)).status).toBe(400);
});
