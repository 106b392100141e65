import { z } from "zod";
import type { CaseColumnName } from "../../Transcript/caseColumns";
import { elapsed, type Clock } from "../clock";
import { Failure } from "../failures/failure";
import type { DataverseClient } from "./client";
import { readDefinition, type ColumnDefinition } from "./columnDefinition";

/** How much the two text columns of incident hold, in UTF-16 code units. */
export interface ColumnLimits {
  readonly description: number;
  readonly transcript: number;
}

const maxLength = z.object({ MaxLength: z.number().int().positive() });
const options = z.object({ OptionSet: z.object({ Options: z.array(z.object({ Value: z.number() })) }) });

/** A definition that was read, and until when it counts; in milliseconds since 1970. */
interface Remembered {
  readonly definition: ColumnDefinition | undefined;
  readonly until: number;
}

/**
 * An hour: customisers change a column's length rarely, and a write that is too long makes the service look again at
 * once.
 */
const LIFETIME = 3_600_000;

/**
 * The live definition of incident's columns, remembered for an hour. A customiser may have raised `description` from
 * Microsoft's 2,000 characters.
 */
export class IncidentColumns {
  private limits: { readonly value: ColumnLimits; readonly until: number } | undefined;
  /** A look that is under way, for all the handoffs that wait for it. */
  private looking: Promise<ColumnLimits> | undefined;

  private readonly definitions = new Map<string, Remembered>();

  public constructor(
    private readonly client: DataverseClient,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure to retry while the solution's columns are missing */
  public async textLimits(): Promise<ColumnLimits> {
    if (this.limits !== undefined && this.limits.until > elapsed(this.clock)) return this.limits.value;
    this.looking ??= this.look().finally(() => (this.looking = undefined));
    return this.looking;
  }

  /** Called when Dataverse finds a text too long: what is remembered is out of date. */
  public forget(): void {
    this.limits = undefined;
    this.definitions.clear();
  }

  /**
   * What a column takes; undefined when incident has none of this name.
   * @throws Failure to retry when its definition is not readable
   */
  public async definition(column: string): Promise<ColumnDefinition | undefined> {
    const known = this.definitions.get(column);
    if (known !== undefined && known.until > elapsed(this.clock)) return known.definition;
    const definition = await readDefinition(this.client, column);
    if (definition === "unreadable") throw unreadable(column);
    this.definitions.set(column, { definition, until: elapsed(this.clock) + LIFETIME });
    return definition;
  }

  /** Whether incident has a column of this name. */
  public async has(column: string): Promise<boolean> {
    const answer = await this.client.request("GET", `${attribute(column)}?$select=LogicalName`, {
      what: `looking at the column ${column}`,
      accepts: [404],
    });
    return answer.status !== 404;
  }

  /** The values that a choice column of incident accepts in this organization. */
  public async optionValues(column: string): Promise<readonly number[]> {
    const answer = await this.client.request(
      "GET",
      `${attribute(column)}/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet($select=Options)`,
      { what: `reading the options of ${column}` },
    );
    const parsed = options.safeParse(answer.body);
    if (!parsed.success) throw unreadable(column);
    return parsed.data.OptionSet.Options.map((option) => option.Value);
  }

  private async look(): Promise<ColumnLimits> {
    const value = {
      description: await this.memoLength("description"),
      transcript: await this.memoLength("opencx_transcript"),
    };
    this.limits = { value, until: elapsed(this.clock) + LIFETIME };
    return value;
  }

  private async memoLength(column: "description" | CaseColumnName): Promise<number> {
    const answer = await this.client.request(
      "GET",
      `${attribute(column)}/Microsoft.Dynamics.CRM.MemoAttributeMetadata?$select=MaxLength`,
      { what: `reading the length of ${column}`, accepts: [404] },
    );
    if (answer.status === 404) {
      if (column.startsWith("opencx_"))
        throw new Failure({ code: "solution-missing", source: "dataverse", status: 404 });
      throw new Failure({ code: "column-missing", source: "dataverse", values: { column }, status: 404 });
    }
    const parsed = maxLength.safeParse(answer.body);
    if (!parsed.success) throw unreadable(column);
    return parsed.data.MaxLength;
  }
}

/** The definition of a column of incident. */
function attribute(column: string): string {
  return `EntityDefinitions(LogicalName='incident')/Attributes(LogicalName='${column}')`;
}

function unreadable(column: string): Failure {
  return new Failure({ code: "definition-unreadable", source: "dataverse", values: { column } });
}
