import type { Json, JsonObject } from '../language/json.ts';
import type { EvaluationScope } from '../language/payload-template.ts';
import { isoTime } from '../language/timestamps.ts';
import type { Frame } from './run.ts';

/** What `$$` names in a running state. */
export function contextObject(frame: Frame): JsonObject {
  const { facts } = frame.branch.run;
  return {
    Execution: {
      Id: facts.executionArn,
      Input: facts.input,
      Name: facts.name,
      RoleArn: facts.roleArn,
      StartTime: isoTime(facts.startMs),
      RedriveCount: 0,
    },
    StateMachine: { Id: facts.stateMachineArn, Name: facts.stateMachineName },
    State: { Name: frame.stateName, EnteredTime: isoTime(frame.enteredMs), RetryCount: frame.retryCount },
    ...(frame.taskToken === null ? {} : { Task: { Token: frame.taskToken } }),
    ...(frame.branch.map === null ? {} : { Map: frame.branch.map }),
  };
}

/** What the paths and intrinsics of a running state are evaluated on. */
export function scopeOf(frame: Frame, data: Json): EvaluationScope {
  let context: JsonObject | null = null;
  return {
    data,
    random: frame.branch.run.ids,
    // Made when it is asked for: most paths are into the data.
    get context() {
      context ??= contextObject(frame);
      return context;
    },
  };
}
