/** The fields of every state type that are served. */
const COMMON = ['Type', 'Comment', 'QueryLanguage'];
const FLOW = ['InputPath', 'OutputPath'];
const FOLLOWING = ['Next', 'End'];
const PRODUCING = ['Parameters', 'ResultSelector', 'ResultPath', 'Retry', 'Catch'];

/** Which fields a state of each type may have. */
export const FIELDS_BY_TYPE: Readonly<Record<string, ReadonlySet<string>>> = {
  Task: new Set([
    ...COMMON,
    ...FLOW,
    ...FOLLOWING,
    ...PRODUCING,
    'Resource',
    'TimeoutSeconds',
    'TimeoutSecondsPath',
    'HeartbeatSeconds',
    'HeartbeatSecondsPath',
  ]),
  Pass: new Set([...COMMON, ...FLOW, ...FOLLOWING, 'Parameters', 'Result', 'ResultPath']),
  Wait: new Set([...COMMON, ...FLOW, ...FOLLOWING, 'Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath']),
  Choice: new Set([...COMMON, ...FLOW, 'Choices', 'Default']),
  Succeed: new Set([...COMMON, ...FLOW]),
  Fail: new Set([...COMMON, 'Error', 'ErrorPath', 'Cause', 'CausePath']),
  Parallel: new Set([...COMMON, ...FLOW, ...FOLLOWING, ...PRODUCING, 'Branches']),
  Map: new Set([
    ...COMMON,
    ...FLOW,
    ...FOLLOWING,
    ...PRODUCING,
    'ItemsPath',
    'ItemSelector',
    'MaxConcurrency',
    'MaxConcurrencyPath',
    'ItemProcessor',
    'Iterator',
  ]),
};

export const MACHINE_FIELDS: ReadonlySet<string> = new Set([
  'Comment',
  'StartAt',
  'States',
  'TimeoutSeconds',
  'Version',
  'QueryLanguage',
]);
export const GRAPH_FIELDS: ReadonlySet<string> = new Set([
  'Comment',
  'StartAt',
  'States',
  'ProcessorConfig',
  'QueryLanguage',
]);

/** What AWS has and the laptop does not; each with the reason that is shown. */
export const NOT_SERVED: Readonly<Record<string, string>> = {
  Assign: 'workflow variables are not served here',
  Arguments: 'JSONata is not served here: write JSONPath (Parameters)',
  Output: 'JSONata is not served here: write JSONPath (ResultSelector, ResultPath, OutputPath)',
  Items: 'JSONata is not served here: write JSONPath (ItemsPath)',
  Condition: 'JSONata is not served here: write JSONPath (Variable and a comparison)',
  ItemReader: 'Distributed Map is not served here',
  ItemBatcher: 'Distributed Map is not served here',
  ResultWriter: 'Distributed Map is not served here',
  Label: 'Distributed Map is not served here',
  ToleratedFailureCount: 'Distributed Map is not served here',
  ToleratedFailurePercentage: 'Distributed Map is not served here',
  ToleratedFailureCountPath: 'Distributed Map is not served here',
  ToleratedFailurePercentagePath: 'Distributed Map is not served here',
  Credentials: 'calls under another role are not served here',
};

/** The fields of each type that hold paths or intrinsics, and those that hold templates or reference paths. */
export const PATH_FIELDS = [
  'InputPath',
  'OutputPath',
  'ItemsPath',
  'SecondsPath',
  'TimestampPath',
  'TimeoutSecondsPath',
  'HeartbeatSecondsPath',
  'MaxConcurrencyPath',
] as const;
export const EVALUATED_FIELDS = ['ErrorPath', 'CausePath'] as const;
export const TEMPLATE_FIELDS = ['Parameters', 'ResultSelector', 'ItemSelector'] as const;
