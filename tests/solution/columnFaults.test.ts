import type { Parts } from "../../Solution/zip";
import { fixtureTree } from "./support/fixtureTree";
import { inCustomizations, problemsAfter, type Change } from "./support/faults";

let tree: Parts;
beforeAll(async () => (tree = await fixtureTree()));

test.each<[string, Change, RegExp]>([
  [
    "a column of a type that is none",
    inCustomizations("<Type>nvarchar<", "<Type>varchar<"),
    /column opencx_CallerPhone of table incident: Type "varchar" is none of/,
  ],
  [
    "a column whose names differ",
    inCustomizations('PhysicalName="opencx_CallerPhone"', 'PhysicalName="opencx_Phone"'),
    /Name and LogicalName are opencx_phone, opencx_callerphone, opencx_callerphone/,
  ],
  [
    "a text column that is too long",
    inCustomizations("<MaxLength>50<", "<MaxLength>5000<"),
    /MaxLength 5000 of nvarchar must be from 1 to 4000/,
  ],
  [
    "a column with a length in characters",
    inCustomizations("<Length>100<", "<Length>50<"),
    /Length 50 must be twice MaxLength, 100/,
  ],
  [
    "a column without a name",
    inCustomizations(/<displaynames>[\s\S]*?<\/displaynames>/, ""),
    /column opencx_callerphone of table incident has no name in any language/,
  ],
  [
    "a column with a flag that is none",
    inCustomizations("<IsSecured>0<", "<IsSecured>no<"),
    /<attribute> opencx_CallerPhone: IsSecured is "no" and must be 0 or 1/,
  ],
  [
    "a column of a required level that is none",
    inCustomizations("<RequiredLevel>none<", "<RequiredLevel>optional<"),
    /RequiredLevel is "optional" and must be none, recommended/,
  ],
  [
    "a column with two types",
    inCustomizations("<Type>nvarchar</Type>", "<Type>nvarchar</Type><Type>ntext</Type>"),
    /<attribute> opencx_CallerPhone holds <Type> twice/,
  ],
  [
    "a column introduced in no version",
    inCustomizations("<IntroducedVersion>0.1.0.0<", "<IntroducedVersion>first<"),
    /IntroducedVersion is "first" and must be a version/,
  ],
  [
    "a date that is neither a date nor a date and time",
    inCustomizations("<Format>datetime<", "<Format>timestamp<"),
    /column opencx_HandoffOn of table incident: Format "timestamp" is none of date, datetime/,
  ],
  [
    "a column on the form that forms cannot show",
    inCustomizations(/(<LogicalName>opencx_sentiment<[\s\S]*?<DisplayMask>)[^<]*/, "$1ValidForGrid"),
    /uses the column opencx_sentiment, whose DisplayMask lacks ValidForForm/,
  ],
  [
    "a table element of another name",
    inCustomizations('<entity Name="Incident">', '<entity Name="Incidnt">'),
    /its entity element is called Incidnt/,
  ],
])("%s is named", (_, change, expected) => {
  expect(problemsAfter(tree, change)).toMatch(expected);
});
