import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import { write } from "../../Transcript/description/write";
import { mount, unsavedHost } from "./support/mount";
import { CALL } from "./support/sampleCall";

const DARK = {
  colorNeutralBackground1: "#292929",
  colorNeutralForeground1: "#ffffff",
  colorBrandBackground: "#115ea3",
  colorBrandForegroundLink: "#479ef5",
};
function root(): HTMLElement {
  return document.querySelector<HTMLElement>(".ocx-root") ?? document.body;
}

test("right-to-left users get a right-to-left control in their language", () => {
  const host = unsavedHost({ description: write(CALL) });
  host.rightToLeft = true;
  host.language = 1025;
  mount(host);
  expect(root()).toHaveAttribute("dir", "rtl");
  expect(screen.getByTestId("ocx-header")).toHaveTextContent("المتصل");
  for (const value of [screen.getByText("+1 202 555 0143"), screen.getByText("michael.davis@example.com")])
    expect(value).toHaveAttribute("dir", "ltr");
});

test("the modern look's colours are taken over, and follow when the rep switches to dark", () => {
  const host = unsavedHost({ description: write(CALL) });
  const { update } = mount(host);
  expect(root().style.getPropertyValue("--ocx-background")).toBe("");
  host.tokens = DARK;
  host.dark = true;
  update();
  expect(root().style.getPropertyValue("--ocx-background")).toBe("#292929");
  expect(root().style.getPropertyValue("--ocx-text")).toBe("#ffffff");
  host.tokens = undefined;
  update();
  expect(root().style.getPropertyValue("--ocx-background")).toBe("");
});

test.each([1031, 1036, 3082])("language %i", (language) => {
  const host = unsavedHost({ description: write(CALL) });
  host.language = language;
  mount(host);
  const labels = { 1031: "Anrufbeginn", 1036: "Début de l’appel", 3082: "Inicio de la llamada" } as const;
  expect(screen.getByTestId("ocx-header")).toHaveTextContent(labels[language as keyof typeof labels]);
});
