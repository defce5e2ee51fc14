/** A function as the template declares it. */
export interface FunctionSpec {
  /** The physical name, `<stack>-<step>`. */
  readonly name: string;
  readonly arn: string;
  /** The asset folder; it holds the module that `handler` names. */
  readonly codeDir: string;
  /** `<module>.<export>`, e.g. `index.handler`. */
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** The function's own environment, with every reference resolved. */
  readonly environment: Readonly<Record<string, string>>;
}

/** What a function signs its calls with. */
export interface FunctionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The outcome of one invocation: `payload` is the JSON value that the handler gave. */
export type InvokeResult =
  | { readonly ok: true; readonly payload: unknown }
  | {
      readonly ok: false;
      readonly errorType: string;
      readonly errorMessage: string;
      readonly trace?: readonly string[];
    };

/** One line that a function printed. */
export interface FunctionLogLine {
  readonly functionName: string;
  readonly requestId: string;
  /** The function's time, milliseconds since 1970. */
  readonly atMs: number;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly text: string;
}
