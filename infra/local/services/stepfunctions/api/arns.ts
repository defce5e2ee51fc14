import { ApiError } from './api-error.ts';

/** Where machines and executions live. */
export interface AccountRegion {
  readonly region: string;
  readonly account: string;
}

export function stateMachineArn(place: AccountRegion, name: string): string {
  return `arn:aws:states:${place.region}:${place.account}:stateMachine:${name}`;
}

export function executionArn(place: AccountRegion, machine: string, name: string): string {
  return `arn:aws:states:${place.region}:${place.account}:execution:${machine}:${name}`;
}

const LONGEST_NAME_CHARS = 80;
// Control characters, spaces and what AWS lists as forbidden in names.
const FORBIDDEN = /[\s\p{Cc}<>{}[\]?*"#%\\^|~`$&,;:/]/u;

/** Throws ApiError InvalidName when a machine or an execution cannot be called so. */
export function checkName(name: unknown): asserts name is string {
  if (typeof name === 'string' && name !== '' && name.length <= LONGEST_NAME_CHARS && !FORBIDDEN.test(name)) return;
  throw new ApiError('InvalidName', `Invalid Name: '${String(name)}'`);
}

/** Throws ApiError InvalidArn when the text is no ARN of Step Functions of this kind. */
export function checkArn(arn: unknown, kind: 'stateMachine' | 'execution'): asserts arn is string {
  const parts = typeof arn === 'string' ? arn.split(':') : [];
  if (parts[0] === 'arn' && parts[2] === 'states' && parts[5] === kind && parts.length >= 7) return;
  throw new ApiError('InvalidArn', `Invalid Arn: 'Invalid ARN: ${String(arn)}'`);
}
