import fc from "fast-check";
import { dueDay } from "../../../Transcript/said/due";

/** A Thursday afternoon. */
const THURSDAY = new Date("2026-11-26T14:20:00Z");

test.each([
  ["en", "by Friday", "2026-11-27"],
  ["en", "on Thursday", "2026-12-03"],
  ["en", "tomorrow morning", "2026-11-27"],
  ["en", "within three business days", "2026-12-01"],
  ["en", "in three to five days", "2026-12-01"],
  ["en", "in 24 hours", "2026-11-27"],
  ["en", "in a week", "2026-12-03"],
  ["de", "bis Freitag", "2026-11-27"],
  ["de", "übermorgen", "2026-11-28"],
  ["de", "innerhalb von drei Werktagen", "2026-12-01"],
  ["de", "in einer Woche", "2026-12-03"],
  ["de", "Montag Morgen", "2026-11-30"],
  ["de", "bis Montagabend", "2026-11-30"],
  ["de", "heute Morgen", "2026-11-26"],
  ["fr", "après-demain", "2026-11-28"],
  ["fr", "demain", "2026-11-27"],
  ["fr", "lundi", "2026-11-30"],
  ["fr", "sous trois jours", "2026-11-29"],
  ["fr", "dans les trois jours ouvrés", "2026-12-01"],
  ["es", "mañana por la tarde", "2026-11-27"],
  ["es", "el viernes", "2026-11-27"],
  ["es", "el lunes por la mañana", "2026-11-30"],
  ["es", "en tres días hábiles", "2026-12-01"],
  ["ar", "غدًا", "2026-11-27"],
  ["ar", "يوم الجمعة", "2026-11-27"],
  ["ar", "خلال ثلاثة أيام", "2026-11-29"],
  ["ar", "خلال يومين", "2026-11-28"],
])("%s: %s is %s", (language, due, day) => {
  expect(dueDay(due, THURSDAY, language)?.toISOString()).toBe(`${day}T00:00:00.000Z`);
});

test.each([
  ["en", "shortly"],
  ["en", "as soon as possible"],
  ["en", "by the end of the day"],
  ["en", "in a few days"],
  ["en", "after tomorrow"],
  ["en", "on Monday December 14"],
  ["de", "bis Ende der Woche"],
  ["de", "in den nächsten Tagen"],
  ["fr", "d'ici à la fin du mois"],
  ["fr", "dans la journée"],
  ["es", "en el día"],
  ["de", "in Kürze"],
  ["fr", "d'ici maximum vingt minutes"],
  ["es", "pronto"],
  ["ar", "قريبا"],
])("%s: %s fixes no day", (language, due) => {
  expect(dueDay(due, THURSDAY, language)).toBeUndefined();
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
