import { thingsHeard } from "../../support/lines";

test.each([
  ["en", "we could come on tuesday or on thursday", ["date tuesday", "date thursday"]],
  ["fr", "nous pouvons venir mardi ou jeudi", ["date mardi", "date jeudi"]],
  ["de", "wir können am dienstag oder am donnerstag kommen", ["date dienstag", "date donnerstag"]],
  ["es", "podemos ir mañana o el jueves", ["date mañana", "date jueves"]],
])("two days that the company offers are two days in %s: %s", (language, line, days) => {
  expect(thingsHeard(language, `a ${line}`)).toEqual(days);
});

test.each([
  ["en", "you can call us monday to friday"],
  ["fr", "vous pouvez nous appeler du lundi au vendredi"],
  ["es", "puede llamarnos de lunes a viernes"],
])("days on which one may call are none in %s: %s", (language, line) => {
  expect(thingsHeard(language, `a ${line}`)).toEqual([]);
});
