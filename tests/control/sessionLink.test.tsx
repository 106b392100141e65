import "@testing-library/jest-dom";
import { fireEvent, screen } from "@testing-library/react";
import { sessionLink } from "../../Caller/sessionLink";
import { write } from "../../Transcript/description/write";
import { mount, unsavedHost } from "./support/mount";
import { CALL } from "./support/sampleCall";

const HOSTS = "platform.open.cx, Sessions.Contoso.example ,internal.example:8443";

test.each([
  "https://platform.open.cx/inbox/1",
  "  https://platform.open.cx/inbox/1  ",
  "HTTPS://PLATFORM.OPEN.CX/inbox/1",
  "https://platform.open.cx:443/inbox/1",
  "https://sessions.contoso.example/?a=b@c",
  "https://internal.example:8443/x",
])("opened: %s", (address) => {
  expect(sessionLink(address, HOSTS).kind).toBe("link");
});

test.each([
  ["javascript:alert(1)", "scheme"],
  ["JaVaScRiPt:alert(1)//platform.open.cx", "scheme"],
  ["data:text/html,<script>alert(1)</script>", "scheme"],
  ["http://platform.open.cx/inbox/1", "scheme"],
  ["ftp://platform.open.cx", "scheme"],
  ["//platform.open.cx/inbox/1", "address"],
  ["platform.open.cx/inbox/1", "address"],
  ["", "address"],
  ["https://", "address"],
  ["https://platform.open.cx@evil.example/", "user"],
  ["https:platform.open.cx/inbox/1", "address"],
  ["https:@platform.open.cx/inbox/1", "address"],
  ["https:///platform.open.cx", "address"],
  ["https://platform.open.cx:password@evil.example/", "user"],
  ["https://@platform.open.cx/", "user"],
  ["https://user@platform.open.cx/", "user"],
  ["https://evil.example/platform.open.cx", "host"],
  ["https://platform.open.cx.evil.example/", "host"],
  ["https://sub.platform.open.cx/", "host"],
  ["https://open.cx/", "host"],
  ["https://platform.open.cx:8443/", "host"],
  ["https://platform.open.cx./", "host"],
  ["https://plаtform.open.cx/", "host"],
  ["https://platform.open.cx\\@evil.example/", "address"],
  ["https://platform.open.cx/a\nb", "address"],
])("not opened: %s (%s)", (address, reason) => {
  expect(sessionLink(address, HOSTS)).toMatchObject({ kind: "refused", reason });
});

test("an empty list allows nothing", () => {
  expect(sessionLink("https://platform.open.cx/", " , ")).toMatchObject({ kind: "refused", reason: "host" });
});

test("an allowed session opens through the host's navigation", () => {
  const { host } = mount(unsavedHost({ description: write(CALL), callerPhone: null }));
  fireEvent.click(screen.getByRole("button", { name: /Open session in OpenCX/ }));
  expect(host.openUrl).toHaveBeenCalledWith(CALL.session);
});

test("the column wins over the description's session", () => {
  const { host } = mount(
    unsavedHost({ description: write(CALL), sessionUrl: "https://platform.open.cx/inbox/2", callerPhone: null }),
  );
  fireEvent.click(screen.getByTestId("ocx-session-link"));
  expect(host.openUrl).toHaveBeenCalledWith("https://platform.open.cx/inbox/2");
});

test("the admin's list decides", () => {
  const { host } = mount(
    unsavedHost({
      description: write({ ...CALL, session: "https://sessions.contoso.example/1" }),
      sessionLinkHosts: HOSTS,
      callerPhone: null,
    }),
  );
  fireEvent.click(screen.getByTestId("ocx-session-link"));
  expect(host.openUrl).toHaveBeenCalledTimes(1);
});

test("a refused address is text, with the reason", () => {
  mount(
    unsavedHost({
      description: write({ ...CALL, session: "https://platform.open.cx@evil.example/x" }),
      callerPhone: null,
    }),
  );
  expect(screen.queryByTestId("ocx-session-link")).toBeNull();
  expect(screen.getByTestId("ocx-session-refused")).toHaveTextContent("https://platform.open.cx@evil.example/x");
  expect(screen.getByTestId("ocx-session-refused")).toHaveTextContent("carries a user name");
  expect(document.querySelectorAll("a")).toHaveLength(0);
});
