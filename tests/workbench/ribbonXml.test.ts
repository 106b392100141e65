import { readRibbon } from "../../Workbench/server/drawn/ribbonXml";

interface Ribbon {
  readonly actions?: string;
  readonly commands?: string;
  readonly rules?: string;
  readonly labels?: string;
}

function ribbon({ actions = "", commands = "", rules = "", labels = "" }: Ribbon): string {
  return (
    `<RibbonDiffXml><CustomActions>${actions}</CustomActions><CommandDefinitions>${commands}</CommandDefinitions>` +
    `<RuleDefinitions><EnableRules>${rules}</EnableRules></RuleDefinitions><LocLabels>${labels}</LocLabels></RibbonDiffXml>`
  );
}

function action(
  id: string,
  { location = "Mscrm.Form.incident.MainTab.Save.Controls._children", sequence = 1 } = {},
): string {
  return (
    `<CustomAction Id="${id}" Location="${location}"><CommandUIDefinition>` +
    `<Button Id="${id}.Button" Command="c" Sequence="${sequence}" LabelText="$LocLabels:l" ToolTipDescription="As it is" />` +
    "</CommandUIDefinition></CustomAction>"
  );
}

const LABEL =
  '<LocLabel Id="l"><Titles><Title description="Go" languagecode="1033"/><Title description="Los" languagecode="1031"/></Titles></LocLabel>';

test("buttons of the table's forms stand in their order, those of lists and of other tables elsewhere", () => {
  const actions = [
    action("second", { sequence: 20 }),
    action("first", { sequence: 3 }),
    action("grid", { location: "Mscrm.HomepageGrid.incident.MainTab.Actions.Controls._children" }),
    action("other", { location: "Mscrm.Form.contact.MainTab.Save.Controls._children" }),
  ].join("");
  const commands = readRibbon([ribbon({ actions, labels: LABEL })], "incident");
  expect(commands.map(({ buttonId }) => buttonId)).toEqual(["first.Button", "second.Button"]);
  expect(commands[0]).toMatchObject({ labels: { "1033": "Go", "1031": "Los" }, descriptions: { "1033": "As it is" } });
});

test("a rule is read where it is defined, with what it is given and what it counts as", () => {
  const commands =
    '<CommandDefinition Id="c"><EnableRules><EnableRule Id="r"/><EnableRule Id="Mscrm.IsOnline"/></EnableRules>' +
    '<DisplayRules><DisplayRule Id="d"/></DisplayRules><Actions><Url Address="https://x"/></Actions></CommandDefinition>';
  const rules =
    '<EnableRule Id="r"><CustomRule FunctionName="A.b" Library="$webresource:x_/a.js" Default="true" InvertResult="1">' +
    '<CrmParameter Value="PrimaryControl"/><StringParameter Value="01"/><IntParameter Value="7"/><BoolParameter Value="true"/>' +
    '</CustomRule><FormStateRule State="Existing"/></EnableRule>';
  expect(readRibbon([ribbon({ actions: action("a"), commands, rules })], "incident")[0]?.rules).toEqual([
    {
      kind: "custom",
      otherwise: true,
      inverted: true,
      call: {
        functionName: "A.b",
        library: "x_/a.js",
        parameters: [
          { kind: "platform", name: "PrimaryControl" },
          { kind: "written", value: "01" },
          { kind: "written", value: 7 },
          { kind: "written", value: true },
        ],
      },
    },
    { kind: "unknown", name: "FormStateRule" },
    { kind: "unknown", name: "Mscrm.IsOnline" },
    { kind: "unknown", name: "d" },
  ]);
});

test("of two solutions that define the same, the later one is seen", () => {
  const later = LABEL.replace("Go", "Go on");
  const [command, second] = readRibbon(
    [ribbon({ actions: action("a"), labels: LABEL }), ribbon({ actions: action("a"), labels: later })],
    "incident",
  );
  expect([command?.labels["1033"], second]).toEqual(["Go on", undefined]);
});
