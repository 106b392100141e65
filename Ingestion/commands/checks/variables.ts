import { z } from "zod";
import { NO, VARIABLES_QUERY, variablesOf, type VariableRow, type Variables } from "../../../Caller/variables";
import type { DataverseClient } from "../../dataverse/client";
import { asFailure } from "../../failures/failure";
import type { CaseSettings } from "../../handoff/route";
import { assertNone } from "../check";

/** The solution's environment variables, as reps' screens read them. @throws what the client throws */
export async function readVariables(client: DataverseClient): Promise<Variables> {
  const { table, options } = VARIABLES_QUERY;
  const answer = await client.request("GET", `${table}s${options.replaceAll(" ", "%20")}`, {
    what: "reading the solution's environment variables",
  });
  return variablesOf(z.object({ value: z.array(z.custom<VariableRow>()) }).parse(answer.body).value);
}

/**
 * What service and screens both go by is the same in the settings of the one and in the variables that the others read.
 * A variable without a value says nothing, and one that may not be read is no fault: only this command reads them.
 */
export async function checkVariables(read: () => Promise<Variables>, cases: CaseSettings): Promise<string> {
  let variables: Variables;
  try {
    variables = await read();
  } catch (thrown) {
    return `could not be compared (${asFailure(thrown).plain})`;
  }
  const { sessionUrlTemplate: template } = cases.defaults;
  const { host, protocol } = new URL(template.replaceAll("{sessionId}", "x"));
  const { opencx_SessionLinkHosts: hosts, opencx_SessionUrlTemplate: ofScreens } = variables;
  const country = variables.opencx_DefaultCountry?.trim().toUpperCase();
  const ofService = cases.unknownCaller.defaultCountry;
  const allowed = hosts?.split(",").map((each) => each.trim().toLowerCase());
  assertNone([
    ...(allowed === undefined || allowed.includes(host)
      ? []
      : [
          `opencx_SessionLinkHosts is ${hosts} and lacks ${host}, where OPENCX_SESSION_URL_TEMPLATE leads: add it, or reps are offered no link`,
        ]),
    // What is wrong by itself is said once, by the check of the link.
    ...(ofScreens === undefined || ofScreens.trim() === template || protocol !== "https:"
      ? []
      : [
          `opencx_SessionUrlTemplate is ${ofScreens}, OPENCX_SESSION_URL_TEMPLATE is ${template}: give both the same address`,
        ]),
    ...(country === undefined || ofService === undefined || country === ofService
      ? []
      : [
          `opencx_DefaultCountry is ${country}, DEFAULT_COUNTRY is ${ofService}: give both the same, or service and reps find other contacts`,
        ]),
  ]);
  const reveal = NO.test(variables.opencx_RevealCards ?? "") ? "nobody" : "reps";
  return `agree with these settings; numbers without a country code are ${country ?? "the caller's country's"}, and ${reveal} may reveal masked card numbers`;
}
