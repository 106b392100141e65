import { hear } from "../../../Transcript/said/hear";
import type { Heard } from "../../../Transcript/said/heard";

/** A call of lines `a ...` of the AI and `c ...` of the caller, in Arabic of the Gulf, of Egypt or of the Levant. */
function heard(...lines: readonly string[]): Heard {
  return hear(
    lines.map((line) => ({ speaker: line.startsWith("a") ? "ai" : "customer", text: line.slice(2) })),
    "ar",
  );
}

test.each([
  [["a ينفع المندوب يعدي بكره", "c ماشي"], ["date بكره"]],
  [["a بطاقتك جاهزة بكره"], []],
  [["a ما اسمك", "c اسمي عمر بن سالم القطري", "a بالقاف", "c لا ميم طاء راء ياء"], ["name عمر بن سالم المطري"]],
  [["a ما اسمك", "c ما بقدر اقول"], []],
  [["c اجي الاثنين الجاي"], ["date الاثنين الجاي"]],
  [["a هل لي باسمك", "c شكرا جزيلا لك"], []],
  [["a هل لي باسمك", "c هند بنت راشد"], ["name هند بنت راشد"]],
  [["c السلام عليكم انا والد الطالبة سارة منصور"], ["name سارة منصور"]],
  [["a وما رقمك الوطني", "c اتنين تسعة صفر", "c واحد واحد خمسة"], ["id 290115"]],
  [["a ممكن رقم السيارة", "c اربعة اربعة واحد", "c تسعة صفر"], ["id 44190"]],
  [["a تاريخ ميلادك", "c سبعة تشرين الثاني سنة الف وتسعمية وخمسة وتسعين"], ["date 1995-11-07"]],
  [["c اشتريته يوم عشرة الشهر ده"], ["date عشرة الشهر ده"]],
  [["c وصلني اول امبارح"], ["date اول امبارح"]],
  [["c دفعت بمية وتلاتين جنيه ونص في الجيزة"], ["amount 130.50 EGP"]],
  [["c دفعت خمسة دنانير ومئتين فلس"], ["amount 5.200 دينار"]],
  [["c المبلغ ١٬٢٥٠٫٧٥ ريال"], ["amount 1250.75 ريال"]],
  [["c نعم مئة بالمئة"], []],
  [["c كلموني على صفر خمسة خمسة", "c واحد اتنين تلاتة اربعة خمسة ستة سبعة"], ["phone 0551234567"]],
  [["c اجي الساعة خمسة وتلت العصر"], ["time 17:20"]],
  [["a عنوانك", "c شارع الجامعة ٦، شقة ٤"], ["address شارع الجامعة 6، شقة 4"]],
  [["c البريد ام ال 7 ات جيميل دوت كوم"], ["email ml7@gmail.com"]],
  [["c البريد سين ال 7 ات جيميل دوت كوم"], []],
])("things in %j", (lines, things) => {
  expect(heard(...lines).said.map(({ type, value }) => `${type} ${value}`)).toEqual(things);
});

test.each([
  ["a صحّحت العنوان", 1],
  ["a هنبعت لحضرتك الفني بكره", 1],
  ["a بيكلمك زميلي باكر", 1],
  ["a بتوصل الشحنات متاخرة", 0],
  ["a سأحوّلك الآن", 0],
])("promises in %s", (line, promises) => {
  expect(heard(line).promises).toHaveLength(promises);
});

test("a number on file and a date of birth with its year are proof, a day of the matter is none", () => {
  const day = heard("a ما تاريخ ميلادك", "c 1988/09/14", "a متى الموعد", "c السبت 5 ديسمبر");
  expect(day.identity).toMatchObject([{ value: "1988-09-14" }]);
  const line = "a للتاكيد ممكن رقم الخط المسجل";
  expect(heard(line, "c صفر اتنين اتنين سبعة تسعة خمسة خمسة خمسة").identity).toMatchObject([{ about: "phone" }]);
});
