import { linesOf, parseXml, readXml, XmlError } from "../../Solution/xml";

test("names, attributes, text, CDATA and references are read, comments and instructions left out", () => {
  const text = `\uFEFF<?xml version="1.0" encoding="utf-8"?>\r\n<!-- a --><a x='1' y="&quot;&#65;&#x1F600;&#10;">\r
  <?b c?><b/><xsi:c xmlns:xsi="urn:x" xsi:nil="true" /><d>1 &lt; 2<!-- - --><![CDATA[ & <3>]]></d>
</a>\n`;
  expect(parseXml(text, "a.xml")).toEqual({
    name: "a",
    attributes: { x: "1", y: '"A\u{1F600}\n' },
    text: "",
    children: [
      { name: "b", attributes: {}, children: [], text: "" },
      { name: "xsi:c", attributes: { "xmlns:xsi": "urn:x", "xsi:nil": "true" }, children: [], text: "" },
      { name: "d", attributes: {}, children: [], text: "1 < 2 & <3>" },
    ],
  });
});

test("line ends and white space of attributes are as XML has them, and a name that objects have is a name", () => {
  expect(parseXml('<a b="1\r\n2\t3" __proto__="p" constructor="c">x\r\ny\rz</a>', "a.xml")).toEqual({
    name: "a",
    attributes: Object.fromEntries([
      ["b", "1 2 3"],
      ["__proto__", "p"],
      ["constructor", "c"],
    ]),
    children: [],
    text: "x\ny\nz",
  });
});

test.each([
  ["nothing", "", 1],
  ["text alone", "a", 1],
  ["text before the root", "x<a/>", 1],
  ["text behind the root", "<a/>\n<!-- -->\nx", 3],
  ["a second root", "<a/>\n<b/>", 2],
  ["a tag that is not closed", "<a>\n<b>", 2],
  ["tags that cross", "<a>\n<b></a></b>", 2],
  ["an end without a beginning", "<a/>\n</a>", 2],
  ["an attribute without quotes", "<a>\n<b c=d/></a>", 2],
  ["an attribute without a value", "<a>\n<b c/></a>", 2],
  ["attributes without a space", '<a>\n<b c="1"d="2"/></a>', 2],
  ["an attribute twice", '<a>\n<b c="1" c="2"/></a>', 2],
  ["a < in an attribute", '<a>\n<b c="<"/></a>', 2],
  ["a < in a text", "<a>\n1 < 2</a>", 2],
  ["a bare &", "<a>\n1 & 2</a>", 2],
  ["an entity that XML does not have", "<a>\n&nbsp;</a>", 2],
  ["a reference to no character", "<a>\n&#0;</a>", 2],
  ["a reference beyond all characters", "<a>\n&#x7fffffff;</a>", 2],
  ["a control character", "<a>\n\u0007</a>", 2],
  ["half a character", "<a>\n\ud800</a>", 2],
  ["]]> in a text", "<a>\n]]></a>", 2],
  ["CDATA outside the root", "<a/>\n<![CDATA[x]]>", 2],
  ["CDATA without an end", "<a>\n<![CDATA[x</a>", 2],
  ["a comment without an end", "<a>\n<!-- </a>", 2],
  ["a comment with two hyphens", "<a>\n<!-- -- --></a>", 2],
  ["a declaration in the middle", "<a>\n<?xml version='1.0'?></a>", 2],
  ["a DOCTYPE", "\n<!DOCTYPE a><a/>", 2],
  ["a DOCTYPE whose entities grow", '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>', 1],
  ["a prefix that nobody declares", "<a>\n<b:c/></a>", 2],
  ["a prefix after the element that declares it", '<a><b xmlns:c="urn:c"/>\n<c:d/></a>', 2],
  ["a name of two colons", '<a xmlns:b="urn:b">\n<b:c:d/></a>', 2],
  ["a name that begins with a digit", "<a>\n<1/></a>", 2],
])("%s is no XML, and the line is said", (_what, text, line) => {
  expect(() => parseXml(text, "a.xml")).toThrow(XmlError);
  expect(() => parseXml(text, "a.xml")).toThrow(new RegExp(`^a\\.xml is not well-formed XML: .*\\(line ${line}\\)$`));
});

test("each element is found in its line", () => {
  const places = readXml("<a>\n\n<b/><c>\n</c>\n<d/></a>");
  const all = [places.root, ...places.root.children];
  expect([...linesOf(places, new Set(all)).values()]).toEqual([1, 3, 3, 5]);
});
