import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import { write } from "../../Transcript/write";
import { MICHAEL, contact, lookup } from "./support/fakeDataverse";
import { mount, newHost, settle } from "./support/mount";
import { CALL } from "./support/sampleCall";

test("two controls on a page share no id: what a grey button says it is grey for stands in its own control", async () => {
  const found = newHost({ description: write(CALL) });
  found.readOnly = true;
  found.dataverse.contacts = [contact(MICHAEL, "Michael Davis", { mobilephone: "+12025550143" })];
  const linked = newHost({ description: write(CALL) });
  linked.dataverse.unknownCaller = undefined;
  linked.dataverse.incident = { ...lookup("customerid", "contact", MICHAEL, "Michael Davis"), _primarycontactid_value: null };
  for (const host of [found, linked, found, linked]) mount(host);
  await settle();
  const ids = Array.from(document.querySelectorAll("[id]"), ({ id }) => id);
  expect(ids.length).toBeGreaterThan(3);
  expect(new Set(ids).size).toBe(ids.length);
  for (const button of [...screen.getAllByTestId("ocx-link"), ...screen.getAllByTestId("ocx-unlink")]) {
    const reason = document.getElementById(button.getAttribute("aria-describedby") ?? "");
    expect(button.closest(".ocx-root")).toContainElement(reason);
  }
});
