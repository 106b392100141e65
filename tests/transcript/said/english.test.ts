import { linesHeard, thingsHeard } from "../support/lines";

const things = (lines: readonly string[]): readonly string[] => thingsHeard("en", ...lines);

test.each([
  [["a i've got you down for ten to eight in the evening"], ["time 19:50"]],
  [["a it came back on at twenty five past six in the morning"], ["time 06:25"]],
  [["c it was ten minutes to five p m"], ["time 16:50"]],
  [["c they rang at half eight in the morning"], ["time 08:30"]],
  [["c could i do tuesday afternoon? after quarter past three if possible"], ["date tuesday", "time 15:15"]],
  [["c i was there from ten to three in the afternoon"], ["time 10:00", "time 15:00"]],
  [["a the slot is between nine and twelve in the morning"], ["time 09:00"]],
  [["c the alarm went off at twelve at night"], []],
  [["c it broke at nine at night"], ["time 21:00"]],
  [["c can you call me after five p m"], ["time 17:00"]],
])("times of day to and past the hour: %j", (lines, heard) => {
  expect(things(lines)).toEqual(heard);
});

test.each([
  [["a it's 31 pounds 60, and delivery is 4 pounds"], ["amount 31.60 GBP", "amount 4 GBP"]],
  [["a that comes to two hundred and three pounds fifty"], ["amount 203.50 GBP"]],
  [["c i paid 30 pounds 12 days ago"], ["amount 30 GBP"]],
  [["c they took forty bucks"], ["amount 40 dollars"]],
  [["c i transferred two lakh thirty thousand rupees"], ["amount 230000 INR"]],
])("sums as people say them: %j", (lines, heard) => {
  expect(things(lines)).toEqual(heard);
});

test.each([
  [["a your address", "c flat 5, 210 Marsh Road"], ["address Flat 5, 210 Marsh Road"]],
  [["a your address", "c it's flat six fourteen marsh road"], ["address Flat 6, 14 Marsh Road"]],
  [["a your address", "c apartment one oh two, 14 marsh road"], ["address Apartment 102, 14 Marsh Road"]],
  [["a your address", "c flat c thirty marsh gardens"], ["address Flat C, 30 Marsh Gardens"]],
  [["a your address", "c ground floor flat 16 marsh lane"], ["address 16 Marsh Lane"]],
  [["a your address", "c fourteen b o'neill street"], ["address 14b O'Neill Street"]],
  [["a your address", "c nine the crescent"], ["address 9 The Crescent"]],
  [["a your address", "c 1200 e marsh avenue northwest"], ["address 1200 E Marsh Avenue Northwest"]],
  [["c it's a twenty minute drive"], []],
  [["c i was at number 4 a nice street"], []],
])("street lines with the flat first: %j", (lines, heard) => {
  expect(things(lines)).toEqual(heard);
});

test.each([
  [["c it's r as in robert then amadi ninety one all one word at example dot com"], ["email ramadi91@example.com"]],
  [["c sarah with an h dot amadi at example dot com"], ["email sarah.amadi@example.com"]],
  [["c erica with a k at example dot com"], []],
  [["c jane j a n e dot amadi at example dot com"], ["email jane.amadi@example.com"]],
  [["c oscar dot amadi at example dot com"], ["email oscar.amadi@example.com"]],
  [["c it's m dot o'dowd at example dot ie"], ["email m.odowd@example.ie"]],
  [["c jo dot b the number six at example dot com"], ["email jo.b6@example.com"]],
  [["c jane amadi all lower case no spaces at example dot com"], ["email janeamadi@example.com"]],
  [["c amit dot rao at the rate of example dot in"], ["email amit.rao@example.in"]],
])("how an address is written, said with it: %j", (lines, heard) => {
  expect(things(lines)).toEqual(heard);
});

test.each([
  [["a your date of birth", "c the third of the fifth sixty two"], ["date 1962-05-03"]],
  [["a your date of birth", "c 12 October '71"], ["date 1971-10-12"]],
  [
    ["a your surname", "c blake", "a your date of birth", "c eight three seventy one"],
    ["name Blake", "date 1971-03-08"],
  ],
  [
    ["a your zip code", "c 85014", "a your date of birth", "c eight three seventy one"],
    ["postcode 85014", "date 1971-08-03"],
  ],
  [["c it expires in april twenty twenty eight"], []],
  [["c may i have two of those", "c i may have 3 left"], []],
  [["a when was it", "c the day before yesterday"], ["date day before yesterday"]],
  [["a I'll call you on that one tomorrow morning."], []],
  [["a when is it", "c day after tomorrow"], ["date day after tomorrow"]],
])("days, and what is none: %j", (lines, heard) => {
  expect(things(lines)).toEqual(heard);
});

test.each([
  [["a your account number", "c it starts 6100", "a go ahead", "c 6100, 2247, then 8 1"], ["id 6100224781"]],
  [["a the order number", "c 4455", "a right", "c 4455", "a yes", "c 12"], ["id 445512"]],
  [["a the order number", "c 7777", "a right", "c 7777 21"], ["id 7777777721"]],
  [["a the policy number", "c b r t forward slash 40 62"], ["id BRT4062"]],
  [["a the case number", "c k b t dash one hundred and six"], ["id KBT106"]],
  [["a your mobile", "c oh seven seven hundred nine hundred eight one two"], ["phone 07700900812"]],
  [["a and the reg", "c XN19 TBO"], ["id XN19TBO"]],
  [["a your postcode", "c b s six six q q", "a what does it read", "c 40718"], ["postcode BS6 6QQ"]],
])("numbers begun again, with words between their parts: %j", (lines, heard) => {
  expect(things(lines)).toEqual(heard);
});

test.each([
  [["a whose name is it in", "c it's in my wife's name uh dora lindgren l i n d g r e n"], "Dora Lindgren"],
  [["a your surname please", "c it's d'costa"], "D'Costa"],
  [["c hi my surname is harper and i've a question"], "Harper"],
  [["a what name is it under", "c it should be under harper"], "Harper"],
  [["c Hi, I'm calling about my son Rory Blake."], "Rory Blake"],
])("whose name it is: %j", (lines, name) => {
  expect(things(lines)).toEqual([`name ${name}`]);
});

test.each([
  [["c i was on hold for five to ten minutes", "c about half five people called"], []],
  [["c it began at 7.40 this morning"], ["time 07:40"]],
  [
    ["a your address", "c it's 9 mill lane york y o one three b b"],
    ["address 9 Mill Lane", "postcode YO1 3BB"],
  ],
  [["a your eircode", "c v nine four k two t six"], ["postcode V94 K2T6"]],
  [["a who's the appointment for", "c my mother nora field"], ["name Nora Field"]],
  [["a and who's it addressed to", "c mrs nora field-hughes"], ["name Nora Field-Hughes"]],
  [["a which name is it under", "c put it under field"], ["name Field"]],
])("what is near a kind and what is one: %j", (lines, heard) => {
  expect(things(lines)).toEqual(heard);
});

test.each([
  "a okay i've added it to the order",
  "a i've put the boiler down as serviced",
  "a we have now taken that off the bill",
  "a i've switched you over to the new tariff",
  "a the vet will ring you in the morning",
  "a we'll write to you within ten days",
  "a it should be with you in four to six days",
  "a that's cancelled for you",
])("what was done or will be: %s", (line) => {
  expect(linesHeard("en", line).promises).toHaveLength(1);
});

test.each([
  "a i've checked that for you",
  "a we have limited slots this week",
  "a i've put you on hold",
  "a i've noted that down",
  "a we have furnished rooms",
  "a who's going to be there",
])("what no rep must know: %s", (line) => {
  expect(linesHeard("en", line).promises).toEqual([]);
});

test("a city shows the country, a word put right stands near", () => {
  const lines = [
    "c my flight from boston is tomorrow",
    "a and you are two",
    "c yes",
    "a right",
    "c we are",
    "a right",
    "c mm",
  ];
  expect(things([...lines, "a when would you fly", "c sorry june ninth", "a that's eighty dollars"])).toEqual([
    "date tomorrow",
    "date --06-09",
    "amount 80 USD",
  ]);
});
