import { namedGuid } from "../dataverse/model/namedGuid";
import type { JsonObject } from "../dataverse/model/payload";
import { PHONE_RANGES } from "./phoneSpellings";
import { accountId, SEED_ACCOUNTS } from "./seedAccounts";
import { SEED_IDS } from "./seedIds";

const NAMES: Readonly<Record<string, { readonly first: readonly string[]; readonly last: readonly string[] }>> = {
  US: {
    first: [
      "James",
      "Maria",
      "Robert",
      "Ashley",
      "Carlos",
      "Megan",
      "Andre",
      "Rebecca",
      "Kevin",
      "Yolanda",
      "Brian",
      "Denise",
      "Tyler",
      "Sofia",
      "Marcus",
      "Joan",
      "Ethan",
    ],
    last: [
      "Miller",
      "Ramirez",
      "Wilson",
      "Nguyen",
      "Anderson",
      "Taylor",
      "Moore",
      "Jackson",
      "Lee",
      "Perez",
      "Thompson",
      "White",
      "Harris",
    ],
  },
  GB: {
    first: ["Oliver", "Amelia", "George", "Isla", "Harry", "Ava", "Jack", "Aisha", "Arthur", "Freya", "Rhys"],
    last: ["Hughes", "Patel", "Clarke", "Ahmed", "Walker", "Evans", "Begum", "Turner", "Murray"],
  },
  FR: {
    first: ["Louis", "Manon", "Hélène", "Jules", "Chloé", "Karim", "Inès", "Théo", "Aurélie"],
    last: ["Lefèvre", "Garnier", "Petit", "Mercier", "Haddou", "Fontaine", "Girard"],
  },
  DE: {
    first: ["Lukas", "Hannah", "Jörg", "Mia", "Stefan", "Ayşe", "Ulrike"],
    last: ["Schäfer", "Bauer", "Yıldız", "Hoffmann", "Richter"],
  },
};

/** Phone columns in the order of how often people fill them; the later ones are where numbers end up by mistake. */
const COLUMNS = [
  "mobilephone",
  "telephone1",
  "mobilephone",
  "telephone1",
  "telephone2",
  "mobilephone",
  "home2",
  "telephone1",
  "telephone3",
  "business2",
  "address1_telephone1",
];

const COUNT = 280;
const WITHOUT_PHONE = 13;
const WITH_ACCOUNT = 3;

function pick<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Error("Seed data: nothing to pick from.");
  return item;
}

/** A mail name of plain letters, as mail systems make them. */
function plain(text: string): string {
  return text
    .replaceAll("ı", "i")
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();
}

function otherContact(index: number): JsonObject {
  const round = Math.floor(index / PHONE_RANGES.length);
  const range = pick(PHONE_RANGES, index);
  const names = NAMES[range.country] ?? { first: [], last: [] };
  const firstname = pick(names.first, round + index);
  const lastname = pick(names.last, round * 3 + index);
  // Lines 90 to 99 of each range belong to companies; 0 to 27 is as far as these go.
  const phone = pick(range.spell, round + index)(round);
  const companies = SEED_ACCOUNTS.filter((account) => account.accountid !== SEED_IDS.unknownCaller);
  const company = index % WITH_ACCOUNT === 0 ? pick(companies, index / WITH_ACCOUNT) : undefined;
  return {
    contactid: namedGuid(`contact crowd ${index}`),
    firstname,
    lastname,
    emailaddress1: `${plain(firstname)}.${plain(lastname)}${index}@example.${pick(["com", "org", "net"], index)}`,
    ...(index % WITHOUT_PHONE === 5 ? {} : { [pick(COLUMNS, index + round)]: phone }),
    ...(company === undefined
      ? {}
      : { "parentcustomerid_account@odata.bind": `/accounts(${accountId(String(company.name))})` }),
  };
}

/** Contacts that nobody calls from, so that a search has to find the right one among many. */
export const OTHER_CONTACTS: readonly JsonObject[] = Array.from({ length: COUNT }, (_, index) => otherContact(index));
