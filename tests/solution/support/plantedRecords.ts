import { ours, refused, textOf, whole, type Planted } from "./planted";

const at = textOf("customizations.xml");
const OPEN = '<CustomAction Id="opencx.Open.Action"';

/** In customizations.xml: tables, forms, views, ribbon, roles, web resources. */
export const PLANTED_RECORDS: readonly Planted[] = [
  refused(
    "resourceFile",
    "a web resource of no file",
    at("<FileName>/Web", "<FileName>/Wed"),
    /which the zip does not/,
  ),
  refused("resourceType", "a web resource of no type", at("<WebResourceType>3", "<WebResourceType>99"), /"99" is none/),
  refused("resourceName", "a space in a name", at("<Name>opencx_/case.js", "<Name>opencx_/a case.js"), /a name holds/),
  refused(
    "resourceExtension",
    "a page of a server",
    at("<Name>opencx_/case.js", "<Name>opencx_/a.aspx"),
    /of a server/,
  ),
  refused("resourceEmptyName", "a web resource of no name", at("<Name>opencx_/case.js", "<Name>"), /has no Name/),
  refused("nameLength", "a name too long", at("<Name>opencx_/c", `<Name>opencx_/${"c".repeat(260)}`), /can have 256/),
  refused("resourceTwice", "a name twice", at(/(<WebResource>.*?<\/WebResource>)/s, "$1$1"), /two web resources are/),
  refused("id", "a form id that is no GUID", at("<formid>{40000000", "<formid>{4000000"), /formid .* is no GUID/),
  refused("id", "a class id that is no GUID", at('classid="{4273EDBD', 'classid="{4273EDB'), /classid .* is no GUID/),
  refused("duplicate", "two forms of one id", at(/(<systemform>.*<\/systemform>)/s, "$1$1"), /used by two forms/),
  refused("customizationsSchema", "a column of no type", at("<Type>nvarchar", "<Type>varchar"), /"varchar" is none/),
  refused("customizationsSchema", "a flag in words", at("<IsSecured>0", "<IsSecured>no"), /must be 0 or 1/),
  refused("customizationsSchema", "a level of no kind", at("<RequiredLevel>none", "<RequiredLevel>must"), /is "must"/),
  refused("customizationsSchema", "two types", at("<Type>nvarchar<", "<Type>ntext</Type><Type>ntext<"), /<Type> twice/),
  refused("customizationsSchema", "a form of no kind", at("<FormPresentation>1", "<FormPresentation>x"), /0 to 4/),
  refused("textLength", "a text too long", at("<MaxLength>100", "<MaxLength>5000"), /must be from 1 to 4000/),
  refused(
    "columnTwice",
    "a column twice",
    at(/(<attribute P.*?<\/attribute>)/s, "$1$1"),
    /the column opencx_sess\w+ twice/,
  ),
  ours(
    "a column of Microsoft's",
    at("<attributes>", `<attributes>${description(100)}`),
    /MaxLength 100\) would be layered/,
  ),
  ours(
    "a form of Microsoft's",
    at(/\{40000000-0000-4000-8000-000000000001\}/, "{915F6055-2E07-4276-AE08-2B96C8D02C57}"),
    /Microsoft's own form/,
  ),
  ours("a column without the prefix", at(/opencx_sessionid<\/(L?)/gi, "sessionid</$1"), /lacks the publisher's prefix/),
  ours("a length in characters", at("<Length>200", "<Length>100"), /Length 100 must be twice MaxLength/),
  refused("formSchema", "a misspelt control", at(/<control (id="opencx)/, "<Control $1"), /<cell> holds <Control>/),
  refused("formSchema", "misspelt tabs", at(/<(\/?)tabs>/g, "<$1Tabs>"), /<tab> stands in <Tabs>/),
  refused("formSchema", "a handler of no id", at(/ handlerUniqueId="[^"]*"/, ""), /no handlerUniqueId/),
  refused("formSchema", "a library of no id", at(/ libraryUniqueId="[^"]*"/, ""), /no libraryUniqueId/),
  refused("formSchema", "a flag in words", at('showlabel="true"', 'showlabel="yes"'), /must be true or false/),
  refused("formSchema", "a height in pixels", at('rowspan="4"', 'rowspan="4px"'), /must be a number from 1 up/),
  refused(
    "dependency",
    "an unknown component",
    at('or="0" name="opencx_OpenCX.S', 'or="0" name="opencx_OpenCX.s'),
    /not hold/,
  ),
  ours("a role that is not there", at('<Role Id="{2', '<Role Id="{3'), /shown to the security role \{3/),
  ours("a fallback for chosen roles", at('FallbackForm="false"', 'FallbackForm="true"'), /a fallback for all others/),
  ours("a form for nobody", at(/<Role Id="[^"]*" \/>/, ""), /is shown to nobody/),
  ours("a misspelt event", at('event name="onload"', 'event name="onlod"'), /the event "onlod"/),
  ours(
    "a function that is not there",
    at('functionName="Sample.onLoad"', 'functionName="Sample.load"'),
    /no such func/,
  ),
  ours("a column that is not there", at('datafieldname="opencx_sess', 'datafieldname="opencx_less'), /does not ship/),
  ours(
    "a class of another type",
    at(/\{4273EDBD[^}]*\}/, "{5B773807-9FB2-42DB-97C3-7A91EFF8ADFF}"),
    /a class for datetime/,
  ),
  ours("an unknown parameter", at(/<(\/?)hosts/g, "<$1host"), /parameter host is unknown to the built manifest/),
  ours("a form factor left out", at('formFactor="1"', 'formFactor="2"'), /leaves out formFactor 1/),
  refused("fetchSchema", "an operator that is none", at('operator="not-null"', 'operator="is-not"'), /"is-not"/),
  refused("fetchSchema", "a filter of no kind", at('<filter type="and">', '<filter type="any">'), /of type "any"/),
  ours(
    "a view of an unknown column",
    at('condition attribute="opencx_s', 'condition attribute="opencx_l'),
    /it asks for/,
  ),
  ours(
    "a column that is not asked for",
    at('<cell name="title"', '<cell name="createdon"'),
    /it shows the column createdon/,
  ),
  refused(
    "chartData",
    "a chart that counts nothing",
    at(/<categorycollection>.*?<\/categorycollection>/s, ""),
    /lacks a/,
  ),
  refused("chartData", "a category of no measure", at('<measure alias="cases" />', ""), /a category has no measure/),
  refused("fetchSchema", "groups by the hour", at('dategrouping="day"', 'dategrouping="hour"'), /grouped by "hour"/),
  refused(
    "chartGroups",
    "a chart of three groups",
    at(
      '<attribute name="createdon"',
      '<attribute name="title" groupby="true" alias="a" /><attribute name="statecode" groupby="true" alias="b" /><attribute name="createdon"',
    ),
    /by more than 2/,
  ),
  refused("chartOrder", "the first five of no order", at('<order alias="cases" />', ""), /without an order/),
  refused("chartShape", "a chart that draws twice", at(/(<Series C[^>]*>)/, "$1$1"), /draws 2 Series for 1/),
  refused("chartShape", "a chart of no area", at("<ChartArea />", ""), /draws 0 ChartArea for 1/),
  refused(
    "nameLength",
    "a chart's name too long",
    at("Calls by day", "a".repeat(101)),
    /101 characters and can have 100/,
  ),
  ours("a measure of no alias", at('<measure alias="cases"', '<measure alias="calls"'), /the alias calls, which no/),
  ours(
    "a chart of an unknown column",
    at('attribute name="createdon"', 'attribute name="calledon"'),
    /the column calledon/,
  ),
  refused(
    "customizationsSchema",
    "a level that is none",
    at('level="Global"', 'level="All"'),
    /is "All" and must be one/,
  ),
  refused("duplicate", "a role twice", at(/(<Role id.*?<\/Role>)/s, "$1$1"), /the role id .* is used twice/),
  refused("nameLength", "a role's name too long", at('name="Sample reader"', `name="${"a".repeat(101)}"`), /101 char/),
  ours("a privilege that is none", at("prvReadIncident", "prvReadIncidents"), /no privilege prvReadIncidents/),
  refused(
    "language",
    "a language in words",
    at('tion="Phone cases" languagecode="1033"', 'tion="Phone cases" languagecode="en"'),
    /code "en"/,
  ),
  ours(
    "a language that is none",
    at('tion="Phone cases" languagecode="1033"', 'tion="Phone cases" languagecode="9999"'),
    /code "9999"/,
  ),
  ours(
    "an empty label",
    at('<label description="Session"', '<label description="Session" languagecode="1033" /><label description=""'),
    /two labels|empty label/,
  ),
  refused(
    "ribbonElement",
    "an undefined command",
    at('Command="opencx.Open.C', 'Command="opencx.Shut.C'),
    /names the command/,
  ),
  refused(
    "ribbonElement",
    "an undefined label",
    at('"$LocLabels:opencx.Open', '"$LocLabels:opencx.Shut'),
    /names the label/,
  ),
  refused(
    "ribbonElement",
    "an undefined rule",
    at('<EnableRule Id="opencx.Open.E', '<EnableRule Id="opencx.Shut.E'),
    /EnableRule op/,
  ),
  refused(
    "ribbonTwice",
    "an id twice",
    at(/(<CommandDefinition Id.*?<\/CommandDefinition>)/s, "$1$1"),
    /by two <CommandDef/,
  ),
  refused("ribbonLength", "an id too long", at(OPEN, `<CustomAction Id="${"a".repeat(129)}"`), /has 129 characters/),
  refused("ribbonSchema", "an action in no place", at(/ Location="[^"]*"/, ""), /has no Location/),
  ours("an action of another table", at("Mscrm.Form.incident", "Mscrm.Form.contact"), /which is of table contact/),
  ours("an action beside the buttons", at("Controls._children", "Controls"), /must end in \._children/),
  ours(
    "a function of the ribbon that is not there",
    at('FunctionName="Sample.open"', 'FunctionName="Sample.go"'),
    /not expose/,
  ),
  whole(
    ours(
      "a column nobody lists",
      at('tion="Session" languagecode="1033" /></disp', 'tion="" languagecode="1033" /></disp'),
      /has no name/,
    ),
  ),
];

/** Microsoft's column with a length of its own. */
function description(length: number): string {
  return `<attribute PhysicalName="Description"><Type>ntext</Type><Name>description</Name><LogicalName>description</LogicalName><IsCustomField>0</IsCustomField><MaxLength>${length}</MaxLength></attribute>`;
}
