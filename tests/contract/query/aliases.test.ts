import { contract, rowsIn } from "../support/contract";

contract(
  "parameter aliases stand for values in $filter and for columns in $orderby",
  { source: "Web API, Compose HTTP requests: Use parameter aliases with system query options", writes: true },
  async (service) => {
    for (const lastname of ["Alias one", "Alias two"]) await service.contact({ lastname });
    const of = `_parentcustomerid_value eq ${await service.account()} and startswith(lastname,@p2)`;
    const query = `$select=lastname&$orderby=${encodeURIComponent("@p1 desc")}&$filter=${encodeURIComponent(of)}`;
    const rows = rowsIn(await service.get(`contacts?${query}&@p1=lastname&@p2='Alias'`));
    expect(rows.map(({ lastname }) => lastname)).toEqual(["Alias two", "Alias one"]);
  },
);
