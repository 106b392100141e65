import { child, children, named, parseXml, type XmlElement } from "../../../Solution/xml";
import { labelsOf } from "../../../LocalPlatform/dataverse/solution/read/texts";
import { flag } from "./flag";
import type { Labels, RibbonCommand, RibbonRule, ScriptCall, ScriptParameter } from "./layout";

/** Definitions of every solution that changes the bar, by id; of two of one id the later one is seen. */
interface Definitions {
  readonly commands: ReadonlyMap<string, XmlElement>;
  readonly enableRules: ReadonlyMap<string, XmlElement>;
  readonly labels: ReadonlyMap<string, Labels>;
}

/** Parameters of a call that are written out. Source: RibbonDiffXml, JavaScriptFunction. */
const WRITTEN: Readonly<Record<string, (text: string) => string | number | boolean>> = {
  StringParameter: (text) => text,
  IntParameter: Number,
  DecimalParameter: Number,
  BoolParameter: (text) => flag(text, false),
};

/**
 * Reads what solutions add to the command bar of a table's forms.
 * @param ribbons RibbonDiffXml of each, in the order of import
 * @throws XmlError when one is not XML
 */
export function readRibbon(ribbons: readonly string[], table: string): readonly RibbonCommand[] {
  const roots = ribbons.map((text) => parseXml(text, `the ribbon of ${table}`));
  const definitions: Definitions = {
    commands: byId(roots, ["CommandDefinitions"], "CommandDefinition"),
    enableRules: byId(roots, ["RuleDefinitions", "EnableRules"], "EnableRule"),
    labels: new Map(
      [...byId(roots, ["LocLabels"], "LocLabel")].map(([id, label]) => [id, labelsOf(child(label, "Titles"), "Title")]),
    ),
  };
  const buttons = [...byId(roots, ["CustomActions"], "CustomAction").values()]
    // Lists of records have bars of their own (Mscrm.HomepageGrid, Mscrm.SubGrid).
    .filter(({ attributes }) => (attributes.Location ?? "").startsWith(`Mscrm.Form.${table}.`))
    .flatMap((action) => named(action, "Button"));
  return buttons.map((button) => readButton(button, definitions)).sort((one, other) => one.sequence - other.sequence);
}

function readButton({ attributes }: XmlElement, definitions: Definitions): RibbonCommand {
  const command = definitions.commands.get(attributes.Command ?? "");
  const icon = attributes.ModernImage ?? "";
  return {
    buttonId: attributes.Id ?? "",
    sequence: Number(attributes.Sequence) || 0,
    labels: textOf(attributes.LabelText, definitions),
    descriptions: textOf(attributes.ToolTipDescription, definitions),
    ...(icon.startsWith(WEB_RESOURCE) ? { icon: webResource(icon) } : {}),
    rules: [
      ...children(child(command, "EnableRules"), "EnableRule").flatMap((rule) => readEnableRule(rule, definitions)),
      ...children(child(command, "DisplayRules"), "DisplayRule").map(unknownRule),
    ],
    actions: (child(command, "Actions")?.children ?? []).filter(({ name }) => name === CALL).map(readCall),
  };
}

const CALL = "JavaScriptFunction";

/** A rule stands in the command itself, or is named there and defined once for all. */
function readEnableRule(rule: XmlElement, { enableRules }: Definitions): readonly RibbonRule[] {
  const defined = rule.children.length > 0 ? rule : enableRules.get(rule.attributes.Id ?? "");
  if (defined === undefined) return [unknownRule(rule)];
  return defined.children.map((one) =>
    one.name === "CustomRule"
      ? {
          kind: "custom",
          call: readCall(one),
          otherwise: flag(one.attributes.Default, false),
          inverted: flag(one.attributes.InvertResult, false),
        }
      : unknownRule(one),
  );
}

/** One of the platform's own, which only the platform evaluates. */
function unknownRule({ name, attributes }: XmlElement): RibbonRule {
  return { kind: "unknown", name: attributes.Id ?? name };
}

function readCall(element: XmlElement): ScriptCall {
  return {
    functionName: element.attributes.FunctionName ?? "",
    library: webResource(element.attributes.Library ?? ""),
    parameters: element.children.map(readParameter),
  };
}

function readParameter({ name, attributes: { Value = "" } }: XmlElement): ScriptParameter {
  const written = WRITTEN[name];
  return written === undefined ? { kind: "platform", name: Value } : { kind: "written", value: written(Value) };
}

const WEB_RESOURCE = "$webresource:";

/** The name of a web resource that a directive points at. */
function webResource(directive: string): string {
  return directive.startsWith(WEB_RESOURCE) ? directive.slice(WEB_RESOURCE.length) : directive;
}

/** A text of the ribbon: one in several languages, which it names, or one for all. */
function textOf(text = "", { labels }: Definitions): Labels {
  const id = /^\$LocLabels:(.*)$/.exec(text)?.[1];
  return id === undefined ? { "1033": text } : (labels.get(id) ?? {});
}

function byId(roots: readonly XmlElement[], path: readonly string[], item: string): ReadonlyMap<string, XmlElement> {
  return new Map(
    roots.flatMap((root) => {
      const list = path.reduce<XmlElement | undefined>((at, name) => child(at, name), root);
      return children(list, item).map((one) => [one.attributes.Id ?? "", one] as const);
    }),
  );
}
