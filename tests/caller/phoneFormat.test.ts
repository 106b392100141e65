import { formatPhone } from "../../Caller/phone/format";

describe("a phone number for people", () => {
  test.each([
    ["+12025550143", "+1 202 555 0143", "(202) 555-0143"],
    ["+442079460958", "+44 20 7946 0958", "020 7946 0958"],
    ["+390236618300", "+39 02 3661 8300", "02 3661 8300"],
    ["+33123456789", "+33 1 23 45 67 89", "01 23 45 67 89"],
    ["+12025550143;ext=7", "+1 202 555 0143 ext. 7", "(202) 555-0143 ext. 7"],
    ["+80012345678", "+800 1234 5678", "1234 5678"],
  ])("%s", (e164, international, national) => {
    expect(formatPhone(e164, "international")).toBe(international);
    expect(formatPhone(e164, "national")).toBe(national);
  });

  test.each(["", "+", "anonymous", "+999123", "2025550143", "<b>+", "+1"])(
    "%j stays as it is when it is no number with a country",
    (text) => {
      expect(formatPhone(text, "international")).toBe(text);
      expect(formatPhone(text, "national")).toBe(text);
    },
  );
});
