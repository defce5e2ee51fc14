import { ApiError } from './api/api-error.ts';
import { type AccountRegion, checkArn, checkName, stateMachineArn } from './api/arns.ts';
import type { Definition } from './language/definition.ts';
import { DefinitionError, readDefinition } from './validate/validate.ts';

/** A machine as it is now; executions that run keep the one they were started with. */
export interface StateMachine {
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
  readonly text: string;
  readonly definition: Definition;
  readonly createdMs: number;
}

/** Reads a definition. Throws ApiError InvalidDefinition. */
function definitionOf(text: unknown): Definition {
  try {
    return readDefinition(String(text));
  } catch (thrown) {
    if (!(thrown instanceof DefinitionError)) throw thrown;
    throw new ApiError('InvalidDefinition', `Invalid State Machine Definition: '${thrown.message}'`);
  }
}

/** The machines of the account. */
export class StateMachines {
  readonly #place: AccountRegion;
  readonly #machines = new Map<string, StateMachine>();

  constructor(place: AccountRegion) {
    this.#place = place;
  }

  /** Throws ApiError InvalidName, InvalidDefinition, StateMachineAlreadyExists. The same machine twice is one. */
  create(name: unknown, text: unknown, roleArn: string, nowMs: number): StateMachine {
    checkName(name);
    const arn = stateMachineArn(this.#place, name);
    const definition = definitionOf(text);
    const present = this.#machines.get(arn);
    if (present !== undefined) {
      if (present.text === text && present.roleArn === roleArn) return present;
      throw new ApiError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`);
    }
    const machine = { arn, name, roleArn, text: String(text), definition, createdMs: nowMs };
    this.#machines.set(arn, machine);
    return machine;
  }

  /** Throws ApiError InvalidArn, InvalidDefinition, StateMachineDoesNotExist. */
  update(arn: unknown, text: unknown, roleArn: string | undefined): StateMachine {
    const present = this.get(arn);
    const changed = {
      ...present,
      ...(text === undefined ? {} : { text: String(text), definition: definitionOf(text) }),
      ...(roleArn === undefined ? {} : { roleArn }),
    };
    this.#machines.set(present.arn, changed);
    return changed;
  }

  /** Throws ApiError InvalidArn, StateMachineDoesNotExist. */
  get(arn: unknown): StateMachine {
    checkArn(arn, 'stateMachine');
    const machine = this.#machines.get(arn);
    if (machine === undefined) throw new ApiError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
    return machine;
  }

  /** Every machine, by name. */
  list(): StateMachine[] {
    return [...this.#machines.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}
