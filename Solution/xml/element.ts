/**
 * An XML element without what solution files never use: namespaces beyond their spelling, comments, processing
 * instructions.
 */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text of an element without child elements; empty where there are any. */
  readonly text: string;
}

/** A file that should be XML is not; the message names the file and where it breaks. */
export class XmlError extends Error {
  public override readonly name = "XmlError";

  /** Where it breaks, from 1; undefined when it is not read at all. */
  public readonly line: number | undefined;

  public constructor(
    message: string,
    { line, ...options }: ErrorOptions & { readonly line?: number | undefined } = {},
  ) {
    super(message, options);
    this.line = line;
  }
}
