import fc from "fast-check";
import { dueDay } from "../../../Transcript/said/due";

/** A Thursday afternoon. */
const THURSDAY = new Date("2026-11-26T14:20:00Z");

/** What is said then, and the day that people mean by it, of this year where none is written; a dash: none is sure. */
const ON_THURSDAY = {
  en: `
    by Friday = 11-27 | on Thursday = 12-03 | this Friday = 11-27 | next Tuesday = 12-01 | next Friday = - |
    next Saturday at 10 = - | tomorrow morning = 11-27 | tomorrow between 9 and 11 = 11-27 |
    day after tomorrow = 11-28 | today = 11-26 | tonight = 11-26 | this afternoon = 11-26 | in the morning = - |
    in the next hour = 11-26 | within the hour = 11-26 | in half an hour = 11-26 | in 20 minutes = - |
    10 minutes before = - | an hour before = - | two days before = - | every day = - | every Monday = - | daily = - |
    in a few days = - | in the next few days = - | in the next days = - | in a couple of weeks = - |
    in the next day = 11-27 | the next business day = 11-27 | within one business day = 11-27 |
    within 3 to 5 business days = 12-03 | within 3-5 business days = 12-03 |
    in the next three to five business days = 12-03 | in three to five days = 12-01 | in 24 hours = 11-27 |
    in the next twenty-four hours = 11-27 | within 24 to 48 hours = 11-28 | within 48 business hours = - |
    in a week = 12-03 | in one week = 12-03 | in two weeks = 12-10 | in a month = 12-26 | in eight days = 12-04 |
    a week from Monday = 12-07 | a week from today = 12-03 | a week from tomorrow = 12-04 |
    in two weeks on Thursday = - | on Thursday in two weeks = 12-17 | Friday of next week = 12-04 |
    Monday of next week = 11-30 | next week on Monday = 11-30 | next week = - | this week = - | over the weekend = - |
    by the end of the week = 11-27 | by the end of next week = 12-04 | by the end of the month = 11-30 |
    by the end of next month = 12-31 | by the end of the day = 11-26 | by close of business = 11-26 |
    by close of business tomorrow = 11-27 | by close of business Friday = 11-27 | next month = - | before Friday = - |
    after Friday = - | on Monday December 14 = 12-14 | on Tuesday December 14 = - | by December 4 = 12-04 |
    by the 4th of December = 12-04 | on January 12 = 2027-01-12 | on March 3, 2027 = 2027-03-03 |
    on November 3 = 2027-11-03 | in December = - | end of December = - | Monday or Tuesday = 12-01 |
    between Monday and Wednesday = 12-02 | today or tomorrow = 11-27 | last Friday = - | yesterday = - | at 5 = - |
    by 6 p.m. = - | by midday = - | shortly = - | as soon as possible = - | on your birthday = -`,
  de: `
    bis Freitag = 11-27 | am nächsten Montag = 11-30 | nächsten Freitag = - | kommenden Freitag = 11-27 |
    übernächsten Montag = 12-07 | für übernächsten montag um halb acht = 12-07 | Montag in einer Woche = 12-07 |
    am Montag in acht Tagen = 12-07 | heute in acht Tagen = 12-03 | heute in vierzehn Tagen = 12-10 |
    morgen in einer Woche = 12-04 | in acht Tagen = 12-03 | in vierzehn Tagen = 12-10 |
    in zwei Wochen am Donnerstag = - | nächste Woche Freitag = 12-04 | Freitag nächster Woche = 12-04 |
    nächste Woche = - | anfang nächster Woche = - | bis Ende der Woche = 11-27 | bis Ende nächster Woche = 12-04 |
    bis Ende des Monats = 11-30 | im Laufe des Tages = 11-26 | im Laufe der Woche = 11-27 |
    in den nächsten Tagen = - | in den nächsten fünf Werktagen = 12-03 | innerhalb von drei Werktagen = 12-01 |
    innerhalb von fünf bis sieben Werktagen = 12-07 | am nächsten Werktag = 11-27 | in einer Woche = 12-03 |
    in einer Stunde = 11-26 | innerhalb von 48 Stunden = 11-28 | innerhalb von vierundzwanzig Stunden = 11-27 |
    in Kürze = - | jeden Tag = - | jeden Freitag = - | heute noch = 11-26 | heute Morgen = 11-26 |
    heute Abend = 11-26 | morgen früh = 11-27 | morgen vormittag zwischen neun und elf uhr = 11-27 |
    übermorgen = 11-28 | Montag Morgen = 11-30 | bis Montagabend = 11-30 | am Dienstagnachmittag = 12-01 |
    am Tag davor = - | am Wochenende = - | bis vierzehn Uhr = - | am 10. Dezember um 8:15 Uhr = 12-10 |
    zum ersten Februar = 2027-02-01 | am 3. November = 2027-11-03 | vor Freitag = - | nach Freitag = - |
    letzten Freitag = -`,
  fr: `
    lundi = 11-30 | vendredi = 11-27 | vendredi prochain = - | mardi prochain = 12-01 |
    vendredi de la semaine prochaine à huit heures et quart = 12-04 | lundi de la semaine prochaine = 11-30 |
    lundi en huit = 12-07 | jeudi en quinze = 12-17 | jeudi dans deux semaines = 12-17 | demain = 11-27 |
    demain matin = 11-27 | demain soir = 11-27 | après-demain = 11-28 | aujourd'hui encore = 11-26 |
    d'aujourd'hui en huit = 12-03 | d'ici ce soir = 11-26 | cet après-midi = - | dans la journée = 11-26 |
    dans l'heure = 11-26 | sous trois jours = 11-29 | sous dix jours ouvrés = 12-10 |
    dans les trois jours ouvrés = 12-01 | d'ici huit jours = 12-03 | sous huitaine = 12-03 | sous quinzaine = 12-11 |
    sous quinze jours = 12-11 | dans une quinzaine de jours = 12-11 | d'ici une semaine = 12-03 |
    sous quarante-huit heures = 11-28 | sous 24 à 48 heures = 11-28 | dans les vingt-quatre heures = 11-27 |
    dans les quatre à six heures = 11-26 | entre huit heures et midi = - | à quatorze heures = - |
    une demi-heure avant = - | d'ici maximum vingt minutes = - | d'ici la fin de la semaine = 11-27 |
    en fin de semaine = - | d'ici à la fin du mois = 11-30 | la semaine prochaine = - | dans les prochains jours = - |
    dans quelques jours = - | chaque jour = - | tous les lundis = - | cette semaine = - |
    le jeudi 3 décembre à midi et demi = 12-03 | le vendredi 3 décembre = - | avant le 11 décembre = 12-11 |
    le deux juillet à treize heures quinze = 2027-07-02 | d'ici le quinze décembre = 12-15 | avant vendredi = - |
    d'ici vendredi = 11-27 | vendredi dernier = -`,
  es: `
    el viernes = 11-27 | el próximo viernes = - | el próximo lunes = 11-30 | el lunes que viene a la mañana = 11-30 |
    el viernes que viene = - | el viernes de la próxima semana = 12-04 | el lunes en ocho días = 12-07 |
    el lunes por la mañana = 11-30 | mañana = 11-27 | mañana por la mañana = 11-27 | mañana por la tarde = 11-27 |
    pasado mañana = 11-28 | hoy mismo = 11-26 | hoy antes de las 7 de la noche = 11-26 | esta tarde = 11-26 |
    esta noche = 11-26 | esta mañana = 11-26 | esta semana = - | en el día = 11-26 | entre hoy y mañana = 11-27 |
    dentro de ocho días = 12-03 | en quince días = 12-11 | en una semana = 12-03 | en tres días hábiles = 12-01 |
    en un plazo de cinco días laborables = 12-03 | entre tres y cinco días hábiles = 12-03 |
    en cuarenta y ocho horas = 11-28 | en las próximas setenta y dos horas hábiles = - | en 24 a 48 horas = 11-28 |
    en dos horas = 11-26 | en una hora = 11-26 | media hora antes = - | a las 15 horas = - |
    en los próximos días = - | en unos días = - | en unos 10 días = 12-06 | en un par de días = - |
    todos los días = - | cada lunes = - | a fin de mes = 11-30 | a finales de la próxima semana = 12-04 |
    el fin de semana = - | la próxima semana = - | antes del viernes = - | el viernes pasado = - |
    el martes 1 de diciembre a las 16:20 = 12-01 | para el jueves 23 de octubre = - |
    para el 23 de octubre = 2027-10-23 | pronto = -`,
  ar: `
    غدًا = 11-27 | بكرة = 11-27 | بعد غد = 11-28 | اليوم = 11-26 | اليوم قبل السادسة مساء = 11-26 | الليلة = 11-26 |
    يوم الجمعة = 11-27 | يوم الأحد بين الساعة 10 والساعة 12 = 11-29 | الأحد القادم = - | الجمعة القادمة = - |
    الاثنين القادم = 11-30 | يوم التلات بين الساعة اتنين والساعة خمسة العصر = 12-01 | خلال يوم = 11-27 |
    خلال يومين = 11-28 | خلال ثلاثة أيام = 11-29 | خلال أسبوع = 12-03 | خلال أسبوعين = 12-10 |
    خلال ثلاثة أسابيع = 12-17 | خلال شهر = 12-26 | خلال ساعة = 11-26 | خلال 48 ساعة = 11-28 |
    خلال أربعة وعشرين ساعة = 11-27 | خلال خمسة أيام عمل = 12-03 | بعد أسبوع = 12-03 | الساعة 5 = - |
    قبل الساعة 9 مساء = - | قبلها بنص ساعة = - | خلال الأيام القادمة = - | الأسبوع القادم = - | كل يوم = - |
    نهاية الشهر = 11-30 | نهاية الأسبوع = - | خلال أيام = - | يوم 9 ديسمبر الساعة 8:30 الصبح = 12-09 |
    السبت 5 ديسمبر الساعة 5:45 مساءً = 12-05 | قريبا = - | قبل الجمعة = -`,
};

const MONDAY = new Date("2026-11-23T09:00:00Z");
const ON_MONDAY = {
  en: `
    next Friday = - | next Monday = 11-30 | on Friday = 11-27 | in two weeks on Thursday = 12-10 |
    Friday of next week = 12-04`,
  de: `
    nächsten Freitag = - | übernächsten Freitag = - | in zwei Wochen am Donnerstag = 12-10`,
};

test.each([
  ...Object.entries(ON_THURSDAY).map((words) => [THURSDAY, ...words] as const),
  ...Object.entries(ON_MONDAY).map((words) => [MONDAY, ...words] as const),
])("said on %s in %s, words mean the day that people mean, or none", (from, language, words) => {
  const meant = words.split("|").map((each) => each.trim().split(" = "));
  const told = meant.map(([due = ""]) => [
    due,
    dueDay(due, from, language)?.toISOString().replace("T00:00:00.000Z", "").replace("2026-", "") ?? "-",
  ]);
  expect(told).toEqual(meant);
});

test("a day is midnight, never before the promise, and not years ahead, whatever the words", () => {
  const words = fc.constantFrom(
    "in",
    "3",
    "99999",
    "five",
    "days",
    "hours",
    "weeks",
    "month",
    "Friday",
    "tomorrow",
    "x",
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 6 }), (said) => {
      const day = dueDay(said.join(" "), THURSDAY, "en");
      if (day === undefined) return;
      expect(day.toISOString()).toMatch(/T00:00:00\.000Z$/);
      expect(day.getTime()).toBeGreaterThanOrEqual(Date.UTC(2026, 10, 26));
      expect(day.getTime()).toBeLessThan(Date.UTC(2028, 2, 1));
    }),
  );
});
