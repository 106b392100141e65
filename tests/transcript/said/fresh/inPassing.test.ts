import { linesHeard } from "../../support/lines";

test.each([
  ["ar", "a الفاتورة المعدلة توصلك على الواتساب", null],
  ["ar", "a المفتاح يوصلك بالبريد", null],
  ["ar", "a الاسم مكتوب غلط، هصلحه حالا", "حالا"],
  ["ar", "a الرسوم عشرين دينار وتنخصم لكم من أول فاتورة", null],
  ["ar", "a المبلغ يتخصم من التأمين", null],
  ["ar", "a الفني هيجي بكرة من 9 الصبح لـ 1 الضهر", "بكرة من 9 الصبح لـ 1 الضهر"],
  ["de", "a Die Buchhaltung sieht sich das an und schreibt Ihnen bis Freitag.", "bis Freitag"],
  ["de", "a die kolleginnen prüfen das und schreiben ihnen innerhalb von drei tagen", "innerhalb von drei tagen"],
  ["en", "a The holding fee is $90, and it goes back to your account within ten days.", "within ten days"],
  ["en", "a you'll get that back at the desk", null],
])("in passing is promised (%s): %s", (language, line, due) => {
  expect(linesHeard(language, line).promises).toMatchObject([{ due }]);
});

test.each([
  ["ar", "a حياك الله لكم كلكم"],
  ["ar", "a يتقفل المحل الساعة 9"],
  ["ar", "a متى يوصلك الراتب"],
  ["de", "a wir liefern im umkreis von zwanzig kilometern"],
  ["de", "a den schlüssel bekommen sie an der rezeption"],
  ["de", "a schreiben sie ihnen einfach eine mail"],
])("how things are done is no promise (%s): %s", (language, line) => {
  expect(linesHeard(language, line).promises).toEqual([]);
});
