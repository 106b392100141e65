import type { OpenCXHistoryItem } from "../../LocalPlatform/opencx/contract";
import { htmlText } from "../../Ingestion/html";
import { aCall, at } from "../support/callFile";
import { caseOf, saidIn } from "./support/cases";
import { openInstallation, type Installation } from "./support/installation";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(async () => installation.close());

function item(event: Readonly<Record<string, unknown>>): OpenCXHistoryItem {
  return { created_at: at(20), event: { sender: { type: "contact" }, ...event } } as OpenCXHistoryItem;
}

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  [
    "an attachment without text",
    { type: "message", content: { text: "" }, attachments: [{ name: "leak.jpg", type: "image/jpeg" }] },
    "[Attachment: leak.jpg]",
  ],
  [
    "two attachments with text",
    { type: "message", content: { text: "see" }, attachments: [{ name: "a.pdf" }, { type: "image/png" }] },
    "see\n[Attachment: a.pdf]\n[Attachment: image/png]",
  ],
  ["an attachment of no name", { type: "message", attachments: [{}] }, "[Attachment]"],
  ["attachments as text", { type: "message", content: null, attachments: "leak.jpg" }, "[Attachment: leak.jpg]"],
  ["pressed keys", { type: "dtmf", content: { text: "1234#" } }, "[Keys pressed: 1234#]"],
  ["keys as a number", { type: "DTMF_received", content: { text: 7 } }, "[Keys pressed: 7]"],
  ["keys one by one", { type: "dtmf", content: { digits: ["1", 2, "#"] } }, "[Keys pressed: 12#]"],
  ["keys in the context", { type: "keypress", context: { digit: "5" } }, "[Keys pressed: 5]"],
  ["keys as a message's content", { type: "message", content: { type: "dtmf", text: "77" } }, "[Keys pressed: 77]"],
  ["keys that are not told", { type: "dtmf" }, "[Keys pressed]"],
  ["content that says it is HTML", { type: "message", content: { type: "text/html", text: "<p>a&eacute;</p>" } }, "aé"],
])("%s stands as a turn", async (_what, event, expected) => {
  const said = saidIn(await caseOf(installation, aCall({ more: [item(event)] })));
  expect(said).toEqual(["hello this is harper valley", "i would like to pay a bill", expected]);
});

test("an e-mail's HTML is its text, and an e-mail without markup stays as it is", async () => {
  const call = aCall({
    channel: "email",
    turns: [
      [3, "contact", "<div>Hello,<br>my caf&eacute; order is late.</div>"],
      [4, "ai", "1 < 2 and 3 > 2, writes <jo@example.com>"],
      [5, "contact", "I press <Enter> and\n<Tab>:\n\n  List<String> it says"],
    ],
  });
  expect(saidIn(await caseOf(installation, call))).toEqual([
    "Hello,\nmy café order is late.",
    "1 < 2 and 3 > 2, writes <jo@example.com>",
    "I press <Enter> and\n<Tab>:\n\n  List<String> it says",
  ]);
});

test("a caller who dictates markup on the phone has dictated it", async () => {
  const call = aCall({ turns: [[3, "contact", "<b>bold</b> &amp; <unk>"]] });
  expect(saidIn(await caseOf(installation, call))).toEqual(["<b>bold</b> &amp; <unk>"]);
});

test.each([
  ["<html><head><title>t</title><style>p{}</style></head><body><p>one</p><p>two</p></body></html>", "one\ntwo"],
  ["<script>alert(1)</script>words<!-- secret -->", "words"],
  ["<ul><li>a</li><li>b</li></ul>", "a\nb"],
  ["<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n c"],
  [
    "<head><meta charset=utf-8><style>p{}</style><p>the head's own end may be left out",
    "the head's own end may be left out",
  ],
  ["<pre>one\n  two</pre>three\nfour", "one\n  two\nthree four"],
  ["<select><option>a<option>b</select><nav>c</nav>d<textarea>e</textarea>f", "a\nb\nc\nd\ne\nf"],
  [
    "<p>Press <Enter>, <your name>, List<String>, <http://x.y>, <jo@x.com></p><o:p>end</o:p>",
    "Press <Enter>, <your name>, List<String>, <http://x.y>, <jo@x.com>\nend",
  ],
  ["<svg viewBox='0 0 1 1'><g><path d='M0'/><text>drawn</text></g></svg> words", "drawn words"],
  ["Tom &amp; Jerry\nand a <b>bold</b> word\nkeep their lines", "Tom & Jerry\nand a bold word\nkeep their lines"],
  ["<p>  many\n   spaces&nbsp;here </p>", "many spaces here"],
  ["&euro;&hellip;&rsquo;&#8364;&#x20AC;&NotANothing;", "€…’€€&NotANothing;"],
  ["<p>open <b>and never closed", "open and never closed"],
  ["one<br><br>two", "one\n\ntwo"],
  ['<a href="https://evil.example" title="no">link</a><img alt="x" src=y onerror=alert(1)>', "link"],
  ["<style>p{color:red} @media x { a:hover{b:c} }\n<p>one</p><p>two</p>", "one\ntwo"],
  ["<STYLE type='text/css'>words alone", "words alone"],
  ["<style>a{b:c}</style>one<style>", "one"],
  ["<style>a{b:c}</style>one <style>two {name} three", "one two {name} three"],
  ["<head><style>p{}\nin the head", "in the head"],
  ["<html><head><title>Hello<body><p>words", "Hello\nwords"],
  ["<script>words", "words"],
  ["<template><p>one</p><noscript>two", "one\ntwo"],
  ["one<!-- two<p>three", "one two\nthree"],
  ["one<!-- no --!>two<!--no-->", "onetwo"],
  ['<p>one <a href="x>two <b>three</b></p><p>four', "one two three\nfour"],
  ["one <two three", "one <two three"],
  ["one <a href='https://example.com", "one"],
  ["one <two <three </four", "one <two <three </four"],
  ["one <b>two</b", "one two"],
])("%s reads %j", (html, text) => {
  expect(htmlText(html)).toBe(text);
});
