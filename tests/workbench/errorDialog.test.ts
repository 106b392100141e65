import { closeBrowser, openPath } from "./support/browser";

afterAll(closeBrowser);

test("an error dialog shows its details to those who open them", async () => {
  const { page, close } = await openPath("/gallery/found");
  await page.getByTestId("ocx-contact").waitFor();
  await page.evaluate(() => {
    const { Xrm } = window as unknown as {
      readonly Xrm: { readonly Navigation: { openErrorDialog(options: object): Promise<void> } };
    };
    void Xrm.Navigation.openErrorDialog({ message: "The case was not saved.", details: "0x80040220" });
  });
  await page.getByText("The case was not saved.").waitFor();
  await page.getByText("Details").click();
  await page.getByText("0x80040220").waitFor();
  await close();
});
