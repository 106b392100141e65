import { contentTypes } from "../../../Solution/contentTypes";
import type { Parts } from "../../../Solution/zip";

/** The one control of the base. */
export const CONTROL_PART = "Controls/opencx_OpenCX.Sample/ControlManifest.xml";
export const BUNDLE_PART = "Controls/opencx_OpenCX.Sample/bundle.js";
export const STRINGS_PART = "Controls/opencx_OpenCX.Sample/strings/Sample.1033.resx";
export const SCRIPT_PART = "WebResources/opencx_case5B0D7C1E-2F6A-4F0E-9A57-5C1F0A3E7D24";
export const VARIABLE_PART = "environmentvariabledefinitions/opencx_Limit/environmentvariabledefinition.xml";

const DESCRIPTION_CLASS = "{E0DECE4B-6FC8-4a8f-A065-082708572369}";
const DESCRIPTION_ID = "{10000000-0000-4000-8000-000000000001}";
const ROLE_ID = "{20000000-0000-4000-8000-000000000001}";
const VIEW_ID = "{30000000-0000-4000-8000-000000000001}";
const FORM_ID = "{40000000-0000-4000-8000-000000000001}";
const id = (number: number): string => `{40000000-0000-4000-8000-0000000001${number}}`;
const name = (text: string): string =>
  `<LocalizedNames><LocalizedName description="${text}" languagecode="1033" /></LocalizedNames>`;
const labels = (text: string): string => `<labels><label description="${text}" languagecode="1033" /></labels>`;

const hosted = (formFactor: number): string =>
  `<customControl formFactor="${formFactor}" name="opencx_OpenCX.Sample"><parameters><description>description</description><hosts static="true" type="SingleLine.Text">open.cx</hosts></parameters></customControl>`;

const FORM = `<systemform>
<formid>${FORM_ID}</formid>
<IntroducedVersion>1.0.0.0</IntroducedVersion>
<FormPresentation>1</FormPresentation>
<FormActivationState>1</FormActivationState>
<form>
<tabs><tab name="opencx_tab" id="${id(11)}" showlabel="true" verticallayout="true">${labels("Conversation")}
<columns><column width="100%"><sections><section name="opencx_section" id="${id(12)}" showlabel="false">${labels("Conversation")}
<rows><row><cell id="${id(13)}" rowspan="4">${labels("Description")}
<control id="description" classid="${DESCRIPTION_CLASS}" datafieldname="description" uniqueid="${DESCRIPTION_ID}" /></cell></row>
<row><cell id="${id(14)}">${labels("Session")}<control id="opencx_sessionid" classid="{4273EDBD-AC1D-40d3-9FB2-095C621B552D}" datafieldname="opencx_sessionid" /></cell></row></rows>
</section></sections></column></columns></tab></tabs>
<controlDescriptions><controlDescription forControl="${DESCRIPTION_ID}">
<customControl id="${DESCRIPTION_CLASS}"><parameters><datafieldname>description</datafieldname></parameters></customControl>
${[0, 1, 2].map(hosted).join("\n")}
</controlDescription></controlDescriptions>
<formLibraries><Library name="opencx_/case.js" libraryUniqueId="${id(15)}" /></formLibraries>
<events><event name="onload" application="false" active="false"><Handlers><Handler functionName="Sample.onLoad" libraryName="opencx_/case.js" handlerUniqueId="${id(16)}" enabled="true" parameters="" passExecutionContext="true" /></Handlers></event></events>
<DisplayConditions Order="1" FallbackForm="false"><Role Id="${ROLE_ID}" /></DisplayConditions>
</form>
<IsCustomizable>1</IsCustomizable>
${name("Sample")}
</systemform>`;

const COLUMN = `<attribute PhysicalName="opencx_SessionId">
<Type>nvarchar</Type><Name>opencx_sessionid</Name><LogicalName>opencx_sessionid</LogicalName>
<RequiredLevel>none</RequiredLevel><DisplayMask>ValidForAdvancedFind|ValidForForm|ValidForGrid</DisplayMask>
<IsCustomField>1</IsCustomField><IntroducedVersion>1.0.0.0</IntroducedVersion><IsSecured>0</IsSecured>
<Format>text</Format><MaxLength>100</MaxLength><Length>200</Length>
<displaynames><displayname description="Session" languagecode="1033" /></displaynames>
</attribute>`;

const VIEW = `<savedquery>
<IsCustomizable>1</IsCustomizable><querytype>0</querytype><savedqueryid>${VIEW_ID}</savedqueryid>
<layoutxml><grid name="resultset" object="112" jump="title" select="1" icon="1" preview="1"><row name="result" id="incidentid"><cell name="title" width="200" /></row></grid></layoutxml>
<fetchxml><fetch><entity name="incident"><attribute name="incidentid" /><attribute name="title" />
<filter type="and"><condition attribute="opencx_sessionid" operator="not-null" /></filter><order attribute="createdon" /></entity></fetch></fetchxml>
<IntroducedVersion>1.0.0.0</IntroducedVersion>${name("Phone cases")}
</savedquery>`;

const CHART = `<visualization><savedqueryvisualizationid>${id(17)}</savedqueryvisualizationid>
<datadescription><datadefinition><fetchcollection><fetch mapping="logical" aggregate="true" count="5"><entity name="incident">
<attribute name="createdon" groupby="true" alias="when" dategrouping="day" /><attribute name="incidentid" aggregate="count" alias="cases" /><order alias="cases" /></entity></fetch></fetchcollection>
<categorycollection><category alias="when"><measurecollection><measure alias="cases" /></measurecollection></category></categorycollection></datadefinition></datadescription>
<presentationdescription><Chart><Series><Series ChartType="Column" /></Series><ChartAreas><ChartArea /></ChartAreas></Chart></presentationdescription>
<isdefault>0</isdefault>${name("Calls by day")}</visualization>`;

const RIBBON = `<RibbonDiffXml><CustomActions>
<CustomAction Id="opencx.Open.Action" Location="Mscrm.Form.incident.MainTab.Save.Controls._children" Sequence="10">
<CommandUIDefinition><Button Id="opencx.Open" Command="opencx.Open.Command" LabelText="$LocLabels:opencx.Open.Label" /></CommandUIDefinition>
</CustomAction></CustomActions>
<CommandDefinitions><CommandDefinition Id="opencx.Open.Command">
<EnableRules><EnableRule Id="opencx.Open.Enabled" /></EnableRules><DisplayRules />
<Actions><JavaScriptFunction FunctionName="Sample.open" Library="$webresource:opencx_/case.js" /></Actions>
</CommandDefinition></CommandDefinitions>
<RuleDefinitions><TabDisplayRules /><DisplayRules /><EnableRules><EnableRule Id="opencx.Open.Enabled"><CustomRule FunctionName="Sample.isOpen" Library="$webresource:opencx_/case.js" Default="true" /></EnableRule></EnableRules></RuleDefinitions>
<LocLabels><LocLabel Id="opencx.Open.Label"><Titles><Title description="Open" languagecode="1033" /></Titles></LocLabel></LocLabels>
</RibbonDiffXml>`;

const CUSTOMIZATIONS = `<ImportExportXml>
<Entities><Entity><Name LocalizedName="Case" OriginalName="">Incident</Name>
<EntityInfo><entity Name="Incident"><attributes>${COLUMN}</attributes></entity></EntityInfo>
<FormXml><forms type="main">${FORM}</forms></FormXml>
<SavedQueries><savedqueries>${VIEW}</savedqueries></SavedQueries>
<Visualizations>${CHART}</Visualizations>
${RIBBON}
</Entity></Entities>
<Roles><Role id="${ROLE_ID}" name="Sample reader"><IsCustomizable>1</IsCustomizable><RolePrivileges><RolePrivilege name="prvReadIncident" level="Global" /></RolePrivileges></Role></Roles>
<WebResources><WebResource><WebResourceId>{5B0D7C1E-2F6A-4F0E-9A57-5C1F0A3E7D24}</WebResourceId><Name>opencx_/case.js</Name><WebResourceType>3</WebResourceType>
<IntroducedVersion>1.0.0.0</IntroducedVersion><FileName>/${SCRIPT_PART}</FileName></WebResource></WebResources>
<CustomControls><CustomControl><Name>opencx_OpenCX.Sample</Name><FileName>/${CONTROL_PART}</FileName></CustomControl></CustomControls>
<Languages><Language>1033</Language></Languages>
</ImportExportXml>`;

const SOLUTION = `<ImportExportXml version="9.2.0.0" SolutionPackageVersion="9.2" languagecode="1033">
<SolutionManifest><UniqueName>Sample</UniqueName>${name("Sample")}<Descriptions />
<Version>1.0.0.0</Version><Managed>1</Managed>
<Publisher><UniqueName>opencx</UniqueName>${name("OpenCX")}<CustomizationPrefix>opencx</CustomizationPrefix><CustomizationOptionValuePrefix>48271</CustomizationOptionValuePrefix></Publisher>
<RootComponents>
<RootComponent type="1" schemaName="incident" behavior="2" />
<RootComponent type="20" id="${ROLE_ID}" behavior="0" />
<RootComponent type="60" id="${FORM_ID}" behavior="0" />
<RootComponent type="61" schemaName="opencx_/case.js" behavior="0" />
<RootComponent type="66" schemaName="opencx_OpenCX.Sample" behavior="0" />
<RootComponent type="380" schemaName="opencx_Limit" behavior="0" />
</RootComponents>
<MissingDependencies />
</SolutionManifest></ImportExportXml>`;

const MANIFEST = `<?xml version="1.0" encoding="utf-8"?>
<manifest><control namespace="OpenCX" constructor="Sample" version="1.0.0" display-name-key="Name" description-key="Text" control-type="virtual">
<property name="description" display-name-key="Name" of-type="Multiple" usage="bound" required="true" />
<property name="hosts" display-name-key="Name" of-type="SingleLine.Text" usage="input" />
<event name="Linked" display-name-key="Name" />
<resources><code path="bundle.js" order="1" /><platform-library name="React" version="16.14.0" /><platform-library name="Fluent" version="8.121.1" /><resx path="strings/Sample.1033.resx" version="1.0.0" /></resources>
<feature-usage><uses-feature name="WebAPI" required="true" /></feature-usage>
</control></manifest>`;

const PARTS: Readonly<Record<string, string>> = {
  "solution.xml": SOLUTION,
  "customizations.xml": CUSTOMIZATIONS,
  [CONTROL_PART]: MANIFEST,
  [BUNDLE_PART]:
    'function Sample(context) { return context.webAPI; }\nComponentFramework.registerControl("OpenCX.Sample", Sample);\n',
  [STRINGS_PART]: `<root><data name="Name"><value>Sample</value></data><data name="Text"><value>A sample</value></data></root>`,
  [SCRIPT_PART]:
    "var Sample = { onLoad: function (executionContext) {}, open: function () {}, isOpen: function () { return true; } };\n",
  [VARIABLE_PART]: `<environmentvariabledefinition schemaname="opencx_Limit"><defaultvalue>10</defaultvalue><displayname default="Limit"><label description="Limit" languagecode="1033" /></displayname><introducedversion>1.0.0.0</introducedversion><iscustomizable>1</iscustomizable><isrequired>0</isrequired><secretstore>0</secretstore><type>100000001</type></environmentvariabledefinition>`,
};

/** A small solution of ours that has one of everything the checks look at, and no fault. */
export function baseParts(): Parts {
  const encoder = new TextEncoder();
  const names = Object.keys(PARTS);
  return new Map(
    Object.entries({ ...PARTS, "[Content_Types].xml": contentTypes(names) }).map(([part, text]) => [
      part,
      encoder.encode(text),
    ]),
  );
}
