import { cleanup, screen } from "@testing-library/react";
import { write } from "../../Transcript/description/write";
import { sessionAddress, type Variables } from "../../Caller/variables";
import { rejection } from "./support/fakeDataverse";
import { mount, newHost, settle, type Host } from "./support/mount";
import { CALL } from "./support/sampleCall";

const CARD = "He paid with 4111 1111 1111 1111.";
const LINK = "https://inbox.example/s/1";

async function show(values: Record<string, unknown>, variables: Variables | undefined): Promise<Host> {
  const host = newHost({ description: write({ ...CALL, session: undefined }), ...values });
  if (variables === undefined)
    host.dataverse.before = ({ table }) =>
      table === "environmentvariabledefinition" ? Promise.reject(rejection(0x80040220, "no")) : undefined;
  else host.dataverse.variables = variables;
  mount(host);
  await settle();
  return host;
}

const opensIt = (): boolean => screen.queryByTestId("ocx-session-link") !== null;

// The first of this file: what was once read is known for as long as the app is open.
test("masked card numbers stay masked while nothing is known: the variable may forbid to reveal them", async () => {
  const host = await show({ description: CARD, revealCards: "yes" }, undefined);
  expect(screen.queryByTestId("ocx-reveal")).toBeNull();
  expect(host.dataverse.seen("search", "environmentvariabledefinition")).toHaveLength(1);
});

test.each<[string, Variables | undefined, string | undefined, boolean]>([
  ["the variable", { opencx_SessionLinkHosts: "a.example, INBOX.example" }, undefined, true],
  // What the platform gives for a property that nobody set, and forms of earlier versions hold.
  [
    "the variable behind the manifest's default",
    { opencx_SessionLinkHosts: "inbox.example" },
    "platform.open.cx",
    true,
  ],
  ["a property before the variable", { opencx_SessionLinkHosts: "inbox.example" }, "other.example", false],
  ["a property where the variable names others", { opencx_SessionLinkHosts: "other.example" }, "inbox.example", true],
  ["OpenCX alone where nothing is said", {}, undefined, false],
  ["OpenCX alone where nothing can be read", undefined, undefined, false],
])("hosts of session links: %s", async (_, variables, sessionLinkHosts, opened) => {
  await show({ sessionUrl: LINK, sessionLinkHosts }, variables);
  expect(opensIt()).toBe(opened);
});

test("a case without a link of its own leads to the session by the template, in its own id", async () => {
  const template = "https://platform.open.cx/inbox/{sessionId}?v={sessionId}";
  const host = await show({ sessionId: "a/b$&" }, { opencx_SessionUrlTemplate: template });
  screen.getByTestId("ocx-session-link").click();
  expect(host.openUrl).toHaveBeenCalledWith("https://platform.open.cx/inbox/a%2Fb%24%26?v=a%2Fb%24%26");
  expect(sessionAddress(template, "1")).toBe("https://platform.open.cx/inbox/1?v=1");
});

test("a case's own link counts before the template, and without a session there is none", async () => {
  const variables: Variables = { opencx_SessionUrlTemplate: "https://platform.open.cx/{sessionId}" };
  const host = await show({ sessionId: "1", sessionUrl: "https://platform.open.cx/own" }, variables);
  screen.getByTestId("ocx-session-link").click();
  expect(host.openUrl).toHaveBeenCalledWith("https://platform.open.cx/own");
  cleanup();
  await show({}, variables);
  expect(opensIt()).toBe(false);
});

test.each<[string, Variables | undefined, string | undefined, boolean]>([
  ["nothing forbids it", {}, undefined, true],
  ["both allow it", { opencx_RevealCards: "yes" }, "yes", true],
  ["the variable forbids it", { opencx_RevealCards: "no" }, "yes", false],
  ["the property forbids it", { opencx_RevealCards: "yes" }, " No ", false],
])("masked card numbers may be revealed: %s", async (_, variables, revealCards, offered) => {
  await show({ description: CARD, revealCards }, variables);
  expect(screen.queryByTestId("ocx-reveal") !== null).toBe(offered);
});

test("all variables are one request, of the panel and of the rest", async () => {
  const host = await show({ sessionId: "1" }, { opencx_DefaultCountry: "gb" });
  expect(host.dataverse.seen("search", "environmentvariabledefinition")).toHaveLength(1);
});
