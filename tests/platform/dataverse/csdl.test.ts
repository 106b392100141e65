import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { DOMParser, type Document, type Element } from "@xmldom/xmldom";
import names from "../../../LocalPlatform/dataverse/metadata/published/names.json";
import { PUBLISHED } from "../../../LocalPlatform/dataverse/metadata/published/types";
import { environmentSchema } from "../../../LocalPlatform/dataverse/metadata/schema";
import { csdlDocument } from "../../../LocalPlatform/dataverse/operations/csdl/csdl";
import { useDataverse } from "../support/dataverseClient";

const reference = path.resolve(process.cwd(), "../shared/reference/dataverse/subset.edmx");
const there = existsSync(reference);
if (!there) console.warn(`SKIPPED: $metadata is not held against the published one, since ${reference} is not there.`);

function parsed(text: string): Document {
  const refuse = (level: string, message: string) => {
    throw new Error(`${level}: ${message}`);
  };
  return new DOMParser({ onError: refuse }).parseFromString(text, "text/xml");
}

const schema = environmentSchema();
const document = parsed(csdlDocument(schema));
const elements = (within: Document | Element, tag: string): readonly Element[] =>
  Array.from(within.getElementsByTagName(tag));
const named = (within: Document | Element, tag: string): ReadonlyMap<string, Element> =>
  new Map(elements(within, tag).map((one) => [one.getAttribute("Name") ?? "", one]));
const bare = (type: string | null): string =>
  (type ?? "").replace(/^Collection\(|\)$/g, "").replace(/^(mscrm|Microsoft\.Dynamics\.CRM)\./, "");

describe("$metadata", () => {
  const types = new Set(["EntityType", "ComplexType", "EnumType"].flatMap((tag) => [...named(document, tag).keys()]));

  test("every type that it names is there, and each one once", () => {
    const used = ["Type", "BaseType", "EntityType"].flatMap((attribute) =>
      ["Property", "NavigationProperty", "Parameter", "ReturnType", "EntityType", "ComplexType", "EntitySet"].flatMap(
        (tag) => elements(document, tag).map((one) => bare(one.getAttribute(attribute))),
      ),
    );
    expect(used.filter((type) => type !== "" && !type.startsWith("Edm.") && !types.has(type))).toEqual([]);
    const all = ["EntityType", "ComplexType", "EnumType"].flatMap((tag) => elements(document, tag));
    expect(all.length).toBe(types.size);
  });

  test("every partner is a navigation property of the other side, and every binding leads to a set", () => {
    const entities = named(document, "EntityType");
    const sets = named(document, "EntitySet");
    for (const [name, type] of entities)
      for (const navigation of elements(type, "NavigationProperty")) {
        const partner = navigation.getAttribute("Partner") ?? "";
        const other = entities.get(bare(navigation.getAttribute("Type")));
        if (partner !== "" && other !== undefined)
          expect([name, partner, named(other, "NavigationProperty").has(partner)]).toEqual([name, partner, true]);
      }
    for (const binding of elements(document, "NavigationPropertyBinding"))
      expect(sets.has(binding.getAttribute("Target") ?? "")).toBe(true);
  });

  test("every table is there with its columns, and with its entity set", () => {
    for (const table of schema.tables.values()) {
      const type = named(document, "EntityType").get(table.logicalName);
      const columns = type === undefined ? [] : [...named(type, "Property").keys()];
      const inherited = named(document, "EntityType").get(bare(type?.getAttribute("BaseType") ?? null));
      const above = inherited === undefined ? [] : [...named(inherited, "Property").keys()];
      const own = [...table.properties.keys()].filter((name) => !above.includes(name));
      expect([table.logicalName, [...columns].sort()]).toEqual([table.logicalName, own.sort()]);
      expect(bare(named(document, "EntitySet").get(table.set)?.getAttribute("EntityType") ?? null)).toBe(
        table.logicalName,
      );
    }
  });

  (there ? test : test.skip)("what the published document has too, it has in the same words", () => {
    const published = parsed(readFileSync(reference, "utf8"));
    const told = (one: Element): readonly (string | null)[] => [
      one.getAttribute("Type"),
      one.tagName === "NavigationProperty" ? one.getAttribute("Nullable") : null,
    ];
    let compared = 0;
    for (const [name, theirs] of named(published, "EntityType")) {
      const ours = named(document, "EntityType").get(name);
      if (ours === undefined || !schema.tables.has(name)) continue;
      expect([name, ours.getAttribute("BaseType")]).toEqual([name, theirs.getAttribute("BaseType")]);
      for (const tag of ["Property", "NavigationProperty"])
        for (const [member, one] of named(theirs, tag)) {
          const mine = named(ours, tag).get(member);
          if (mine === undefined) continue;
          compared += 1;
          expect([name, member, ...told(mine)]).toEqual([name, member, ...told(one)]);
        }
    }
    expect(compared).toBeGreaterThan(700);
    for (const tag of ["Action", "Function"])
      for (const [name, one] of named(published, tag)) {
        const mine = named(document, tag).get(name);
        const parameters = (of: Element) =>
          elements(of, "Parameter").map((each) => [each.getAttribute("Name"), each.getAttribute("Type")]);
        if (mine !== undefined) expect([name, parameters(mine)]).toEqual([name, parameters(one)]);
      }
  });
});

describe("the functions and actions that $metadata tells of", () => {
  const platform = useDataverse();
  const told = new Set(["Action", "Function"].flatMap((tag) => [...named(document, tag).keys()]));
  const bound: Readonly<Record<string, readonly string[]>> = names.bound;

  test("are here, and no other", async () => {
    // What an environment's own solutions add is the same code again.
    const unbound = [...names.functions, ...names.actions].filter((name) => !/^_|^msdyn_/.test(name));
    const addresses = [
      ...Object.entries(bound).flatMap(([name, types]) => {
        const [set] = types.flatMap((type) => schema.tables.get(type)?.set ?? []);
        return set === undefined ? [] : [[name, `${set}(${randomUUID()})/Microsoft.Dynamics.CRM.${name}`] as const];
      }),
      ...unbound.map((name) => [name, name] as const),
    ];
    const actions = new Set(names.actions);
    const answered = await Promise.all(
      addresses.map(async ([name, address]) => {
        const isAction = PUBLISHED.operations[name]?.kind === "Action" || actions.has(name);
        const { status } = await platform.client.send(isAction ? "POST" : "GET", address, isAction ? {} : undefined);
        return status === 501 ? [] : [name];
      }),
    );
    const here = [...told].filter((name) => Object.hasOwn(bound, name) || unbound.includes(name));
    expect(answered.flat().sort()).toEqual(here.sort());
  });
});
