import { compareProof, type Agreement } from "../../OpenCXTranscriptControl/said/compareProof";

const ROBERT = { fullname: "Robert McAllister", firstname: "Robert", lastname: "McAllister" };
const COLUMNS = { birthdate: "", address1_postalcode: "", address1_line1: "", emailaddress1: "" };

function compared(
  about: string,
  value: string,
  columns: Partial<typeof COLUMNS> = {},
  row: object = ROBERT,
): Agreement {
  const contact = { table: "contact", id: "", name: "", email: "", parentId: undefined, parentName: "" } as const;
  return compareProof(
    { asked: 0, answered: 1, about, value },
    { ...contact, row, columns: { ...COLUMNS, ...columns } },
  );
}

test.each([
  ["robert mcallister", "same"],
  ["Robert J. McAllister", "same"],
  // Neither: a caller is not sent away for saying less or more than the contact has, or for a recogniser's spelling.
  ["Robert", undefined],
  ["Mister McAllister", undefined],
  ["McAllister Robert", undefined],
  ["Robert John McAllister", undefined],
  ["Robert MacAllister", undefined],
  ["روبرت ماكاليستر", undefined],
  ["Jane Hollis", "other"],
])("the name %s of Robert McAllister: %s", (value, agreement) => {
  expect(compared("name", value)).toBe(agreement);
});

test.each([
  ["أحمد علي", "احمد على", undefined],
  ["Lucía Fernández", "Lucía Fernández Ortega", undefined],
  ["Ana García López", "Lucía Fernández Ortega", "other"],
])("the name %s of %s: %s", (value, fullname, agreement) => {
  expect(compared("name", value, {}, { fullname })).toBe(agreement);
});

test.each([
  ["1981-05-03", "1981-05-03", "same"],
  ["--05-03", "1981-05-03", "same"],
  ["1981-03-05", "1981-05-03", "other"],
  ["1981-05-03", "", undefined],
  ["the third", "1981-05-03", undefined],
])("the date of birth %s of one of %s: %s", (value, birthdate, agreement) => {
  expect(compared("date of birth", value, { birthdate })).toBe(agreement);
});

test.each([
  ["94110", "94110-1234", "same"],
  ["94110-1234", "94110", "same"],
  ["SW1A", "SW1A 1AA", "same"],
  ["SW1A 2BB", "SW1A 1AA", "other"],
  ["M1 1AE", "N1 1AE", undefined],
  ["10115", "D-10115", undefined],
  ["94110", "94111", "other"],
])("the postcode %s of one at %s: %s", (value, postcode, agreement) => {
  expect(compared("postcode", value, { address1_postalcode: postcode })).toBe(agreement);
});

test.each([
  ["12 rue des Lilas", "12, Rue des Lilas, bât. B", "same"],
  ["Hauptstraße 5", "Hauptstr. 5", undefined],
  ["2 Main Street", "12 Main Street", undefined],
  ["1720 Oak Avenue", "12 Main Street", "other"],
])("the address %s of one at %s: %s", (value, street, agreement) => {
  expect(compared("address", value, { address1_line1: street })).toBe(agreement);
});

test.each([
  ["maria.lopez@example.com", "Maria.Lopez@Example.com", "same"],
  ["maria.lopez@example.com", "mario.lopez@example.com", "other"],
])("the e-mail address %s of %s: %s", (value, address, agreement) => {
  expect(compared("email", value, { emailaddress1: address })).toBe(agreement);
});
