import { inControl, inService, type Split } from "../caller/support/splitName";
import { testTheme } from "./support/theme";

testTheme<{ name: string }, { service?: Split; control?: Split }>(
  "names",
  { input: ["name"], expected: ["service", "control"] },
  ({ name }, { service, control }) => {
    if (service !== undefined) expect(inService(name)).toEqual(service);
    if (control !== undefined) expect(inControl(name)).toEqual(control);
  },
);
