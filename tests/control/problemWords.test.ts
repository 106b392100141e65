import { problemOf } from "../../OpenCXTranscriptControl/host/problem";

const BROKEN = { kind: "broken", detail: "" };
const code = (errorCode: number, message: string): Error => Object.assign(new Error(message), { errorCode });

test.each<[string, unknown]>([
  ["a script's error", new TypeError("Cannot read properties of undefined (reading 'entities')")],
  ["its older words", new Error("Cannot read property 'entities' of undefined")],
  ["Safari's", new TypeError("undefined is not an object (evaluating 'a.b')")],
  ["Firefox's", new TypeError('can\'t access property "entities", a is null')],
  ["a missing function", new Error("e.getString is not a function")],
  ["a missing name", new Error("Xrm is not defined")],
  ["a number out of range", new RangeError("Invalid array length")],
  ["an error as text", "TypeError: Failed to execute 'json' on 'Response'"],
  ["another window's error", new Error("Script error.")],
  ["an answer that is no JSON", new SyntaxError("Unexpected token < in JSON at position 0")],
  ["its newer words", new Error("Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON")],
  ["a gateway's page", code(403000, "<!DOCTYPE html>\n<html><head><title>Proxy</title></head></html>")],
  ["a page without a doctype", new Error("\r\n<html><body><h1>502 Bad Gateway</h1></body></html>")],
  ["a sign-in page", { message: "<HTML><HEAD><META HTTP-EQUIV='refresh'></HEAD></HTML>" }],
  ["XML", new Error('<?xml version="1.0"?><error>no</error>')],
  ["a JSON body without an error", new Error('{"value":[]}')],
  ["a JSON body that was cut", new Error('{"error":{"code":"0x80048d19","mess')],
  ["a list", new Error('[{"a":1}]')],
  ["JSON behind a word", new Error('Error 400: {"code":"x"}')],
  ["an object as text", new Error("[object Object]")],
  ["the server's null reference", code(-2147204784, "Object reference not set to an instance of an object.")],
  ["the server's exception", code(-2147204784, "System.NullReferenceException: no\r\n   at Microsoft.Crm.Go()")],
  ["SQL", code(-2147204784, "SqlException (0x80131904): Timeout expired.")],
  ["a word", new Error("Forbidden")],
  ["a code", code(-2147204784, "0x80048d19")],
  ["nothing", undefined],
  ["null", null],
  ["no words", code(-2147204784, "")],
  ["a number", 42],
  ["an object", {}],
])("%s is a sentence of ours, not what it says", (_, error) => {
  expect(problemOf(error)).toEqual(BROKEN);
});

test.each<[string, unknown, string]>([
  ["a plug-in's words", code(-2147220891, "The postal code is not valid."), "The postal code is not valid."],
  ["without their stack", code(-2147220891, "The name is taken.\r\n   at Contoso.Plugin.Run()"), "The name is taken."],
  [
    "in one line",
    code(-2147220891, "The name is taken. at Contoso.Plugin.Run(IServiceProvider)"),
    "The name is taken.",
  ],
  [
    "in Japanese, which has no spaces",
    code(-2147220891, "この名前は使用されています。"),
    "この名前は使用されています。",
  ],
  ["in Arabic", code(-2147220891, "الاسم مستخدم بالفعل."), "الاسم مستخدم بالفعل."],
  ["in a JSON body", new Error('{"error":{"code":"0x80040265","message":"The name is taken."}}'), "The name is taken."],
  ["in a body as text", ' {"error":{"code":"","message":"The name is taken."}}', "The name is taken."],
])("what Dataverse says in a sentence is read out: %s", (_, error, words) => {
  expect(problemOf(error)).toEqual({ kind: "refused", detail: words });
});

test.each<[string, unknown, string]>([
  ["a code in a JSON body", new Error('{"error":{"code":"0x80040220","message":"no"}}'), "denied"],
  ["a privilege in one", new Error('{"error":{"code":"0x80040220","message":"missing prvReadContact"}}'), "privilege"],
  ["a status beside one", Object.assign(new Error('{"error":{"message":""}}'), { status: 429 }), "busy"],
  ["a page with a status", Object.assign(new Error("<html></html>"), { status: 403 }), "denied"],
  ["a request that was broken off", new DOMException("The user aborted a request.", "AbortError"), "offline"],
  ["no network", new TypeError("NetworkError when attempting to fetch resource."), "offline"],
])("%s is known all the same", (_, error, kind) => {
  expect(problemOf(error).kind).toBe(kind);
});
