import type { Span } from "../../base/span";
import { RULE } from "../../pattern/dialects";
import type { HclAttribute, HclBlock, HclBody, HclExpression, HclKey, HclTemplate } from "../hcl/hclSyntax";
import { readHcl } from "../hcl/readHcl";
import { HclJsonWriter, type HclNames } from "../hcl/writeHclJson";
import type { PatternHost } from "../host";
import { writeJsonTemplate } from "../jsonTemplate";
import type { Notation } from "../notation";
import { hcl } from "../notations/hcl";
import { hclText, type HclTextStyle } from "../notations/hclText";
import { patternSite, siteAround, type PatternSite } from "../site";
import { siteIds } from "../siteIds";
import { SiteText } from "../siteText";

/** The argument that holds a rule's pattern, and by custom the input of modules that make rules of it. */
const ARGUMENT = "event_pattern";
/** Longer files are passed over: people's have a hundredth of that. */
const MAX_LENGTH = 2_000_000;

/** Resources whose argument is a rule's pattern. Another provider's means something else. */
const RESOURCES = new Set(["aws_cloudwatch_event_rule", "aws_cloudwatch_event_archive", "awscc_events_rule"]);

/** Configurations of Terraform and OpenTofu. */
export const terraform: PatternHost = {
  id: "terraform",
  languages: ["terraform", "opentofu"],
  endings: [".tf", ".tofu"],
  mayHold: (text) => text.includes(ARGUMENT),
  sites: (text) => (text.length > MAX_LENGTH ? [] : new TerraformFile(text).sites()),
  typedAt(text, offset) {
    const sites = text.length > MAX_LENGTH ? [] : new TerraformFile(text, offset).sites();
    const site = siteAround(sites, offset);
    const at = site && typedOffset(site, text, offset);
    return site === undefined || at === undefined ? [] : [{ site, offset: at }];
  },
};

/** A value that may be a pattern, and the name of its place. */
interface Found {
  readonly id: string;
  readonly value: HclExpression;
  /** Whether an object is a pattern as it stands, because whoever is given it makes JSON of it. */
  readonly isObject: boolean;
}

class TerraformFile {
  readonly #text: string;
  readonly #root: HclBody;
  readonly #locals = new Map<string, HclExpression>();
  readonly #names: HclNames = { local: (name) => this.#locals.get(name) };
  /** By the offset of the value, so that what two rules share is one site. */
  readonly #sites = new Map<number, PatternSite>();
  readonly #idOf = siteIds();

  readonly #cursor: number | undefined;

  constructor(text: string, cursor?: number) {
    this.#text = text;
    this.#cursor = cursor;
    this.#root = readHcl(text);
    for (const { type, body } of this.#root.blocks) {
      if (type !== "locals") continue;
      for (const { name, value } of body.attributes) if (value !== undefined) this.#locals.set(name, value);
    }
  }

  sites(): readonly PatternSite[] {
    for (const block of this.#root.blocks)
      for (const found of this.#inBlock(block)) this.#patterns(found, false);
    return [...this.#sites.values()].toSorted((one, other) => one.span.offset - other.span.offset);
  }

  #inBlock({ type, labels: [label = "", name], body }: HclBlock): readonly Found[] {
    switch (type) {
      case "resource":
        return RESOURCES.has(label) ? inResource(`${label}.${name ?? ""}`, body) : [];
      case "module":
        return body.attributes.flatMap((attribute) => this.#inArgument(`module.${label}`, attribute));
      case "locals":
        return body.attributes.flatMap((attribute) => this.#inArgument("local", attribute));
      case "variable":
        return body.attributes.flatMap(({ name: argument, value }) =>
          argument === "default" && value !== undefined ? this.#inValue(`var.${label}`, value) : [],
        );
      default:
        return [];
    }
  }

  #inArgument(parent: string, { name, value }: HclAttribute): readonly Found[] {
    if (value === undefined) return [];
    const id = `${parent}.${name}`;
    return isArgument(name) ? [{ id, value, isObject: true }] : this.#inValue(id, value);
  }

  /** The values of the argument's name anywhere in a value. */
  #inValue(id: string, value: HclExpression): readonly Found[] {
    switch (value.kind) {
      case "object":
        return value.items.flatMap((item) => {
          const name = this.#nameOf(item.key);
          if (name === undefined || item.value === undefined) return [];
          const own = `${id}.${name}`;
          return isArgument(name)
            ? [{ id: own, value: item.value, isObject: true }]
            : this.#inValue(own, item.value);
        });
      case "tuple":
        return value.elements.flatMap((element, index) => this.#inValue(`${id}[${index}]`, element));
      case "call":
        return value.args.flatMap((arg) => this.#inValue(id, arg));
      case "conditional":
        return value.arms.flatMap((arm) => this.#inValue(id, arm));
      case "template":
      case "literal":
      case "other":
        return [];
    }
  }

  #nameOf(key: HclKey): string | undefined {
    if (key.kind === "name") return this.#words(key.span);
    if (key.kind === "other") return undefined;
    return key.pieces.map((piece) => (piece.kind === "text" ? piece.text : piece.expression)).join("");
  }

  /** Adds the patterns that a value is, or one of whose arms or arguments is one. A local value is followed once. */
  #patterns({ id, value, isObject }: Found, isFollowing: boolean): void {
    const on = (part: HclExpression, isOwn = isObject): void =>
      this.#patterns({ id, value: part, isObject: isOwn }, isFollowing);
    switch (value.kind) {
      case "object":
        if (isObject) this.#addObject(id, value);
        return;
      case "template":
        this.#template(id, value, isFollowing);
        return;
      case "conditional":
        for (const arm of value.arms) on(arm);
        return;
      case "call":
        if (value.name === "jsonencode") for (const arg of value.args.slice(0, 1)) on(arg, true);
        else if (value.name === "merge" && isObject) this.#addObject(id, value);
        else if (CHOOSING.has(value.name)) for (const arg of value.args) on(arg);
        else if (SAME_TEXT.has(value.name)) for (const arg of value.args.slice(0, 1)) on(arg);
        return;
      case "other":
        this.#follow(value.span, isObject, isFollowing);
        return;
      case "tuple":
      case "literal":
        return;
    }
  }

  #follow(span: Span, isObject: boolean, isFollowing: boolean): void {
    const name = /^local\.([\p{L}_][\p{L}\p{N}_-]*)$/u.exec(this.#words(span))?.[1];
    const value = name === undefined || isFollowing ? undefined : this.#locals.get(name);
    if (value !== undefined) this.#patterns({ id: `local.${name ?? ""}`, value, isObject }, true);
  }

  #addObject(id: string, value: HclExpression): void {
    const writer = new HclJsonWriter(this.#text, this.#names, { cursor: this.#cursor });
    const written = writer.pattern(value);
    if (written === undefined) return;
    this.#add(id, value.span, writer.site, hcl(this.#text, writer.site.text, written));
  }

  /** JSON in a text. A text that is one expression is what that is. */
  #template(id: string, value: HclTemplate, isFollowing: boolean): void {
    const [first] = value.pieces;
    if (value.pieces.length === 1 && first?.kind === "hole") {
      const from = this.#text.indexOf(first.expression, first.span.offset);
      this.#follow({ offset: from, length: first.expression.length }, false, isFollowing);
      return;
    }
    if (!/^\s*\{/.test(startOf(value))) return;
    const site = new SiteText(this.#text);
    if (!writeJsonTemplate(site, value.pieces)) return;
    const span = spanOf(value);
    const newline = this.#text.includes("\r\n") ? "\r\n" : "\n";
    const line = this.#text.slice(this.#text.lastIndexOf("\n", span.offset) + 1, span.offset);
    const style: HclTextStyle = value.isHeredoc ? { kind: "heredoc", indent: line } : { kind: "quoted" };
    this.#add(id, span, site, hclText(style, newline));
  }

  #add(id: string, span: Span, site: SiteText, notation: Notation): void {
    if (this.#sites.has(span.offset)) return;
    const { text, unknowns } = site;
    this.#sites.set(
      span.offset,
      patternSite({ id: this.#idOf(id), dialect: RULE, notation, text, unknowns, span, map: site.map() }),
    );
  }

  #words({ offset, length }: Span): string {
    return this.#text.slice(offset, offset + length);
  }
}

/** Functions that give one of their arguments. */
const CHOOSING = new Set(["try", "coalesce"]);
/** Functions that give the JSON that they are given. */
const SAME_TEXT = new Set(["trimspace", "chomp"]);

/** Where a cursor is in a pattern's text: behind the letters of a name it is in its quotes, which nobody wrote. */
function typedOffset(site: PatternSite, text: string, offset: number): number | undefined {
  const before = site.toPattern(offset - 1);
  const isName = before !== undefined && /[\p{L}\p{N}_-]/u.test(text.charAt(offset - 1));
  return isName && site.text.charAt(before) === text.charAt(offset - 1) ? before + 1 : site.toPattern(offset);
}

/** What inputs and values are called: `event_pattern`, and `trigger_event_pattern` where a module has several. */
function isArgument(name: string): boolean {
  return name === ARGUMENT || name.endsWith(`_${ARGUMENT}`);
}

function inResource(id: string, body: HclBody): readonly Found[] {
  return body.attributes.flatMap(({ name, value }) =>
    name === ARGUMENT && value !== undefined ? [{ id, value, isObject: false }] : [],
  );
}

/** The letters that a text starts with, up to what is put in. */
function startOf({ pieces }: HclTemplate): string {
  let start = "";
  for (const piece of pieces) {
    if (piece.kind === "hole") break;
    start += piece.text;
    if (piece.text.trim() !== "") break;
  }
  return start;
}

/** What is between the quotes, or the lines of a heredoc. */
function spanOf({ span, pieces }: HclTemplate): Span {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return span;
  const { offset } = first.span;
  return { offset, length: last.span.offset + last.span.length - offset };
}
