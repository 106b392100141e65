import { fireEvent, screen } from "@testing-library/react";
import { write } from "../../Transcript/description/write";
import { readCases } from "../support/cases";
import { mount, newHost, settle } from "./support/mount";

const cases = [
  ["Ann Marie van der Berg, Jr.", ["Ann Marie", "van der Berg, Jr."]] as const,
  ...readCases<{ name: string }, { control: readonly [string, string] }>("names").map(
    ({ input, expected }) => [input.name, expected.control] as const,
  ),
];

test.each(cases)("the rep finds the caller %j in the form as %j", async (name, [firstName, lastName]) => {
  mount(newHost({ description: write({ channel: "phone", caller: { name }, turns: [] }) }));
  await settle();
  fireEvent.click(screen.getByTestId("ocx-create"));
  const value = (label: string | RegExp): string => screen.getByLabelText<HTMLInputElement>(label).value;
  expect([value("First name"), value(/^Last name/)]).toEqual([firstName, lastName]);
});
