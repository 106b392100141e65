import type { Heard } from "../../../../Transcript/said/heard";
import { linesHeard } from "../../support/lines";

/** What people in several countries say to a phone agent, raw or as a good recogniser writes it. */
function heard(...lines: readonly string[]): Heard {
  return linesHeard("ar", ...lines);
}

test.each([
  [
    ["a متى الإقامة؟", "c من 14 إلى 19 مايو 2027"],
    ["date 2027-05-14", "date 2027-05-19"],
  ],
  [
    ["a من ايمتى", "c من سبعة لتسعتاش آذار"],
    ["date --03-07", "date --03-19"],
  ],
  [
    ["a امتى الحجز", "c من يوم عشرة لحد يوم تلتاشر يونيو"],
    ["date --06-10", "date --06-13"],
  ],
  [["a اي يوم", "c السبت لا لا الاحد"], ["date الاحد"]],
  [["c تاني بكرا الصبح بجي"], ["date بكرا"]],
  [["c الموعد الساعة وحدة الظهر"], ["time 13:00"]],
  [["a باقي دينارين والتوصيل عشرين ريال"], ["amount 2 دينار", "amount 20 ريال"]],
  [["a المجموع 64 جنيهًا و75 قرشًا."], ["amount 64.75 جنيه"]],
  [["a على أي إيميل؟", "c h.darwish على gmail دوت كوم"], ["email h.darwish@gmail.com"]],
  [["c حولني على الموقع google.com"], []],
  [["a رقم الجوال", "c زايد 968، 9245، 1180"], ["phone +96892451180"]],
  [["a الرقم الضريبي؟", "c 310 445 902 100 003"], ["id 310445902100003"]],
  [["a نمرة العداد كام", "c تمانية صفر سبعة سبعة"], ["id 8077"]],
  [["a رمز الحجز", "c تي تسعة كيو خمسة ام"], ["id T9Q5M"]],
  [["a العنوان", "c 26 شارع المنيل عمارة سبعة شقة تسعة"], ["address 26 شارع المنيل، عمارة 7، شقة 9"]],
  [["a العنوان", "c شارع ابن رشد مبنى 5 طابق 2 شقة 14"], ["address شارع ابن رشد، مبنى 5، طابق 2، شقة 14"]],
  [["a العنوان", "c قطعة ثمانية شارع مية وثلاثة منزل خمسة"], ["address قطعة 8 شارع 103 منزل 5"]],
  [["a العنوان", "c 31 شارع 26 يوليو"], ["address 31 شارع 26 يوليو"]],
  [["a وحجزناها باسمك", "c رائع"], []],
])("%j", (lines, things) => {
  expect(heard(...lines).said.map(({ type, value }) => `${type} ${value}`)).toEqual(things);
});

test("what the other side asks between two numbers divides them, and a day said before an aside is answered there", () => {
  const { identity } = heard(
    "a عطني رقم الهوية",
    "c واحد صفر سبعة سبعة اثنين تسعة",
    "a وتاريخ الميلاد",
    "c تسعة اربعة الف وتسعمية وخمسة وثمانين",
    "a تمام",
    "c وبعدين شو",
  );
  expect(identity).toMatchObject([
    { answered: 1, value: "107729" },
    { answered: 3, value: "1985-04-09" },
  ]);
});

test.each([
  "a ورح يجي عندك الفني بكرا العصر",
  "a وبيوصلك الرمز على الواتساب",
  "a الشباب بيركبون المكيف وياه",
  "a ثبتنا لك الموعد",
  "a شطبنا المخالفة من ملفك",
  "a تمت إضافة الرصيد",
  "a وبرجعلك خبر",
  "a هتلاقي المبلغ في حسابك خلال يومين",
  "a ستكون البطاقة جاهزة غدا",
  "a بنعوضك عن التأخير",
])("a promise: %s", (line) => {
  expect(heard(line).promises).toHaveLength(1);
});

test.each(["a لا، نقلنا. الفرع الجديد أكبر", "a بيكون الجو حار", "a هتلاقي زرار أحمر"])("no promise: %s", (line) => {
  expect(heard(line).promises).toEqual([]);
});
