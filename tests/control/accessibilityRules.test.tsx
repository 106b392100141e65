import { fireEvent, screen } from "@testing-library/react";
import axe from "axe-core";
import { write } from "../../Transcript/description/write";
import { MARY, MICHAEL, contact, lookup } from "./support/fakeDataverse";
import { mount, newHost, settle, unsavedHost } from "./support/mount";
import { CALL } from "./support/sampleCall";

// jsdom has no canvas; axe asks for one to tell icon fonts, of which there is none.
beforeAll(() => void jest.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null));

// A rule engine over a simulated page is slow where many tests share two cores.
jest.setTimeout(90_000);

/** jsdom lays nothing out: contrast and sizes are the browser tests' part. */
async function violations(): Promise<readonly string[]> {
  const { violations: found } = await axe.run(document.body, {
    preload: false,
    resultTypes: ["violations"],
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

test("contacts found, with the form to create one", async () => {
  const host = newHost({ description: write(CALL) });
  host.dataverse.contacts = [
    contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" }),
    contact(MARY, "Mary Davis", { telephone1: "+12025550143" }),
  ];
  mount(host);
  await settle();
  fireEvent.click(screen.getByTestId("ocx-create"));
  expect(await violations()).toEqual([]);
});

test("a linked contact, read-only, with a refused session link", async () => {
  const host = newHost({ description: write({ ...CALL, session: "http://elsewhere.example" }) });
  host.readOnly = true;
  host.dataverse.contacts = [contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" })];
  host.dataverse.incident = {
    ...lookup("customerid", "contact", MICHAEL, "Michael Davis"),
    _primarycontactid_value: null,
  };
  mount(host);
  await settle();
  expect(await violations()).toEqual([]);
});

test("original text, and a text that is no conversation", async () => {
  const { host, update } = mount(unsavedHost({ description: write(CALL), transcript: write(CALL) }));
  fireEvent.click(screen.getByTestId("ocx-more"));
  expect(await violations()).toEqual([]);
  fireEvent.click(screen.getByTestId("ocx-original"));
  expect(await violations()).toEqual([]);
  host.values.description = "just a note";
  host.values.transcript = null;
  update();
  expect(await violations()).toEqual([]);
});
