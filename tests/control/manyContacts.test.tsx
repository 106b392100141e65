import "@testing-library/jest-dom";
import { fireEvent, screen } from "@testing-library/react";
import { write } from "../../Transcript/write";
import { contact } from "./support/fakeDataverse";
import { mount, newHost, settle } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { plain } from "./support/strings";

async function openWith(count: number): Promise<void> {
  const host = newHost({ description: write(CALL) });
  host.dataverse.contacts = Array.from({ length: count }, (_, index) => contact(`11111111-1111-4111-8111-${String(index).padStart(12, "0")}`, `Person ${String(index).padStart(2, "0")}`, { mobilephone: "+12025550143" }));
  mount(host);
  await settle();
}

test("of many contacts the first five stand there, so that the transcript stays near; a button brings the others and the focus to the first of them", async () => {
  await openWith(12);
  expect(screen.getByTestId("ocx-status")).toHaveTextContent("12");
  expect(screen.getAllByTestId("ocx-contact")).toHaveLength(5);
  const more = screen.getByTestId("ocx-more-contacts");
  expect(plain(more.textContent)).toBe("Show 7 more");
  fireEvent.click(more);
  expect(screen.getAllByTestId("ocx-contact")).toHaveLength(12);
  expect(screen.getAllByTestId("ocx-contact")[5]).toHaveFocus();
  expect(screen.queryByTestId("ocx-more-contacts")).toBeNull();
});
