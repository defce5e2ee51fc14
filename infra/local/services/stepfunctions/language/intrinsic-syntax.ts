import { PathSyntaxError, parsePath } from './paths.ts';

/** A part of an intrinsic: a call, a path, or a constant. */
export type Expression =
  | { readonly kind: 'call'; readonly name: string; readonly text: string; readonly parts: readonly Expression[] }
  | { readonly kind: 'path'; readonly text: string }
  | { readonly kind: 'constant'; readonly value: string | number | boolean | null };

const CALL = /^(States\.[A-Za-z0-9]+)\s*\(/;
const STRING = /^'((?:[^'\\]|\\.)*)'/;
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/;
const WORD = /^(?:true|false|null)\b/;
/** A path ends at a comma, a bracket that closes the call, or a space, outside of its own brackets. */
const PATH = /^\$(?:\[(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^\]'"])*\]|[^,)\s[])*/;
const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/** Reads one expression and what follows it. */
class IntrinsicReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  all(): Expression {
    const expression = this.#expression();
    this.#space();
    if (this.#at < this.#text.length) throw this.#wrong();
    return expression;
  }

  #expression(): Expression {
    this.#space();
    const start = this.#at;
    const name = this.#take(CALL)?.[1];
    if (name !== undefined) {
      const parts = this.#parts();
      return { kind: 'call', name, parts, text: this.#text.slice(start, this.#at) };
    }
    return this.#text[this.#at] === '$' ? this.#path() : this.#constant();
  }

  #constant(): Expression {
    const quoted = this.#take(STRING)?.[1];
    if (quoted !== undefined) return { kind: 'constant', value: quoted };
    const number = this.#take(NUMBER)?.[0];
    if (number !== undefined) return { kind: 'constant', value: Number(number) };
    const word = this.#take(WORD)?.[0];
    if (word !== undefined) return { kind: 'constant', value: WORDS[word] ?? null };
    throw this.#wrong();
  }

  #path(): Expression {
    const text = this.#take(PATH)?.[0] ?? '';
    parsePath(text);
    return { kind: 'path', text };
  }

  #parts(): Expression[] {
    const parts: Expression[] = [];
    this.#space();
    if (this.#take(/^\)/) !== null) return parts;
    for (;;) {
      parts.push(this.#expression());
      this.#space();
      if (this.#take(/^\)/) !== null) return parts;
      if (this.#take(/^,/) === null) throw this.#wrong();
    }
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    const match = pattern.exec(this.#text.slice(this.#at));
    if (match !== null) this.#at += match[0].length;
    return match;
  }

  #space(): void {
    this.#take(/^\s+/);
  }

  #wrong(): PathSyntaxError {
    return new PathSyntaxError(`'${this.#text}' is not an intrinsic function, from character ${this.#at + 1} on`);
  }
}

const cache = new Map<string, Expression>();

/** Reads `States.Name(part, …)`. Throws PathSyntaxError. */
export function parseIntrinsic(text: string): Expression {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const expression = new IntrinsicReader(text).all();
  if (expression.kind !== 'call') throw new PathSyntaxError(`'${text}' is neither a path nor an intrinsic function`);
  cache.set(text, expression);
  return expression;
}
