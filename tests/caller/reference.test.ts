import { parseCustomerRef } from "../../Caller/customer/reference";

const ID = "6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11";

describe("the customer of unknown callers, as an admin names it", () => {
  test.each([
    [`account:${ID}`, "account"],
    [`contact:${ID}`, "contact"],
    [`Account:{${ID.toUpperCase()}}`, "account"],
    [` contact : ${ID}\n`, "contact"],
  ])("%j", (text, table) => {
    expect(parseCustomerRef(text)).toEqual({ table, id: ID });
  });

  test.each([
    "",
    ID,
    `lead:${ID}`,
    `account:${ID}0`,
    `account:${ID.slice(1)}`,
    `account:${ID} contact:${ID}`,
    "account:Unknown caller",
  ])("%j names none", (text) => {
    expect(parseCustomerRef(text)).toBeUndefined();
  });
});
