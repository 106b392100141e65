// Columns and options of which the published subset knows nothing: an operator's own, wrong ones, stored queries.
import "../requests/unrecorded.cjs";
import type { LocalDataverse } from "../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../LocalPlatform/dataverse/server";
import { packSolution } from "../../Solution/pack/pack";
import { child, childText, named, parseXml, writeXml, type XmlElement } from "../../Solution/xml";
import { readZip } from "../../Solution/zip";
import { plainGuid } from "../../Transcript/text/guid";
import { clientOf, rowsOf, type Client } from "../platform/support/dataverseClient";
import { fixtureTree, VERSION } from "./support/fixtureTree";

let dataverse: LocalDataverse;
let client: Client;
let views: ReadonlyMap<string, XmlElement>;

const HOUR = 3_600_000;
/** A seeded contact and the account that it belongs to. */
const someone = { contact: "", account: "" };

/** Cases by title; each is handed off on the phone an hour ago, active and of the placeholder unless told otherwise. */
const CASES: Readonly<Record<string, () => object>> = {
  plain: () => ({ opencx_classification: "Pay bill", opencx_sentiment: "neutral" }),
  older: () => ({ opencx_handoffon: new Date(Date.now() - 2 * HOUR).toISOString() }),
  old: () => ({ opencx_handoffon: new Date(Date.now() - 6 * HOUR).toISOString() }),
  mail: () => ({ caseorigincode: 2, opencx_classification: "Pay bill", opencx_sentiment: "angry" }),
  "by hand": () => ({ opencx_sessionid: null, opencx_classification: "Lost card" }),
  "of a contact": () => ({
    "customerid_account@odata.bind": undefined,
    "customerid_contact@odata.bind": `/contacts(${someone.contact})`,
  }),
  "of a company": () => ({ "customerid_account@odata.bind": `/accounts(${someone.account})` }),
  "of a company's contact": () => ({
    "customerid_account@odata.bind": `/accounts(${someone.account})`,
    "primarycontactid@odata.bind": `/contacts(${someone.contact})`,
  }),
  cancelled: () => ({}),
};

beforeAll(async () => {
  const zip = packSolution(await fixtureTree(), "managed", VERSION);
  const customizations = parseXml(new TextDecoder().decode(readZip(zip, "zip").get("customizations.xml")), "zip");
  views = new Map(named(customizations, "savedquery").map((view) => [nameOf(view), view]));
  dataverse = await startDataverse({ solutions: [zip] });
  client = clientOf(dataverse);
  const [, placeholder = ""] = dataverse.customer.split(":");
  const employee = dataverse
    .rows("contact")
    .find(({ statecode, _parentcustomerid_value: company }) => statecode === 0 && typeof company === "string");
  Object.assign(someone, { contact: employee?.contactid, account: employee?._parentcustomerid_value });
  for (const [title, change] of Object.entries(CASES)) {
    const created = {
      title,
      opencx_sessionid: "s",
      opencx_handoffon: new Date(Date.now() - HOUR).toISOString(),
      caseorigincode: 1,
      "customerid_account@odata.bind": `/accounts(${placeholder})`,
      ...change(),
    };
    const { status, text, headers } = await client.send("POST", "incidents", created);
    if (status !== 204) throw new Error(`${title}: ${text}`);
    const [, path = ""] = /(incidents\([^)]*\))/.exec(headers.get("odata-entityid") ?? "") ?? [];
    if (title === "cancelled") await client.send("PATCH", path, { statecode: 2, statuscode: 6 });
  }
});
afterAll(() => dataverse.close());

function nameOf(view: XmlElement): string {
  return child(view, "LocalizedNames")?.children[0]?.attributes.description ?? "";
}

const ACTIVE = ["plain", "of a contact", "of a company", "of a company's contact"];

test.each([
  ["OpenCX phone cases", [...ACTIVE, "cancelled", "older", "old"]],
  ["Just handed off", [...ACTIVE, "older"]],
  ["Callers without a contact", ["plain", "of a company", "older", "old"]],
])(
  "%s shows its cases and no other, the newest handoff first, as a view and by its FetchXML",
  async (name, expected) => {
    const view = views.get(name);
    const [fetch] = view === undefined ? [] : named(view, "fetch");
    const asked: readonly Record<string, string>[] = [
      { savedQuery: plainGuid(childText(view, "savedqueryid")) },
      { fetchXml: fetch === undefined ? "" : writeXml(fetch) },
    ];
    for (const options of asked) {
      const rows = rowsOf(await client.query("incidents", options));
      expect(rows.map(({ title }) => title).sort()).toEqual([...expected].sort());
      const times = rows.map(({ opencx_handoffon: time }) => String(time));
      expect(times).toEqual([...times].sort().reverse());
    }
  },
);

test("each column that a view shows is asked for by its FetchXML", () => {
  expect([...views.keys()].sort()).toEqual(["Callers without a contact", "Just handed off", "OpenCX phone cases"]);
  for (const view of views.values()) {
    const attributes = named(view, "attribute").map(({ attributes: { name } }) => name);
    const cells = named(view, "cell").map(({ attributes: { name } }) => name);
    expect(cells.filter((cell) => !attributes.includes(cell))).toEqual([]);
    expect(named(view, "grid").map(({ attributes: { jump } }) => jump)).toEqual(["title"]);
  }
});

/** What a chart of that name, as the environment holds it, counts: cases by what it groups them by, in its order. */
async function counted(name: string): Promise<readonly (readonly [group: unknown, cases: unknown])[]> {
  const charts = rowsOf(await client.query("savedqueryvisualizations", { $filter: `name eq '${name}'` }));
  const [chart] = charts;
  expect(charts).toMatchObject([{ primaryentitytypecode: "incident", isdefault: false }]);
  const [fetch] = named(parseXml(String(chart?.datadescription), "chart"), "fetch");
  const rows = rowsOf(await client.query("incidents", { fetchXml: fetch === undefined ? "" : writeXml(fetch) }));
  return rows.map(({ group, cases }) => [group, cases]);
}

test("charts count cases by classification and sentiment, most cases first, and by the day of their handoff", async () => {
  const classifications = await counted("OpenCX phone cases by classification");
  expect(classifications.filter(([group]) => group !== undefined)).toEqual([
    ["Pay bill", 2],
    ["Lost card", 1],
  ]);
  const sentiments = await counted("OpenCX phone cases by sentiment");
  expect(sentiments.filter(([group]) => group !== undefined).sort()).toEqual([
    ["angry", 1],
    ["neutral", 1],
  ]);
  const days = (await counted("OpenCX phone cases by day of handoff")).filter(([group]) => group !== undefined);
  const handoffs = rowsOf(
    await client.query("incidents", { $select: "opencx_handoffon", $filter: "opencx_handoffon ne null" }),
  ).map(({ opencx_handoffon: time }) => new Date(String(time)).getUTCDate());
  const expected = [...new Set(handoffs)].map((day) => [day, handoffs.filter((one) => one === day).length]);
  expect(days).toEqual(expected.sort(([one = 0], [other = 0]) => one - other));
});
