import { namedGuid } from "../dataverse/model/namedGuid";
import type { JsonObject } from "../dataverse/model/payload";
import { SEED_IDS } from "./seedIds";

function account(name: string, telephone1: string, address1_city: string, websiteurl: string): JsonObject {
  return {
    accountid: namedGuid(`account ${name}`),
    name,
    telephone1,
    address1_city,
    websiteurl,
  };
}

/** Id of a seeded account by its name. */
export function accountId(name: string): string {
  return namedGuid(`account ${name}`);
}

/**
 * Customers that are companies, and the placeholder for callers nobody knows yet. Numbers are from ranges reserved for
 * fiction.
 */
export const SEED_ACCOUNTS: readonly JsonObject[] = [
  {
    accountid: SEED_IDS.unknownCaller,
    name: "Unknown caller",
    description:
      "Customer of cases whose caller is not known yet. Link the contact on the case; do not add contacts here.",
  },
  account("Northgate Logistics", "(212) 555-0190", "New York", "https://northgate.example"),
  account("Larkfield Dental", "020 7946 0900", "London", "https://larkfield.example"),
  account("Brookmere Foods", "(415) 555-0191", "San Francisco", "https://brookmere.example"),
  account("Atelier Verlaine", "01 99 00 90 10", "Paris", "https://verlaine.example"),
  account("Kiefer & Sohn GmbH", "030 23125-900", "Berlin", "https://kiefer.example"),
  account("Orchard Lane Books", "+1 617-555-0192", "Boston", "https://orchardlane.example"),
  account("Silverpine Hotels", "+44 20 7946 0901", "London", "https://silverpine.example"),
  account("Tidewater Marine", "(713) 555-0193", "Houston", "https://tidewater.example"),
  account("Quillon Software", "(503) 555-0194", "Portland", "https://quillon.example"),
  account("Hartwell School District", "(303) 555-0195", "Denver", "https://hartwell.example"),
  account("Rosedale Pharmacy", "(404) 555-0196", "Atlanta", "https://rosedale.example"),
];
