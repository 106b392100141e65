import { linesHeard } from "../support/lines";

/** The promises on a call, each with its turn and its due. */
function promised(language: string, lines: readonly string[]): readonly string[] {
  return linesHeard(language, ...lines).promises.map(({ turn, due }) => `${turn} ${due ?? "-"}`);
}

test.each([
  // What is told as done.
  ["en", ["a okay and that is sent off is there anything else"], ["0 -"]],
  ["en", ["a okay so the transfer was successful"], ["0 -"]],
  ["en", ["a alright got that done"], ["0 -"]],
  ["en", ["a We'll reverse the fee within two business days."], ["0 within two business days"]],
  ["en", ["a I'll get this adjusted for you."], ["0 -"]],
  ["en", ["a alright one hundred and thirty two dollars has been paid to the electric company"], ["0 -"]],
  ["en", ["a Alright, I see the issue here and I've made the necessary adjustments."], ["0 -"]],
  ["fr", ["a ne vous inquiétez pas on vous envoie le samu"], ["0 -"]],
  ["fr", ["a y a le médecin qui est en en route là"], ["0 -"]],
  ["en", ["a I will check on your shipment and then follow up with you shortly."], ["0 shortly"]],
  ["en", ["a Your table is reserved for next Saturday."], ["0 next Saturday"]],
  ["en", ["a I'll review your order right away. Please hold."], []],
  ["en", ["a I will do my best to resolve it."], []],
  ["en", ["a I'm transferring you to our payments team now."], []],
  ["en", ["a Upper floor, entrance at the back. I've added that."], []],
  ["en", ["a Done. The card ending in 0042 is frozen."], ["0 -"]],
  ["en", ["a This sounds like a burst main, so I'm passing it to the engineer now."], ["0 -"]],
  ["en", ["a I'll pull up your billing records. It should be on your confirmation email."], []],
  ["en", ["a We will work to improve our service."], []],
  ["en", ["a It seems there was an issue, which I'll go ahead and rectify for you."], ["0 -"]],
  ["en", ["a I'll check the availability of the model in black and give you an update soon."], ["0 soon"]],
  ["en", ["a We're updating our records. Your name?", "c Ann.", "a Your information is now updated."], ["2 -"]],
  [
    "en",
    ["a I'll correct that.", "c Thanks.", "a The issue has been resolved. You should see the adjustment soon."],
    ["0 -", "2 soon"],
  ],
  ["en", ["a I will send you the details shortly. You should receive them within minutes."], ["0 shortly"]],
  ["en", ["a I'll take a look into your billing issue right away."], []],
  ["en", ["a I'll correct this.", "c Thanks.", "a I've processed the correction."], ["0 -"]],
  // Any deed of one's own, or of a colleague with a time, is one; what the company sees, looks at or asks is none.
  ["de", ["a ich habe den vertrag auf sie umgeschrieben"], ["0 -"]],
  ["de", ["a den betrag ziehen wir ihnen mit der nächsten abrechnung ab"], ["0 mit der nächsten abrechnung"]],
  ["de", ["a die anschrift trage ich gleich ein"], ["0 gleich"]],
  ["de", ["a ich habe ihre akte gefunden"], []],
  ["de", ["a ich hab sie leider nicht verstanden"], []],
  ["es", ["a he subido su solicitud"], ["0 -"]],
  ["es", ["a el importe se le descuenta de la cuota en un plazo de tres días"], ["0 en un plazo de tres días"]],
  ["es", ["a no se preocupe le guardamos el sitio"], ["0 -"]],
  ["es", ["a ya he visto su ficha"], []],
  ["es", ["a le paso con un compañero"], []],
  ["fr", ["a je vous garde la chambre du fond"], ["0 -"]],
  ["fr", ["a le facteur repassera demain matin"], ["0 demain matin"]],
  ["fr", ["a la lettre part lundi"], ["0 lundi"]],
  ["fr", ["a je viens de prolonger votre abonnement"], ["0 -"]],
  ["fr", ["a j'ai trouvé votre fiche"], []],
  ["fr", ["a je vous écoute"], []],
  ["ar", ["a رتبتلك الموعد"], ["0 -"]],
  ["ar", ["a المبلغ هيرجع للحساب خلال أسبوع"], ["0 خلال أسبوع"]],
  ["ar", ["a لقينا ملفك"], []],
  // What the company only sees or looks at, and what nobody does.
  ["en", ["a I see the return has been processed."], []],
  ["en", ["a They seem to have been added this month."], []],
  ["en", ["a I've found it, and I'm reviewing your billing history."], []],
  ["fr", ["a non personne ne viendra"], []],
  // Nouns that look like deeds, help on the line, the company's greeting.
  ["en", ["a I'll guide you through the process."], []],
  ["en", ["a how much are we gonna transfer"], []],
  ["en", ["a You're through to Brightline. I've noted your name."], []],
  // Said in two turns, it stands at the one that completes it.
  ["en", ["a i've transferred sixty dollars", "c okay", "a from your checking to your savings account"], ["2 -"]],
  // Said again in other words.
  [
    "en",
    ["a I'll look into it and get back to you shortly.", "a I will contact you soon with an answer."],
    ["0 shortly"],
  ],
  [
    "fr",
    ["a on va appeler un médecin", "c ah", "a je vais faire venir un médecin dans les deux heures"],
    ["0 dans les deux heures"],
  ],
  [
    "fr",
    [
      "a on vous envoie les pompiers",
      "c vite",
      "a les pompiers vont arriver",
      "a le samu qui va se qui va se déplacer",
    ],
    ["0 -"],
  ],
  // What stands far before, or before a `but`, takes nothing back.
  ["fr", ["a il y a pas de problème on va venir la chercher est ce qu'elle saigne?"], ["0 -"]],
  ["fr", ["a je ne peux pas le dire mais on vous rappelle demain"], ["0 demain"]],
  ["fr", ["a je vous envoie une ambulance d'accord madame?"], ["0 -"]],
  ["fr", ["a le médecin va venir et il nous rappellera"], ["0 -"]],
  ["fr", ["a si ça empire on vous envoie une ambulance"], []],
  // What Germans say every day.
  ["de", ["a gut dann hab ich sie heute um zehn uhr eingetragen"], ["0 heute um zehn uhr"]],
  ["de", ["a den vertrag schick ich ihnen im laufe der woche"], ["0 im laufe der woche"]],
  ["de", ["a ihr geld wurde heute zurückgebucht"], ["0 heute"]],
  ["de", ["a Ich erhöhe Ihr Limit ab dem 1. Mai."], ["0 ab dem 1. Mai"]],
  ["de", ["a Ihr Router geht morgen raus."], ["0 morgen"]],
  ["de", ["a Der Monteur ist am Dienstag bei Ihnen."], ["0 am Dienstag"]],
  ["de", ["a wir schauen uns das am freitag an"], ["0 am freitag"]],
  ["de", ["a Ich gebe das an die Technik weiter."], ["0 -"]],
  ["de", ["a ich ruf sie an bevor wir etwas tauschen"], ["0 -"]],
  ["de", ["a Die Karte ist ab sofort gesperrt."], ["0 ab sofort"]],
  ["de", ["a Ich verbinde Sie mit dem Empfang, dort wird Ihre Karte aufgenommen."], []],
  ["de", ["a Ich rufe Ihr Konto kurz auf."], []],
  ["de", ["a Die Sendung ist laut System heute bei Ihnen eingetroffen."], []],
  ["de", ["a Wir tauschen den Zähler am 12. Oktober aus."], ["0 am 12. Oktober"]],
  ["de", ["a Schauen wir mal, am Montag ist voll."], []],
  ["de", ["a ich hab gesehen dass die ware geliefert wurde"], []],
  ["de", ["a Das geht nur bis zu fünf Tagen."], []],
])("promises in %s: %j", (language, lines, expected) => {
  expect(promised(language, lines)).toEqual(expected);
});

test.each([
  ["en", "We will refund you a week from Monday.", "a week from Monday"],
  ["en", "A technician will call you Monday or Tuesday.", "Monday or Tuesday"],
  ["en", "We will send the form by close of business.", "by close of business"],
  ["en", "You will receive it Friday of next week.", "Friday of next week"],
  ["en", "I'll send you a report every Friday.", "every Friday"],
  ["de", "Wir schicken Ihnen das heute in acht Tagen.", "heute in acht Tagen"],
  ["de", "Wir liefern das nächste Woche Freitag.", "nächste Woche Freitag"],
  ["de", "Dann trage ich Ihre Frau für 9:15 Uhr ein.", "für 9:15 Uhr"],
  ["fr", "Je vous rappelle jeudi dans deux semaines.", "jeudi dans deux semaines"],
  ["fr", "Nous vous remboursons sous quinzaine.", "sous quinzaine"],
  ["es", "Le llamaremos el viernes de la semana que viene.", "el viernes de la semana que viene"],
  ["es", "Le devolveremos el importe a fin de mes.", "a fin de mes"],
  ["ar", "سنتصل بك بعد غد.", "بعد غد"],
  ["ar", "سنتصل بك نهاية الشهر.", "نهاية الشهر"],
])("all words that say when are its due (%s: %s)", (language, line, due) => {
  expect(linesHeard(language, `a ${line}`).promises[0]?.due).toBe(due);
});

test.each([
  // Who does it, also where much else was said before.
  ["en", "a perfect i have frozen your card", "i have frozen your card"],
  ["en", "a that is all and a specialist will call you back by friday", "a specialist will call you back by friday"],
  [
    "en",
    "a your new checkbook has been sent to your home address",
    "your new checkbook has been sent to your home address",
  ],
  ["de", "a eine Kollegin ruft Sie bis Mittwoch zurück", "eine Kollegin ruft Sie bis Mittwoch zurück"],
  // The signs of numbers and sentences are said too.
  ["en", "a We'll, um, refund $184.50 to order NW-204817.", "We'll, refund $184.50 to order NW-204817"],
  ["es", "a el sábado está libre y ya se lo he guardado", "ya se lo he guardado"],
  // A comma before it is none of its words.
  ["ar", "a شكرا، وسنعيد لك المبلغ غدا", "وسنعيد لك المبلغ غدا"],
  // To the end of the sentence; what is longer, to the end of a clause.
  [
    "en",
    "a I've opened a trace with the carrier, and you'll receive an update by email within 24 hours.",
    "I've opened a trace with the carrier, and you'll receive an update by email within 24 hours",
  ],
  [
    "en",
    "a we will send you a form for the bank and a form for the shop and then a form for whoever it was that took the money out of it",
    "we will send you a form for the bank and a form for the shop…",
  ],
  ["en", "a We will book you in with Dr. Ames on Monday.", "We will book you in with Dr. Ames on Monday"],
  // A question that follows without a sign is none of its words.
  ["en", "a we will post the label today is there anything else", "we will post the label today"],
  ["de", "a ich habe den termin gelöscht unter welcher nummer sind sie da", "ich habe den termin gelöscht"],
  ["fr", "a le virement est passé à quelle adresse j'écris", "le virement est passé"],
  ["es", "a te mando la factura en el día y a qué correo va", "te mando la factura en el día"],
  ["ar", "a سنعيد لك المبلغ غدا على أي بطاقة", "سنعيد لك المبلغ غدا"],
  // Whom it is done for is not who does it.
  ["fr", "a une technicienne vous rappellera mardi", "une technicienne vous rappellera mardi"],
  ["fr", "a merci voilà vous recevrez le colis mardi", "vous recevrez le colis mardi"],
  ["es", "a en las próximas 24 horas te llama un perito", "en las próximas 24 horas te llama un perito"],
  // Numbers are said twice on purpose.
  ["es", "a ya generé el reclamo cuatro cuatro nueve", "ya generé el reclamo cuatro cuatro nueve"],
  ["es", "a le mandamos un aviso en cuanto esté", "le mandamos un aviso en cuanto esté"],
  // Words said twice stand once.
  ["fr", "a on va on va on va appeler un médecin", "on va appeler un médecin"],
])("what was promised is told in words that make sense (%s: %s)", (language, line, what) => {
  expect(linesHeard(language, line).promises[0]?.what).toBe(what);
});
