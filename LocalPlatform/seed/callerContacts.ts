import { namedGuid } from "../dataverse/model/namedGuid";
import type { JsonObject } from "../dataverse/model/payload";
import { accountId } from "./seedAccounts";

function contact(firstname: string, lastname: string, rest: JsonObject): JsonObject {
  return {
    contactid: namedGuid(`contact ${firstname} ${lastname}`),
    firstname,
    lastname,
    ...rest,
  };
}

function at(account: string): JsonObject {
  return {
    "parentcustomerid_account@odata.bind": `/accounts(${accountId(account)})`,
  };
}

/**
 * Contacts whose numbers callers ring from, each stored the way somebody once typed it: shared by a family or a
 * company, in a column nobody would look in, with a note around it. Numbers are from ranges reserved for fiction (US
 * 555-01xx, Ofcom, Arcep, Bundesnetzagentur).
 */
export const CALLER_CONTACTS: readonly JsonObject[] = [
  contact("David", "Johnson", {
    telephone1: "(202) 555-0143",
    emailaddress1: "david.johnson@example.com",
    address1_city: "Washington",
  }),
  // The same line at home: two people, one number.
  contact("Linda", "Smith", {
    telephone2: "+1 202-555-0143",
    emailaddress1: "linda.smith@example.net",
    address1_city: "Washington",
  }),
  contact("Pat", "Brown", { mobilephone: "202.555.0188", emailaddress1: "pat.brown@example.org" }),
  contact("Michael", "Davis", {
    telephone1: "020 7946 0958",
    emailaddress1: "m.davis@larkfield.example",
    jobtitle: "Practice manager",
    ...at("Larkfield Dental"),
  }),
  contact("Olivia", "Davis", { mobilephone: "+44 (0)20 7946 0958", emailaddress1: "olivia.davis@example.com" }),
  contact("Priyanka", "Shah", { telephone3: "0044 20 7946 0958", jobtitle: "Dentist", ...at("Larkfield Dental") }),
  contact("Nadia", "Benali", {
    mobilephone: "06.39.98.01.45",
    emailaddress1: "nadia.benali@example.org",
    address1_city: "Lyon",
  }),
  contact("Étienne", "Roussel", { telephone1: "01 99 00 07 77 ", jobtitle: "Gérant", ...at("Atelier Verlaine") }),
  contact("Camille", "Laurent", {
    mobilephone: "06 39 98 01 27",
    emailaddress1: "camille.laurent@example.org",
    address1_city: "Nantes",
  }),
  contact("Sabine", "Vogel", {
    telephone2: "030/23125-077",
    emailaddress1: "sabine.vogel@example.net",
    address1_city: "Berlin",
  }),
  contact("Thomas", "Krüger", { telephone1: "(030) 23125 014", jobtitle: "Einkauf", ...at("Kiefer & Sohn GmbH") }),
  contact("Karen", "Mitchell", {
    mobilephone: "(312) 555-0167",
    emailaddress1: "karen.mitchell@example.com",
    address1_city: "Chicago",
  }),
  contact("سلمى", "الحداد", {
    mobilephone: "+٤٤ ٧٧٠٠ ٩٠٠٤٦١",
    telephone2: "07700 900 461",
    emailaddress1: "salma.haddad@example.org",
  }),
  // Names that a search, a sort and a form must bear.
  contact("Siobhán", "O'Connor", {
    mobilephone: "07700 900318",
    emailaddress1: "siobhan.oconnor@example.com",
    address1_city: "Leeds",
  }),
  contact("Thị Hương", "Nguyễn", {
    mobilephone: "001 415 555 0141",
    emailaddress1: "huong.nguyen@example.org",
    address1_city: "San Jose",
  }),
  contact("Юлия", "Соколова", {
    telephone1: "Tel.: +44 7700 900552",
    emailaddress1: "yulia.sokolova@example.net",
    address1_city: "London",
  }),
  contact("美咲", "田中", {
    mobilephone: "(503)555-0147",
    emailaddress1: "misaki.tanaka@example.com",
    jobtitle: "Localisation lead",
    ...at("Quillon Software"),
  }),
  contact("Ørjan", "van der Berg", {
    telephone2: "617/555-0149",
    emailaddress1: "orjan.vanderberg@example.org",
    address1_city: "Boston",
  }),
  contact("Αλέξης", "Παπαδάκης", {
    mobilephone: "+44 (0) 7700 900 553",
    emailaddress1: "alexis.papadakis@example.net",
  }),
  // A company's one outside line, with and without extensions.
  contact("Grace", "Okafor", {
    telephone1: "+1-212-555-0190 ext. 12",
    jobtitle: "Dispatcher",
    ...at("Northgate Logistics"),
  }),
  contact("Ruben", "Castillo", { telephone1: "(212) 555-0190 x14", jobtitle: "Driver", ...at("Northgate Logistics") }),
  contact("Helen", "Park", {
    telephone1: "(212) 555-0190",
    jobtitle: "Accounts payable",
    ...at("Northgate Logistics"),
  }),
  // Notes where a number should be.
  contact("Walter", "Finch", { mobilephone: "after 5pm 2025550129" }),
  contact("Agnes", "Lindqvist", {
    telephone1: "202-555-0130 / 202-555-0131",
    description: "Second number is her daughter's.",
  }),
  contact("Tomasz", "Nowak", { telephone2: "ask for Tomasz: 07700 900 212" }),
  contact("Beatriz", "Ortega", {
    fax: "+1 202 555 0132",
    description: "Number given by her son; stored as fax by mistake.",
  }),
  contact("Hugo", "Marchand", { assistantphone: "+33 (0)6 39 98 44 10" }),
];

/** Left the company; the number went to somebody else. Inactive rows must not be offered. */
export const INACTIVE_CONTACT: JsonObject = contact("Lina", "Garcia", {
  mobilephone: "+1 (202) 555-0171",
  emailaddress1: "lina.garcia@example.net",
  jobtitle: "Former buyer",
});
