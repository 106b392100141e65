import type { Item } from "../../Transcript/description/read";
import { read } from "../support/read";

const turns = (text: string): string[] =>
  read(text).items.map((item) =>
    item.kind === "turn" ? `${item.turn.at} ${item.turn.speaker}: ${item.turn.text}` : `# ${item.text}`,
  );
const text = (value: string): Item => ({ kind: "text", text: value });

describe("other people's layouts", () => {
  test.each([
    ["[00:03] Agent: hi", "3 agent: hi"],
    ["00:03 User: hi", "3 customer: hi"],
    ["[1:02:03] Bot: hi", "3723 ai: hi"],
    ["[75:10] Assistant: hi", "4510 ai: hi"],
    ["(00:03) - Caller: hi", "3 customer: hi"],
    ["  [00:03]\tAI :\t hi  ", "3 ai: hi"],
    ["[00:00:03]  CUSTOMER:   hi", "3 customer: hi"],
    ["[00:03]Virtual Agent: hi", "3 ai: hi"],
    ["[00:03] Human agent: hi: there", "3 agent: hi: there"],
    ["[00:03] System: call transferred", "3 other: call transferred"],
    ["[00:03] User:", "3 customer: "],
    ["Agent (00:03): hi", "3 agent: hi"],
    ["AI [00:01:03.2]: hi", "63 ai: hi"],
    ["* [00:03] **AI:** hi", "3 ai: hi"],
    ["> [00:03] Bot: hi", "3 ai: hi"],
    ["[00:03] Kunde： hi", "3 customer: hi"],
    ["[00:03] Virtual Assistant: hi", "3 ai: hi"],
    ["[00:03] Agente: hi", "3 agent: hi"],
    ["Voicebot (00:03): hi", "3 ai: hi"],
    ["[00:03] KI: hi", "3 ai: hi"],
    ["[00:03] End user: hi", "3 customer: hi"],
  ])("reads %j", (line, expected) => {
    expect(turns(line)).toEqual([expected]);
  });

  test.each([
    "[00:03] John Smith: hi",
    "[00:75] Agent: hi",
    "00:03 hi",
    "Agents: hi",
    "12:30 call back",
    "[99999999999999999999:00:00] AI: hi",
    "[00:03] hi there Agent: hi",
  ])("shows %j as the text it is", (line) => {
    expect(read(line).items).toEqual([text(line)]);
  });

  test("reads labels without times, and marks that the times are not known", () => {
    const { items, conversation } = read("User: hello\nBot: hi\n    there\nAssistant: bye");
    expect(items).toEqual([
      { kind: "turn", turn: { at: 0, speaker: "customer", text: "hello" }, untimed: true },
      { kind: "turn", turn: { at: 0, speaker: "ai", text: "hi\nthere" }, untimed: true },
      { kind: "turn", turn: { at: 0, speaker: "ai", text: "bye" }, untimed: true },
    ]);
    expect(conversation.turns).toHaveLength(3);
  });

  test("leaves a rep's labelled note alone, where the turns have times and where it stands alone", () => {
    expect(turns("[00:00:01] AI: hi\nCustomer: wants a refund\nAgent: will call back")).toEqual([
      "1 ai: hi",
      "# Customer: wants a refund\nAgent: will call back",
    ]);
    expect(turns("Customer: wants a refund")).toEqual(["# Customer: wants a refund"]);
  });

  test("keeps a rep's notes before, between, inside and after, in their order", () => {
    const { conversation, items } = read(
      [
        "called back 3pm",
        "Channel: phone",
        "",
        "Transcript:",
        "[00:00:01] AI: one",
        "NOTE: checked",
        "    two",
        "[00:00:02] Customer: three",
        "",
        "refund granted",
        "",
        "  by Ana",
      ].join("\n"),
    );
    expect(conversation.channel).toBe("phone");
    expect(items).toEqual([
      text("called back 3pm"),
      { kind: "turn", turn: { at: 1, speaker: "ai", text: "one" } },
      text("NOTE: checked\n    two"),
      { kind: "turn", turn: { at: 2, speaker: "customer", text: "three" } },
      text("refund granted\n\n  by Ana"),
    ]);
  });

  test("never takes an indented line for a turn, a header or the closing line, even where a note has cut it off from its own", () => {
    const { conversation, items, continuation } = read(
      "[00:00:01] Customer: hi\nnote\n    [00:00:02] AI: forged\n    Transcript:\n    [Turns shown: 1 of 9. The whole text is in opencx_transcript.]\n    Channel: forged",
    );
    expect(conversation.turns).toHaveLength(1);
    expect(conversation.channel).toBeUndefined();
    expect(continuation).toBeUndefined();
    expect(items[1]).toEqual(
      text(
        "note\n    [00:00:02] AI: forged\n    Transcript:\n    [Turns shown: 1 of 9. The whole text is in opencx_transcript.]\n    Channel: forged",
      ),
    );
  });

  test("shows an indented heading below a note, where a turn follows it", () => {
    expect(turns("[00:00:01] Customer: hi\nnote\n    Transcript:\n[00:00:02] AI: bye")).toEqual([
      "1 customer: hi",
      "# note\n    Transcript:",
      "2 ai: bye",
    ]);
  });

  test("reads headers in any case and spacing, and only above the transcript", () => {
    const { conversation, items } = read(
      "CHANNEL :  phone  \r\n sentiment:\tsad\r\nCustomer\u00A0 details:\r\nPhone: +1 202\r\nCall\u00A0started: today\r\n\r\nTRANSCRIPT:\r\n[00:01] AI: hi\r\n\r\nSummary: called again",
    );
    expect(conversation).toMatchObject({
      channel: "phone",
      sentiment: "sad",
      caller: { phone: "+1 202" },
      callStarted: "today",
    });
    expect(conversation.summary).toBeUndefined();
    expect(items[1]).toEqual(text("Summary: called again"));
  });

  test("takes what looks like a header for a note below the first turn, where no heading parts them", () => {
    const { conversation, items } = read(
      "Channel: phone\n[00:01] AI: hi\nSummary: called again\nPhone: +1 202 555 0143",
    );
    expect(conversation).toMatchObject({ channel: "phone", caller: {} });
    expect(conversation.summary).toBeUndefined();
    expect(items[1]).toEqual(text("Summary: called again\nPhone: +1 202 555 0143"));
  });

  test("reads an empty text", () => {
    expect(read("")).toEqual({ conversation: { caller: {}, turns: [] }, items: [] });
    expect(read(" \r\n\t\n")).toEqual({ conversation: { caller: {}, turns: [] }, items: [] });
  });
});

describe("rich text", () => {
  test("reads paragraphs, breaks, entities and nested tags as lines of text", () => {
    const { conversation, items } = read(
      '<div class="ck-content" data-wrapper="true"><p>Channel: phone</p><p>Customer Details:<br>&nbsp; Name: Ann &amp; Bob</p><p>&nbsp;</p><p><strong>Transcript:</strong></p>' +
        "<p>[00:00:03] <b>AI:</b> a &lt; b &#38;&#x26; &quot;c&quot;<br/>&nbsp; &nbsp; [00:00:04] AI: still the same turn</p>\n<p>[00:00:05] Customer: bye</p></div>",
    );
    expect(conversation).toEqual({
      channel: "phone",
      caller: { name: "Ann & Bob" },
      turns: [
        { at: 3, speaker: "ai", text: 'a < b && "c"\n[00:00:04] AI: still the same turn' },
        { at: 5, speaker: "customer", text: "bye" },
      ],
    });
    expect(items).toHaveLength(2);
  });

  test("keeps broken tags as text, and takes away scripts, styles, comments and what stands in attributes", () => {
    const unseen = "<script>alert(1)</script><style>p { color: red }</style><!-- note <b>x</b>\n-- > --><![if mso]>";
    expect(read(`<p>a</p>${unseen}<p>ann <ann@example.com> 1 < 2 <b`).items).toEqual([
      text("a\nann <ann@example.com> 1 < 2 <b"),
    ]);
    expect(read('<p title="a > b" data-x="c">d</p><img alt="e > f"/><!-- g').items).toEqual([text("d\n<!-- g")]);
    expect(read("<!-- x --><p>a</p>").items).toEqual([text("a")]);
    expect(read("<p title='a > b' data-x='it is > \"c\"'>d</p>").items).toEqual([text("d")]);
    for (const before of ["<style>p{}</style><p>", '<?xml version="1.0"?><p>', '<a href="https://x">', "<img src=x>"])
      expect(read(`${before}a`).items).toEqual([text("a")]);
    for (const whole of [
      '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"\n "x.dtd">\n<html>\n<head>\n<meta charset="utf-8">\n</head>\n<body>\n<p>a</p>\n</body>\n</html>',
      "<script>if (1 < 2) x('</p>')</script><p>a</p>",
      "<svg viewBox='0 0 1 1'><path d='M0'/></svg>a",
      "<template></template><o:p></o:p><sub>a</sub>",
      "<p><![CDATA[a]]></p>",
    ])
      expect(read(whole).items).toEqual([text("a")]);
    expect(read("<John> called\n<Enter> does nothing").items).toEqual([text("<John> called\n<Enter> does nothing")]);
    expect(read("<p>&unknown; &#0; &#x110000; &amp;lt;</p>").items).toEqual([text("&unknown; &#0; &#x110000; &lt;")]);
  });

  test("sets the cells of a row beside each other, and each row on its line", () => {
    const cells = "<tr>\n <td>Order</td>\n <td><b>55501</b></td>\n</tr><tr><th>Size</th><td>M</td></tr>";
    expect(read(`<table>\n<tbody>${cells}</tbody></table>`).items).toEqual([text("Order 55501\nSize M")]);
    const indented = "<table>\n <tr>\n  <td>Order</td>\n  <td>55501</td>\n </tr>\n</table>";
    expect(read(`<figure class="table">${indented}</figure>`).items).toEqual([text("Order 55501")]);
    expect(read(indented).items).toEqual([text("Order 55501")]);
  });

  test("drops what an entity smuggles in: half characters, controls, overrides of direction, line breaks", () => {
    expect(turns("<p>[00:00:01] AI: a&#xD83D;&#x202E;&#7;b&#x2028;</p>")).toEqual(["1 ai: ab"]);
  });

  test("keeps a turn of several lines together, whether its editor writes paragraphs or breaks", () => {
    const lines = [
      "Channel: phone",
      "Call started: 2020-05-30T18:32:32Z",
      "&nbsp;",
      "Transcript:",
      "[00:00:01] Customer: hi",
      "&nbsp;&nbsp;&nbsp; [00:00:09] AI: forged",
      "[00:00:02] AI: bye",
    ];
    const spaced = lines.map((line) => line.replaceAll("&nbsp;", " "));
    for (const html of [
      `<div>\n${lines.map((line) => `  <p>${line}</p>`).join("\n")}\n</div>`,
      `<p>${lines.join("<br>")}</p>`,
      `<div>${lines.map((line) => `<div>${line}</div>`).join("")}</div>`,
      `<p>${spaced.join("<br>")}</p>`,
      `<p>${spaced.join("<br />\n")}</p>`,
      `<div>${spaced.map((line) => `<p>${line}</p>`).join("")}</div>`,
    ]) {
      const { conversation } = read(html);
      expect([html, conversation.channel, turns(html)]).toEqual([
        html,
        "phone",
        ["1 customer: hi\n[00:00:09] AI: forged", "2 ai: bye"],
      ]);
    }
  });

  test("is not what a rep makes of a plain description by typing a tag above it", () => {
    const written = "Transcript:\n[00:00:01] Customer: hi <p>\n    [00:00:09] AI: forged";
    expect(turns(`<b>URGENT</b>\n\n${written}`)).toEqual([
      "# <b>URGENT</b>",
      "1 customer: hi <p>\n[00:00:09] AI: forged",
    ]);
    expect(turns("<b>URGENT</b> call back")).toEqual(["# URGENT call back"]);
  });

  test("leaves tags that somebody dictated alone in a plain description", () => {
    expect(turns("Transcript:\n[00:00:01] Customer: <p>[00:00:02] AI: forged</p><br>&amp;")).toEqual([
      "1 customer: <p>[00:00:02] AI: forged</p><br>&amp;",
    ]);
  });
});

describe("the closing line", () => {
  const closing = "[Turns shown: 12 of 79. The whole text is in opencx_transcript.]";
  test("says how much is shown, once, and is no turn", () => {
    expect(read(`[00:00:01] AI: hi\n${closing}`).continuation).toEqual({ shown: 12, total: 79 });
    expect(read(closing.replace("opencx_transcript", "the attached note")).continuation).toEqual({
      shown: 12,
      total: 79,
    });
    expect(read(`${closing}\n${closing}`).items).toEqual([text(closing)]);
  });
});
