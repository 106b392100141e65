import type { Expression, Statement } from "acorn";
import type { Completion, Frame } from "./frame";
import { builtinOf } from "./natives";
import {
  Either,
  joined,
  nameOf,
  singles,
  Thing,
  unknown,
  type Arguments,
  type Member,
  type Single,
  type Value,
} from "./value";

/** The script surely fails here, when nothing of it catches that. */
export class ScriptError extends Error {}

/** The script does more than is followed: what it does further is not known. */
export class GaveUp extends Error {}

/** Nodes and members that are looked at, over all calls and rounds: some two seconds, and more than most bundles need. */
const MOST_STEPS = 1_000_000;
const DEEPEST_CALL = 150;
/** Expressions and statements within one another, over all calls: a third of what the stack takes. */
const DEEPEST = 500;
const NO_ARGUMENTS: Arguments = { values: [], isOpen: false };
const ANY_ARGUMENTS: Arguments = { values: [], isOpen: true };

/**
 * Follows what a script does to its global object, from its syntax alone: nothing of it runs. Values are what the text
 * shows; what it leaves open is every possibility at once.
 */
export class Machine {
  public readonly global = new Thing("global");
  /** Above none while it is followed what may happen, and may not: what was there before then stays possible. */
  public doubt = 0;
  /** What the script does is not shown by its text, as with `eval`. */
  public gaveUp = false;
  /** The first global that the script surely reads by its name, and that nothing known sets. */
  public undeclared: string | undefined;
  private steps = 0;
  private depth = 0;
  private nesting = 0;
  private readonly handedOut = new Set<Thing>();

  public constructor(
    private readonly parts: {
      readonly evaluate: (machine: Machine, node: Expression, frame: Frame) => Value;
      readonly execute: (machine: Machine, nodes: readonly Statement[], frame: Frame) => Completion;
    },
  ) {}

  public evaluate(node: Expression, frame: Frame): Value {
    this.step();
    return this.nested(() => this.parts.evaluate(this, node, frame));
  }

  public execute(nodes: readonly Statement[], frame: Frame): Completion {
    return this.nested(() => this.parts.execute(this, nodes, frame));
  }

  /** Counts what is done, so that no script keeps us for long. */
  public step(count = 1): void {
    this.steps += count;
    if (this.steps > MOST_STEPS) throw new GaveUp();
  }

  /** Follows what may happen; undefined when that surely fails. */
  public maybe<Result>(run: () => Result): Result | undefined {
    this.doubt++;
    const { doubt } = this;
    try {
      return run();
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
      return undefined;
    } finally {
      this.doubt = doubt - 1;
    }
  }

  /** What the script surely fails with, unless it is in doubt whether it comes here, or with these values. */
  public fail(reason: string): Value {
    if (this.doubt > 0) return unknown();
    throw new ScriptError(reason);
  }

  public get(value: Value, key: Value): Value {
    this.step();
    if (value instanceof Either) return this.each(value, (single) => this.get(single, key));
    if (key instanceof Either) return this.each(key, (single) => this.get(value, single));
    const name = nameOf(key);
    if (value === undefined || value === null) return this.fail(`TypeError: ${name ?? "a member"} of ${String(value)}`);
    if (!(value instanceof Thing)) return builtinOf(this, value, name);
    // What it is handed there is not followed.
    if (name?.startsWith("__define") === true) value.isOpen = true;
    const found = this.memberOf(value, name);
    if (found instanceof Thing) return found;
    if (found === undefined) return builtinOf(this, value, name);
    return found.isAccessor === true ? this.call(found.value, value, NO_ARGUMENTS) : found.value;
  }

  /** A member of a thing or of what it inherits from; a guess where it may have others, undefined where it has none. */
  public memberOf(thing: Thing, name: string | undefined): Member | Thing | undefined {
    let at: Value = thing;
    for (let height = 0; at instanceof Thing && height < DEEPEST_CALL; height++, at = at.proto) {
      const member = name === undefined ? undefined : at.members.get(name);
      if (member !== undefined) return member;
      if (name === undefined) return unknown();
      if (at === this.global || at.kind === "unset") return at.guess(name);
      if (at.isOpen) return unknown();
    }
    return at instanceof Either ? unknown() : undefined;
  }

  public set(value: Value, key: Value, next: Value): void {
    this.step();
    if (key instanceof Either) {
      for (const single of key.of) this.maybe(() => this.set(value, single, next));
      return;
    }
    if (value instanceof Either) {
      const things = value.of.filter((single) => single instanceof Thing);
      // Where a global may be another's or its own, the script's own is what it fills.
      const own = things.filter(({ kind }) => kind !== "unset");
      this.maybe(() => (own.length > 0 ? own : things).forEach((thing) => this.set(thing, key, next)));
      return;
    }
    if (value === undefined || value === null)
      this.fail(`TypeError: ${nameOf(key) ?? "a member"} of ${String(value)} is set`);
    if (!(value instanceof Thing)) return;
    const name = nameOf(key);
    if (name === undefined || (value.kind === "array" && name === "length")) {
      value.isOpen = true;
      return;
    }
    const member = value.members.get(name);
    if (member?.isAccessor === true) {
      if (member.setter !== undefined) this.call(member.setter, value, { values: [next], isOpen: false });
      return;
    }
    if (name === "__proto__") {
      value.proto = this.doubt > 0 ? joined(value.proto, next) : next;
      return;
    }
    // In doubt, another script's global stays possible.
    const before = member === undefined && value === this.global ? value.guess(name) : member?.value;
    value.members.set(name, { value: this.doubt > 0 ? joined(before, next) : next });
  }

  public call(callee: Value, self: Value, given: Arguments): Value {
    if (callee instanceof Either) return this.each(callee, (single) => this.call(single, self, given));
    if (callee instanceof Thing && callee.code !== undefined && (callee.code.isOwn || !given.isOpen)) {
      if (++this.depth > DEEPEST_CALL) this.gaveUp = true;
      try {
        return this.depth > DEEPEST_CALL ? unknown() : callee.code.run(self, given);
      } finally {
        this.depth--;
      }
    }
    if (!(callee instanceof Thing) || (callee.code === undefined && !callee.isOpen))
      return this.fail("TypeError: it calls what is no function");
    if (isTextRun(callee.path, given.values[0])) this.gaveUp = true;
    given.values.forEach((value) => this.handOut(value));
    return unknown();
  }

  public construct(callee: Value, given: Arguments): Value {
    if (callee instanceof Either) return this.each(callee, (single) => this.construct(single, given));
    if (!(callee instanceof Thing) || callee.code?.isOwn !== true) return this.call(callee, undefined, given);
    const made = new Thing("object");
    made.proto = this.get(callee, "prototype");
    const returned = this.call(callee, made, given);
    return joined(...singles(returned).map((single) => (single instanceof Thing ? single : made)));
  }

  /**
   * A value goes to where it is not followed: what it holds may be changed there, and its functions called, now and
   * later.
   */
  public handOut(value: Value): void {
    for (const single of singles(value)) {
      if (!(single instanceof Thing) || this.handedOut.has(single)) continue;
      this.handedOut.add(single);
      single.isOpen = true;
      if (single === this.global) continue;
      for (const member of [...single.members.values()]) this.handOut(member.value);
      if (single.code?.isOwn === true) this.maybe(() => this.call(single, unknown(), ANY_ARGUMENTS));
    }
  }

  /** Once the script has come to its end: what was handed out is called, with all that is there now. */
  public callHandedOut(): void {
    for (const thing of [...this.handedOut])
      if (thing.code?.isOwn === true) this.maybe(() => this.call(thing, unknown(), ANY_ARGUMENTS));
  }

  /**
   * Never as deep as the stack reaches: where it ends, Node does not throw alone, but ends itself when a pattern is to be
   * compiled there.
   */
  private nested<Result>(run: () => Result): Result {
    if (this.nesting === DEEPEST) throw new GaveUp();
    this.nesting++;
    try {
      return run();
    } finally {
      this.nesting--;
    }
  }

  private each(either: Either, run: (single: Single) => Value): Value {
    // Nothing has no members and is not called: it fails there, and what follows is of the others.
    const something = either.of.filter((single) => single !== undefined && single !== null);
    return joined(...(something.length > 0 ? something : either.of).map((single) => this.maybe(() => run(single))));
  }
}

/** Whether a function of the platform is given code as text, or an element that loads some. */
function isTextRun(path: string, text: Value): boolean {
  if (/^(setTimeout|setInterval|execScript|importScripts)$/.test(path)) return typeof text === "string";
  return /^document\.(write|writeln|createElement)$/.test(path) && (typeof text !== "string" || /script/i.test(text));
}
