import { textOf, type Row } from "../../model/row";
import type { Answer, WebApiRequest } from "../../request/webApiRequest";
import { refuseOptions } from "../complexAnswer";
import { actionBody } from "../functions/actionBody";

/**
 * `DELETE solutions(id)`: a managed solution goes with all that it brought, an unmanaged one leaves it. Source:
 * Microsoft, "Solution concepts", "Work with solutions", uninstall or delete a solution.
 * @throws WebApiError 400 0x8004f01d while something else needs what would go, 403 without the privilege
 */
export function removeSolution({ environment, caller }: WebApiRequest, row: Row): Answer {
  caller.demand("Delete", "solution", row);
  environment.solutions.remove(textOf(row, "uniquename"));
  return { status: 204 };
}

/** The actions PublishXml and PublishAllXml: everything stands as soon as it is written, so there is nothing to do. */
export function publish(action: "PublishXml" | "PublishAllXml"): (request: WebApiRequest) => Answer {
  return (request) => {
    actionBody(request, action);
    refuseOptions(request.options);
    return { status: 204 };
  };
}
