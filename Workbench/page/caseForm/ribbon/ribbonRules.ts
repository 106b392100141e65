import { DeadlineError, withDeadline } from "../../../../Caller/deadline";
import type { RibbonCommand, RibbonRule, ScriptCall, ScriptParameter } from "../../../server/drawn/layout";
import type { ScriptedForm } from "../../form/formContext";
import { callScript, FormScriptError, loadLibraries } from "../../form/handlers";

/** A rule's promise counts as false after this. Source: "Define ribbon enable rules", Custom Rule. */
const RULE_SECONDS = 10;

/** The table of every form here. */
const TABLE = "incident";

/**
 * Whether a command may be pressed. What may not is hidden, not greyed out. Source: "Define ribbon enable rules", What
 * does enabled mean?
 * @param onFailure told of a rule that failed, which counts as its XML says for that, and of one that only the platform
 * can evaluate, which counts as false
 */
export async function isEnabled(
  { rules }: RibbonCommand,
  form: ScriptedForm,
  onFailure: (error: unknown) => void,
): Promise<boolean> {
  const results = await Promise.all(rules.map((rule) => evaluated(rule, form, onFailure)));
  return results.every((result) => result);
}

/** Runs what a command does, in the order of its XML. @throws FormScriptError, ControlLoadError */
export async function runCommand({ actions }: RibbonCommand, form: ScriptedForm): Promise<void> {
  for (const action of actions) await call(action, form);
}

async function evaluated(rule: RibbonRule, form: ScriptedForm, onFailure: (error: unknown) => void): Promise<boolean> {
  if (rule.kind === "unknown") {
    onFailure(new FormScriptError(`The workbench does not evaluate the rule ${rule.name}.`));
    return false;
  }
  try {
    const result = await inTime(call(rule.call, form));
    return (result === true) !== rule.inverted;
  } catch (error) {
    onFailure(error);
    return rule.otherwise;
  }
}

/** The promise's value; false when it takes too long. */
async function inTime(result: Promise<unknown>): Promise<unknown> {
  try {
    return await withDeadline(result, RULE_SECONDS);
  } catch (error) {
    if (error instanceof DeadlineError) return false;
    throw error;
  }
}

async function call({ library, functionName, parameters }: ScriptCall, form: ScriptedForm): Promise<unknown> {
  await loadLibraries([library]);
  return callScript(
    { functionName, library },
    parameters.map((parameter) => valueOf(parameter, form)),
  );
}

/** What a function is given. Source: RibbonDiffXml, CrmParameter. */
function valueOf(parameter: ScriptParameter, form: ScriptedForm): unknown {
  if (parameter.kind === "written") return parameter.value;
  if (parameter.name === "PrimaryControl") return form.executionContext.getFormContext();
  if (parameter.name === "PrimaryEntityTypeName") return TABLE;
  throw new FormScriptError(`The workbench does not hand out the parameter ${parameter.name}.`);
}
