import type { RecordedRequest } from "../../../LocalPlatform/dataverse/http/requestRecord";
import { parameterFaults, rowFaults } from "./bodyFaults";
import type { Csdl, EntityType } from "./csdl";
import { optionFaults } from "./queryFaults";

/** What the metadata document says of a request; `outside` where it does not hold what the request is for. */
export interface Judgement {
  readonly outside?: string;
  readonly faults: readonly string[];
}

const ROOT = /^\/api\/data\/v9\.[012]\//;
const NAMESPACE = "Microsoft.Dynamics.CRM.";

function outside(what: string): Judgement {
  return { outside: what, faults: [] };
}

function queryFaults(csdl: Csdl, type: EntityType, query: string): readonly string[] {
  return query
    .split("&")
    .filter((option) => option !== "")
    .flatMap((option) => {
      const at = option.indexOf("=");
      return optionFaults(
        csdl,
        type,
        decodeURIComponent(option.slice(0, at)),
        decodeURIComponent(option.slice(at + 1).replaceAll("+", " ")),
      );
    });
}

function boundJudgement(csdl: Csdl, type: EntityType, name: string, request: RecordedRequest): Judgement {
  const operation = csdl.operations.get(name);
  if (operation === undefined) return outside(name);
  const fits = operation.boundTo === type.name || operation.boundTo === "crmbaseentity";
  return {
    faults: [
      ...(fits ? [] : [`${name} is bound to ${operation.boundTo ?? "nothing"}, not to ${type.name}`]),
      ...parameterFaults(csdl, name, request.body),
    ],
  };
}

/** Judges one request by a metadata document. */
export function judge(csdl: Csdl, request: RecordedRequest): Judgement {
  const [path = "", query = ""] = request.url.replace(ROOT, "").split("?");
  const segments = path.split("/").map((segment) => decodeURIComponent(segment));
  const [first = "", ...rest] = segments;
  const name = first.replace(/\(.*$/s, "");
  if (csdl.operations.has(name) && rest.length === 0) return { faults: parameterFaults(csdl, name, request.body) };
  let type = csdl.types.get(csdl.sets.get(name) ?? "");
  if (type === undefined) return outside(name);
  for (const segment of rest) {
    if (segment === "$ref" || segment === "$count") continue;
    if (segment.startsWith(NAMESPACE))
      return boundJudgement(csdl, type, segment.slice(NAMESPACE.length).replace(/\(.*$/s, ""), request);
    const navigation: string | undefined = type.navigations.get(segment.replace(/\(.*$/s, ""))?.target;
    const target: EntityType | undefined = csdl.types.get(navigation ?? "");
    if (target === undefined) return { faults: [`${type.name} has no navigation property ${segment}`] };
    type = target;
  }
  const body = request.body;
  const row = typeof body === "object" && !Array.isArray(body) ? (body as Parameters<typeof rowFaults>[2]) : undefined;
  return {
    faults: [...queryFaults(csdl, type, query), ...(row === undefined ? [] : rowFaults(csdl, type, row))],
  };
}
