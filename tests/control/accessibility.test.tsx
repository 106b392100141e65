import "@testing-library/jest-dom";
import { screen, within } from "@testing-library/react";
import { write } from "../../Transcript/description/write";
import { mount, newHost, settle, unsavedHost } from "./support/mount";
import { CALL } from "./support/sampleCall";

test("what scrolls can be reached and has a name; turns are a list", () => {
  mount(unsavedHost({ description: write(CALL) }));
  const region = screen.getByTestId("ocx-transcript");
  expect(region).toHaveAccessibleName("Transcript");
  const rows = screen.getAllByRole("listitem");
  expect(rows).toHaveLength(4);
  expect(rows.map((row) => row.tabIndex)).toEqual([0, -1, -1, -1]);
});

test("the live region stands before anything is announced in it", async () => {
  const host = newHost({ description: write(CALL) });
  mount(host);
  const status = (): HTMLElement => within(screen.getByTestId("ocx-status")).getByRole("status");
  const region = status();
  await settle();
  expect(status()).toBe(region);
  expect(region).toHaveTextContent("No active contact has the number");
});
