import { testRows, type Row } from "./support/phoneRows";

/** An extension behind the word that people of many languages have for it. */
const EXTENSIONS: readonly Row[] = [
  ["+493023125014", "+49 30 23125014 Durchwahl 12", "SHORT_NSN"],
  ["+33199005014", "+33 1 99 00 50 14 (poste 123)", "SHORT_NSN"],
  ["+390255501430", "02 5550 1430 interno 12", "SHORT_NSN", "IT"],
  ["+74955550143", "8 (495) 555-01-43 (доб 123)", "SHORT_NSN", "RU"],
  ["+81312345678", "03-1234-5678（内線 123）", "SHORT_NSN", "JP"],
  ["+861012345678", "010-12345678转123", "SHORT_NSN", "CN"],
  ["+886223456789", "02-2345-6789 分機123", "SHORT_NSN", "TW"],
  ["+8225550143", "02-555-0143 (내선 12)", "SHORT_NSN", "KR"],
  ["+5511955550143", "(11) 95555-0143 ramal 12", "SHORT_NSN", "BR"],
  ["+31205550143", "020-5550143 toestel 12", "SHORT_NSN", "NL"],
  ["+48225550143", "22 555 01 43 wew. 12", "SHORT_NSN", "PL"],
  ["+46855501430", "08-555 014 30 ankn. 12", "SHORT_NSN", "SE"],
  ["+358955501430", "09 5550 1430 alanumero 12", "SHORT_NSN", "FI"],
  ["+902125550143", "0212 555 01 43 dahili 12", "SHORT_NSN", "TR"],
  ["+966112345678", "٠١١٢٣٤٥٦٧٨ تحويلة ١٢", "SHORT_NSN", "SA"],
  ["+982155501434", "۰۲۱-۵۵۵۰۱۴۳۴ داخلی ۱۲", "SHORT_NSN", "IR"],
  ["+66812345678", "๐๘๑ ๒๓๔ ๕๖๗๘ ต่อ ๑๒", "SHORT_NSN", "TH"],
  // With a remark behind it.
  ["+12025550143", "(202) 555-0143 ext. 12 - Ann", "SHORT_NSN"],
  ["+12025550143", "(202) 555-0143 ext. 12, ask for Ann", "SHORT_NSN"],
  ["+12025550143", "(202) 555-0143 (x12) work", "SHORT_NSN"],
  // The company's number, and behind the word the rest of the caller's.
  ["+49302312512", "030/23125 Durchwahl 12", "SHORT_NSN", "DE"],
  ["+4312345678", "+43 1 23456 DW 78", "SHORT_NSN"],
  // An extension is not the end of another number.
  ["+14155550199", "(415) 555-0143 ext 0199", "NO_MATCH"],
  ["+493023125014", "Tel. 030 23125014 Fax 03023125099", "EXACT", "DE"],
];

/** Several numbers, of which each but the first lacks what the first has. */
const TOGETHER: readonly Row[] = [
  ["+12025550144", "202-555-0143 / 555-0144", "SHORT_NSN"],
  ["+12025550145", "(202) 555-0143, 555-0144, 555-0145", "SHORT_NSN"],
  ["+13035550144", "(202) 555-0143, 555-0144", "NO_MATCH"],
  ["+12025550144", "(202) 555-0143 and -0144", "SHORT_NSN"],
  ["+911125550178", "011-25550177, 25550178", "SHORT_NSN", "IN"],
  ["+912225550178", "011-25550177, 25550178", "NO_MATCH", "IN"],
  ["+5521995550143", "(21) 2555-0143 / 99555-0143", "SHORT_NSN", "BR"],
  ["+493023125078", "030/23125077, -78", "SHORT_NSN", "DE"],
  ["+493023125079", "030/23125077 und -79", "SHORT_NSN", "DE"],
  ["+49302312578", "030/23125-77/-78", "SHORT_NSN", "DE"],
  ["+49302312577", "+49 30 23125-77 bis -79", "EXACT"],
  ["+14155550195", "415-555-0143, 9-5", "NO_MATCH"],
  // A slash behind the area code.
  ["+390255501430", "02/55501430 - 333/1234567", "EXACT", "IT"],
  ["+393331234567", "0471/123456 - 333/1234567", "EXACT", "IT"],
  ["+491715550143", "030/231250 0171/5550143", "EXACT", "DE"],
  // Numbers as they were before their plan changed.
  ["+5511985550143", "11 8555-0143 / 11 3255-0143", "OLD_FORM", "BR"],
  ["+5511985550143", "+55 11 3255-0143, +55 11 8555-0143", "OLD_FORM"],
  ["+5511985550143", "(11) 8555-0143 9-18h", "SHORT_NSN", "BR"],
  ["+2250707123456", "07 12 34 56 / 20 30 40 50", "OLD_FORM", "CI"],
  ["+525555550199", "55 5555 0143, 044 55 5555 0199", "EXACT", "MX"],
];

/** A switchboard, wherever its hyphen, remark or second number stands. */
const SWITCHBOARDS: readonly Row[] = [
  ["+493023125014", "030/23125-0 (Zentrale)", "SAME_COMPANY", "DE"],
  ["+493023125014", "030 23125–0", "SAME_COMPANY", "DE"],
  ["+493023125014", "+49 30 23125 - 0", "SAME_COMPANY"],
  ["+493023125014", "030/23125-00", "SAME_COMPANY", "DE"],
  ["+493023125014", "Tel.: 030 / 23125 - 0, Fax: 030 / 23125 - 99", "SAME_COMPANY", "DE"],
  ["+493023125014", "030 23125-0 / 0171 5550143", "SAME_COMPANY", "DE"],
  ["+493023126014", "Zentrale: +49 30 23125-0", "NO_MATCH"],
];

/** Letters, and a plus where none belongs. */
const SLIPS: readonly Row[] = [
  ["+12023569377", "202-FLOWERS", "NSN"],
  ["+12027392583", "(202) PEWCLUE", "NSN"],
  ["+18003569377", "1-800-FLOWERS (356-9377)", "NSN"],
  ["+18003569377", "1-800-FLOWERS / 202-555-0143", "NSN"],
  ["+18003569377", "1 (800) FLOWERS", "NSN"],
  ["+12025550143", "1-800-FLOWERS / 202-555-0143", "NSN"],
  ["+611300356937", "1300 FLOWERS", "SHORT_NSN", "AU"],
  ["+64800356937", "0800 FLOWERS", "SHORT_NSN", "NZ"],
  ["+447700900461", "+07700 900461", "EXACT", "GB"],
  ["+33612345678", "+(0)6 12 34 56 78", "EXACT", "FR"],
  ["+442079460143", "+01144 20 7946 0143", "EXACT", "US"],
  ["+442079460958", "(1) +44 20 7946 0958", "EXACT"],
  ["+6737126400", "#1 +673 712 6400 (w)", "EXACT"],
  ["+16737126400", "#1 +673 712 6400 (w)", "NO_MATCH"],
  ["+15062807684", "868 291 4179; 5062807684 (cell)", "NSN", "AR"],
  ["+447797828047", "(1) 447797828047 / 85251236044", "SHORT_NSN", "HK"],
  ["+79161234567", "+8 916 123 45 67", "NSN", "RU"],
];

testRows([...EXTENSIONS, ...TOGETHER, ...SWITCHBOARDS, ...SLIPS]);
