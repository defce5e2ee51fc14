import type { Json } from './json.ts';

/** Tries a failed state again. */
export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly MaxAttempts?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: 'NONE' | 'FULL';
}

/** Goes on elsewhere when a state has failed for good. */
export interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly ResultPath?: string | null;
}

interface CommonFields {
  readonly Comment?: string;
  readonly InputPath?: string | null;
  readonly OutputPath?: string | null;
}

interface Following {
  readonly Next?: string;
  readonly End?: boolean;
}

interface Failing {
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

interface Producing {
  readonly Parameters?: Json;
  readonly ResultSelector?: Json;
  readonly ResultPath?: string | null;
}

export interface TaskState extends CommonFields, Following, Failing, Producing {
  readonly Type: 'Task';
  readonly Resource: string;
  readonly TimeoutSeconds?: number;
  readonly TimeoutSecondsPath?: string;
  readonly HeartbeatSeconds?: number;
  readonly HeartbeatSecondsPath?: string;
}

interface PassState extends CommonFields, Following {
  readonly Type: 'Pass';
  readonly Parameters?: Json;
  readonly Result?: Json;
  readonly ResultPath?: string | null;
}

export interface WaitState extends CommonFields, Following {
  readonly Type: 'Wait';
  readonly Seconds?: number;
  readonly SecondsPath?: string;
  readonly Timestamp?: string;
  readonly TimestampPath?: string;
}

/** A test of a Choice: one comparison of one variable, or And, Or, Not of tests. */
export interface ChoiceTest {
  readonly Variable?: string;
  readonly And?: readonly ChoiceTest[];
  readonly Or?: readonly ChoiceTest[];
  readonly Not?: ChoiceTest;
  readonly [comparison: string]: unknown;
}

type ChoiceRule = ChoiceTest & { readonly Next: string };

export interface ChoiceState extends CommonFields {
  readonly Type: 'Choice';
  readonly Choices: readonly ChoiceRule[];
  readonly Default?: string;
}

export interface SucceedState extends CommonFields {
  readonly Type: 'Succeed';
}

export interface FailState {
  readonly Type: 'Fail';
  readonly Comment?: string;
  readonly Error?: string;
  readonly ErrorPath?: string;
  readonly Cause?: string;
  readonly CausePath?: string;
}

export interface ParallelState extends CommonFields, Following, Failing, Producing {
  readonly Type: 'Parallel';
  readonly Branches: readonly StateGraph[];
}

export interface MapState extends CommonFields, Following, Failing, Producing {
  readonly Type: 'Map';
  readonly ItemsPath?: string;
  readonly ItemSelector?: Json;
  readonly MaxConcurrency?: number;
  readonly MaxConcurrencyPath?: string;
  readonly ItemProcessor?: StateGraph;
  readonly Iterator?: StateGraph;
}

export type State =
  | TaskState
  | PassState
  | WaitState
  | ChoiceState
  | SucceedState
  | FailState
  | ParallelState
  | MapState;

/** States and where they begin: a machine, a branch, or what a Map does with each item. */
export interface StateGraph {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** A whole machine. */
export interface Definition extends StateGraph {
  readonly Comment?: string;
  readonly TimeoutSeconds?: number;
}
