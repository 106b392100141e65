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
  // Who does what, by any verb that is none of looking or asking.
  ["en", "a We'll knock twenty dollars off your next invoice.", null],
  ["en", "a I'll pop the form in the post today.", "today"],
  ["en", "a We won't charge you for that night.", null],
  ["en", "a I've told the driver to use the back entrance.", null],
  ["en", "a The van comes back for the rest on Monday.", "on Monday"],
  ["de", "a Wir erlassen Ihnen die Gebühr.", null],
  ["de", "a ich nehme sie auf die warteliste", null],
  ["de", "a Ein Techniker schaut sich das am Montag an.", "am Montag"],
  ["de", "a Der Kollege vom Außendienst fährt morgen früh bei Ihnen vorbei.", "morgen früh"],
  ["fr", "a J'ai désactivé le renouvellement automatique.", null],
  ["fr", "a Le service des sinistres vous répond sous dix jours.", "sous dix jours"],
  ["fr", "a Je préviens le gardien tout de suite.", "tout de suite"],
  ["es", "a Le subo el límite a mil euros.", null],
  ["es", "a El departamento de compras le contestará en un plazo de siete días.", "en un plazo de siete días"],
  ["es", "a La doctora firma la receta esta tarde.", "esta tarde"],
  ["ar", "a دمجت الحسابين.", null],
  ["ar", "a سنستبدل الجهاز مجاناً.", null],
  ["en", "a I hope that helps, I'll email you the leaflet.", null],
  ["de", "a Ich hoffe, das hilft, ich schicke Ihnen das Heft.", null],
  // Recognisers that write no apostrophe.
  ["en", "a ill drop the keys off at reception by noon", "by noon"],
  ["en", "a weve put a hold on the account until the dispute is settled", null],
  ["en", "a youll get a text when the driver is ten minutes away", null],
  // What is promised in case nothing is found.
  ["en", "a If we don't find it, we'll refund the whole order within a week.", "within a week"],
  ["de", "a Wenn wir es nicht finden, bekommen Sie den Betrag innerhalb einer Woche zurück.", "innerhalb einer Woche"],
  ["fr", "a Si on ne le retrouve pas, vous serez indemnisée sous quinze jours.", "sous quinze jours"],
  ["es", "a Si no lo encontramos, le devolvemos el importe en una semana.", "en una semana"],
  ["ar", "a إذا لم نجدها نعيد لك المبلغ خلال أسبوع.", "خلال أسبوع"],
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
  ["de", "a Wir haben sonntags geschlossen."],
  ["de", "a Wir haben Ihnen das erklärt."],
  ["de", "a Da kommt eine Gebühr dazu."],
  ["en", "a I'll take the details now."],
  ["en", "a I have told you that already."],
  ["en", "a well it is a lovely day isn't it"],
  ["en", "a If you give me your number I can look it up."],
  ["fr", "a Vous devez passer à l'agence avant vendredi."],
  ["fr", "a J'ai quelques questions."],
  ["fr", "a Le conseiller vous posera des questions."],
  ["fr", "a Je vous relis l'adresse."],
  ["es", "a Le tomo los datos."],
  ["es", "a Le leo la dirección otra vez."],
  ["ar", "a شرحنا لك هذا."],
  ["ar", "a لازم تمر على الفرع قبل الخميس."],
  // What is only hoped for, or has not been done.
  ["en", "a I hope it'll be repaired by Friday."],
  ["en", "a Hopefully they'll deliver it tomorrow."],
  ["en", "a The order from the third hasn't been shipped."],
  ["de", "a Ich hoffe, das wird morgen geliefert."],
  ["fr", "a J'espère que ce sera livré demain."],
  ["es", "a Espero que se resuelva mañana."],
])("how things are done is no promise (%s): %s", (language, line) => {
  expect(linesHeard(language, line).promises).toEqual([]);
});
