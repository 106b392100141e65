import type { XmlElement } from "../../xml";
import type { PackagedForm } from "../package";
import { recordProblem, type Problem, type Source } from "../problem";

/** Something wrong with a form: the message goes on behind its title. */
export function formProblem({ title }: PackagedForm, at: XmlElement, message: string, refusedBy?: Source): Problem {
  return recordProblem(at, `form ${title} ${message}`, refusedBy);
}
