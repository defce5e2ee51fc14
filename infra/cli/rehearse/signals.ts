import { dirname, resolve } from 'node:path';
import type { RawEvent } from '../../local/settings/options.ts';
import { textOf } from './customers-file.ts';
import type { TimedStep } from './moment.ts';
import { ScenarioError } from './scenario-error.ts';
import type { SignalStep } from './scenario-schema.ts';

/**
 * The raw event of a signal step, from its file or as written in the scenario. Its own `time` stands, if absent
 * the step's; an absent id comes from the step's number. What else is wrong with it is the system's to find.
 */
export function rawEventOf(step: SignalStep, timed: TimedStep, scenarioFile: string): RawEvent {
  const event = typeof step.signal === 'string' ? eventFile(step.signal, scenarioFile) : step.signal;
  return {
    source: '',
    'detail-type': '',
    detail: null,
    time: timed.at,
    id: `step-${timed.number}`,
    ...event,
  };
}

const NO_EVENT = {
  ja: 'JSONのオブジェクトではありません。EventBridgeのイベントを1件記載してください',
  en: 'not a JSON object; write one EventBridge event',
};

function eventFile(path: string, scenarioFile: string): object {
  const file = resolve(dirname(scenarioFile), path);
  const text = textOf(file, 'signal', scenarioFile);
  try {
    const event: unknown = JSON.parse(text);
    if (typeof event === 'object' && event !== null) return event;
  } catch {
    // Told below, with what is expected instead.
  }
  throw new ScenarioError([{ file, line: 1, message: NO_EVENT }]);
}
