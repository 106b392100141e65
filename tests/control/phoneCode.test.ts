/** @jest-environment node */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";
import fc from "fast-check";
import * as library from "libphonenumber-js/core";
import { getCountries, getExampleNumber, type CountryCode } from "libphonenumber-js/min";
import { PLANS } from "../../Caller/phone/plans";
import examples from "libphonenumber-js/mobile/examples";

type Library = Pick<typeof library, "parsePhoneNumberFromString"> & { readonly PLANS: typeof PLANS };
type Assumed = { readonly defaultCountry: CountryCode } | { readonly defaultCallingCode: string };

const loader = jest.requireActual<(() => string) & { readonly test: RegExp }>(
  "../../scripts/smaller/phone-code-loader.cjs",
);
const plansLoader = jest.requireActual<(this: { resourcePath: string }) => string>(
  "../../scripts/smaller/packed/phone-plans-loader.cjs",
);

/** The library as Caller/phone has it. */
const whole: Library = { ...library, PLANS };

/** The library and the plans as webpack.config.js puts them into the bundle. */
async function bundled(folder: string): Promise<Library> {
  const outfile = path.join(folder, "phone.js");
  await build({
    stdin: {
      contents: `export { parsePhoneNumberFromString } from "libphonenumber-js/core";
${plansLoader.call({ resourcePath: path.resolve("Caller/phone/plans.ts") })}`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    outfile,
    format: "cjs",
    plugins: [
      {
        name: "phone-code-loader",
        setup: ({ onLoad }) => {
          onLoad({ filter: loader.test }, () => ({ contents: loader() }));
        },
      },
    ],
  });
  return jest.requireActual<Library>(outfile);
}

/** Everything that Caller/phone asks a number. */
function answers({ parsePhoneNumberFromString, ...its }: Library, digits: string, assumed?: Assumed): unknown {
  const phone = parsePhoneNumberFromString(digits, { ...assumed }, its.PLANS);
  if (phone === undefined) return undefined;
  const { countryCallingCode, nationalNumber } = phone;
  const known = [countryCallingCode, nationalNumber, phone.isValid(), phone.isPossible()];
  phone.setExt("12");
  return [...known, phone.formatNational(), phone.formatInternational()];
}

const COUNTRIES = getCountries();
const folder = mkdtempSync(path.join(os.tmpdir(), "opencx-phone-code-"));
let ours: Library;
beforeAll(async () => {
  ours = await bundled(folder);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test.each(COUNTRIES)("%s is read and written in the bundle as the library does", (country) => {
  const example = getExampleNumber(country, examples);
  if (example === undefined) return;
  const home = example.formatNational().replace(/\D/g, "");
  for (const digits of [example.number, home, home.slice(0, -1), `${home}0`]) {
    for (const assumed of [undefined, { defaultCountry: country }, { defaultCallingCode: example.countryCallingCode }])
      expect([digits, answers(ours, digits, assumed)]).toEqual([digits, answers(whole, digits, assumed)]);
  }
});

test("any digits are", () => {
  const assumed = fc.option(
    fc.oneof(
      fc.constantFrom(...COUNTRIES).map((defaultCountry) => ({ defaultCountry })),
      fc.constantFrom("1", "44", "39", "54", "800").map((defaultCallingCode) => ({ defaultCallingCode })),
    ),
    { nil: undefined },
  );
  fc.assert(
    fc.property(fc.stringMatching(/^\+?\d{0,20}$/), assumed, (digits, each) => {
      expect(answers(ours, digits, each)).toEqual(answers(whole, digits, each));
    }),
    { numRuns: 1000 },
  );
});
