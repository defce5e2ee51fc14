import { isObject, type JsonRecord, listOf, objectOf, textsOf } from '../protocol/json.ts';

/** A template expression that cannot be resolved; `where` is the path inside the template. */
class IntrinsicError extends Error {
  override readonly name = 'IntrinsicError';

  constructor(where: string, why: string) {
    super(`${where}: ${why}`);
  }
}

/** What expressions may refer to. */
export interface TemplateScope {
  /** `Ref` of a resource, parameter or pseudo parameter; undefined when there is none. `NO_VALUE` removes the field. */
  ref(name: string): unknown;
  /** `Fn::GetAtt`; undefined when there is none. */
  attribute(resource: string, attribute: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, first: string, second: string): unknown;
}

/** What `AWS::NoValue` resolves to. */
export const NO_VALUE = Symbol('AWS::NoValue');

/**
 * The value with every intrinsic function of CloudFormation replaced by what it gives.
 * Throws IntrinsicError for a function that is not known and for a name that does not exist.
 */
export function resolve(value: unknown, scope: TemplateScope, where: string): unknown {
  if (Array.isArray(value)) {
    return value.map((each, index) => resolve(each, scope, `${where}[${index}]`)).filter((each) => each !== NO_VALUE);
  }
  if (!isObject(value)) return value;
  const keys = Object.keys(value);
  const [only] = keys;
  if (keys.length === 1 && only !== undefined && (only === 'Ref' || only === 'Condition' || only.startsWith('Fn::'))) {
    const apply = FUNCTIONS[only];
    if (apply) return apply(value[only], scope, where);
    if (only !== 'Condition') throw new IntrinsicError(where, `${only} is not served`);
  }
  const fields = keys.map((key): [string, unknown] => [key, resolve(value[key], scope, `${where}.${key}`)]);
  return Object.fromEntries(fields.filter(([, each]) => each !== NO_VALUE));
}

type Apply = (argument: unknown, scope: TemplateScope, where: string) => unknown;

const FUNCTIONS: Readonly<Record<string, Apply>> = {
  Ref: (name, scope, where) => scope.ref(String(name)) ?? missing(where, `Ref ${String(name)}`),
  'Fn::GetAtt': (argument, scope, where) => {
    const [resource = '', ...rest] = typeof argument === 'string' ? argument.split('.') : textsOf(argument);
    const attribute = rest.join('.');
    return scope.attribute(resource, attribute) ?? missing(where, `Fn::GetAtt ${resource}.${attribute}`);
  },
  'Fn::Join': (argument, scope, where) => {
    const [separator, parts] = listOf(argument);
    return texts(resolve(parts, scope, where)).join(String(separator));
  },
  'Fn::Sub': (argument, scope, where) => {
    const [text, given] = Array.isArray(argument) ? argument : [argument, {}];
    return substitute(String(text), objectOf(resolve(given, scope, where)), scope, where);
  },
  'Fn::Select': (argument, scope, where) => {
    const [index, items] = listOf(resolve(argument, scope, where));
    return listOf(items)[Number(index)] ?? missing(where, `Fn::Select ${String(index)}`);
  },
  'Fn::Split': (argument, scope, where) => {
    const [separator, text] = listOf(resolve(argument, scope, where));
    return String(text).split(String(separator));
  },
  'Fn::If': (argument, scope, where) => {
    const [name, then, otherwise] = listOf(argument);
    return resolve(scope.condition(String(name)) ? then : otherwise, scope, where);
  },
  'Fn::Equals': (argument, scope, where) => {
    const [left, right] = listOf(resolve(argument, scope, where));
    return JSON.stringify(left) === JSON.stringify(right);
  },
  'Fn::Not': (argument, scope, where) => !truth(listOf(argument)[0], scope, where),
  'Fn::And': (argument, scope, where) => listOf(argument).every((each) => truth(each, scope, where)),
  'Fn::Or': (argument, scope, where) => listOf(argument).some((each) => truth(each, scope, where)),
  'Fn::FindInMap': (argument, scope, where) => {
    const [map = '', first = '', second = ''] = texts(resolve(argument, scope, where));
    return scope.mapping(map, first, second) ?? missing(where, `Fn::FindInMap ${map}.${first}.${second}`);
  },
};

/** The names of the functions that `resolve` knows. */
export const SERVED_FUNCTIONS: readonly string[] = Object.keys(FUNCTIONS);

function truth(value: unknown, scope: TemplateScope, where: string): boolean {
  if (isObject(value) && typeof value.Condition === 'string') return scope.condition(value.Condition);
  return resolve(value, scope, where) === true;
}

function substitute(text: string, given: JsonRecord, scope: TemplateScope, where: string): string {
  return text.replace(/\$\{(!?)([^}]+)\}/g, (whole, escaped: string, name: string) => {
    if (escaped) return `\${${name}}`;
    if (name in given) return String(given[name]);
    const [resource = '', ...rest] = name.split('.');
    const found = rest.length > 0 ? scope.attribute(resource, rest.join('.')) : scope.ref(name);
    return String(found ?? missing(where, `Fn::Sub ${whole}`));
  });
}

function texts(value: unknown): string[] {
  return listOf(value).map(String);
}

function missing(where: string, what: string): never {
  throw new IntrinsicError(where, `${what} names nothing in this template`);
}
