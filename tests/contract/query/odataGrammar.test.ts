import { contract } from "../support/contract";

/**
 * OData's own URL test cases (oasis-tcs/odata-abnf, odata-abnf-testcases, OData 4.0 and 4.01), as far as they are in
 * Dataverse's grammar: its operators, functions and options are those that Microsoft documents. Names of cases are the
 * technical committee's; properties are those of accounts.
 */
const SOURCE = "OASIS, OData ABNF Test Cases, in Dataverse's documented subset";

const GUID = "01234567-89ab-cdef-0123-456789abcdef";

/** Query strings that parse. */
const PARSED: readonly (readonly [name: string, query: string])[] = [
  ["Boolean - true", "$filter=donotphone eq true"],
  ["Boolean - false", "$filter=donotphone eq false"],
  ["Date in URL", "$filter=createdon gt 2012-09-03"],
  ["DateTimeOffset: no seconds", "$filter=createdon gt 2012-09-03T13:52Z"],
  ["DateTimeOffset: seconds", "$filter=createdon gt 2012-09-03T22:09:02Z"],
  ["DateTimeOffset: subseconds", "$filter=createdon gt 2012-08-31T18:19:22.1Z"],
  ["DateTimeOffset: CEST", "$filter=createdon gt 2012-09-03T14:53%2B02:00"],
  ["DateTimeOffset: UTC", "$filter=createdon gt 2012-09-03T12:53Z"],
  ["DateTimeOffset: with percent-encoding in URLs", "$filter=createdon gt 2012-09-03T23%3A59%2B01%3A00"],
  ["Decimal in URL", "$filter=address1_latitude gt 3.14"],
  ["Decimal - exponential notation", "$filter=address1_latitude gt -1.234567e3"],
  ["Decimal - negative integer", "$filter=numberofemployees gt -2"],
  ["Double with exponent", "$filter=address1_latitude gt -0.314e1"],
  ["Int32", "$filter=numberofemployees gt -2000000000"],
  ["Null: unqualified", "$filter=name eq null"],
  ["String", "$filter=name eq 'ABCXYZabcxyz0123456789-._~!$%26('')*%2B,%3B=:@'"],
  ["String: O'Neil", "$filter=name eq 'O''Neil'"],
  ["String: percent-encoded quotes", "$filter=name eq %27O'%27Neil'"],
  ["String: percent-encoded ampersand", "$filter=name eq '%26%28'"],
  ["Key: Hugo's Tavern", "$filter=name eq 'Hugo''s%20Tavern'"],
  ["Correct Guid", `$filter=accountid eq ${GUID}`],
  ["2 URL Components - query options", "$top=2&$orderby=name"],
  ["5.1.1.1.1 Equals: string", "$filter=address1_line1 eq 'Hugo'"],
  ["5.1.1.1.1 Equals: path", "$filter=primarycontactid/lastname eq 'Hugo'"],
  ["5.1.1.1.2 Not Equals", "$filter=name ne 'Milk'"],
  ["5.1.1.1.3 Greater Than", "$filter=name gt 'Milk'"],
  ["5.1.1.1.4 Greater Than or Equal", "$filter=name ge 'Milk'"],
  ["5.1.1.1.5 Less Than", "$filter=name lt 'Milk'"],
  ["5.1.1.1.6 Less Than or Equal", "$filter=name le 'Milk'"],
  ["5.1.1.1.7 Logical And", "$filter=name eq 'Milk' and numberofemployees lt 2"],
  ["5.1.1.1.8 Logical Or", "$filter=name eq 'Milk' or numberofemployees lt 2"],
  ["5.1.1.1.12 Logical Operator Examples: path", "$filter=parentaccountid/name eq 'Milk'"],
  ["5.1.1.1.12 Logical Operator Examples: not", "$filter=not endswith(name,'ilk')"],
  ["5.1.1.3 Parenthesis", "$filter=(name eq 'Milk')"],
  ["5.1.1.3 Parenthesis: spaces", "$filter=( name eq 'Milk' )"],
  ["5.1.1.5.2 contains", "$filter=contains(name,'lfreds')"],
  ["5.1.1.5.3 endswith", "$filter=endswith(name,'Futterkiste')"],
  ["5.1.1.5.6 startswith", "$filter=startswith(name,'Futterkiste')"],
  ["5.1.1.5.6 startswith: path", "$filter=startswith(parentaccountid/name,'Futterkiste')"],
  ["5.1.1.13.1 any() - no condition", "$filter=contact_customer_accounts/any()"],
  ["5.1.1.13.1 any()", "$filter=contact_customer_accounts/any(lambda:lambda/donotphone eq true)"],
  ["5.1.1.13.2 all()", "$filter=contact_customer_accounts/all(lambda:lambda/donotphone eq true)"],
  ["5.1.1.14.1 primitive literal", "$filter=createdon gt 2013-05-24"],
  ["5.1.2 Expand - single navigation property", "$expand=contact_customer_accounts"],
  ["5.1.2 Expand - single navigation property: $ref", "$expand=primarycontactid/$ref"],
  ["5.1.2 Expand - multiple navigation properties", "$expand=primarycontactid,contact_customer_accounts"],
  [
    "5.1.2 Expand - multiple navigation properties, nested",
    "$expand=primarycontactid,contact_customer_accounts($expand=createdby)",
  ],
  ["5.1.3 Select - simple", "$select=name,accountnumber"],
  ["5.1.3 Select - with star", "$select=*"],
  ["5.1.3 Select - with expand", "$expand=primarycontactid($select=lastname)"],
  ["5.1.4 OrderBy", "$orderby=name"],
  ["5.1.4 OrderBy asc", "$orderby=name asc"],
  ["5.1.4 OrderBy mixed", "$orderby=name asc,accountnumber,createdon desc"],
  ["5.1.6 Inlinecount: true", "$count=true"],
  ["5.1.6 Inlinecount: false", "$count=false"],
  ["5.3 Parameter Aliases: in a function", "$filter=contains(name,@word)&@word='Black'"],
  ["5.3 Parameter Aliases", "$filter=name eq @title&@title='Wizard%20of%20Oz'"],
];

/** Query strings that OData's cases have fail, too. */
const FAILING: readonly (readonly [name: string, query: string])[] = [
  ["Boolean - only true and false", "$filter=donotphone eq 1"],
  ["Date: positive infinity", "$filter=createdon gt INF"],
  ["DateTimeOffset: Midnight this day", "$filter=createdon gt 2011-12-31T24:00Z"],
  ["DateTimeOffset: Midnight this day with seconds", "$filter=createdon gt 2011-12-31T24:00:00Z"],
  ["DateTimeOffset: 24:00", "$filter=createdon gt 2012-09-03T24:00-03:00"],
  ["Decimal - trailing dot", "$filter=address1_latitude gt 42."],
  ["Decimal: no digit before decimal point", "$filter=address1_latitude gt .1"],
  ["Double with at most one exponent", "$filter=address1_latitude gt -0.314e1e2"],
  ["String: 'O'Neil'", "$filter=name eq 'O'Neil'"],
  ["String: 'O%27Neil'", "$filter=name eq 'O%27Neil'"],
  ["Guid with wrong character", "$filter=accountid eq 01234g67-89ab-cdef-0123-456789abcdef"],
  ["Guid with less than 32 digits", "$filter=accountid eq 01234567-89ab-cdef-456789abcdef"],
  ["5.1.1 Filter: no spaces before", "$filter =name eq 'x'"],
  ["5.1.1.13.1 any() - requires a path prefix", "$filter=any()"],
  ["5.1.1.13.2 all() - requires path prefix", "$filter=all(lambda:lambda/name eq 'x')"],
  ["5.1.1.13.2 all() - must contain a lambda expression", "$filter=contact_customer_accounts/all()"],
  ["5.1.2 Expand - no $level after $ref", "$expand=primarycontactid/$ref($levels=4)"],
  ["5.1.6 Inlinecount", "$count"],
  ["common expression cannot be empty", "$filter="],
  ["lists only allowed right of in operator", "$filter=name eq ('Miller','Smith')"],
  ["Identifier: no starting digit", "$filter=0time eq 'x'"],
  ["Functions in commonExpr", "$filter=Microsoft.Dynamics.CRM.Today"],
];

/** Query strings of OData's cases that Microsoft documents Dataverse not to take. */
const REFUSED: readonly (readonly [name: string, query: string])[] = [
  ["5.1.5 Top and Skip", "$top=5&$skip=10"],
  ["5.1.7 Search - simple term", "$search=blue"],
  ["5.1.2 Expand - recursive expansion", "$expand=primarycontactid($levels=4)"],
  ["5.1.4 OrderBy - case-insensitive", "$OrderBy=name"],
];

for (const [name, query] of PARSED)
  contract(`parses: ${name}`, { source: SOURCE }, async (service) => {
    const { status, text } = await service.get(`accounts?${query}${query.includes("$top") ? "" : "&$top=1"}`);
    expect([status, status === 200 ? "" : text]).toEqual([200, ""]);
  });

for (const [name, query] of [...FAILING, ...REFUSED])
  contract(`fails: ${name}`, { source: SOURCE }, async (service) => {
    expect((await service.get(`accounts?${query}`)).status).toBe(400);
  });
