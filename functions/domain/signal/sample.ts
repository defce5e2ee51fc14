import { saysYes } from './says-yes.ts';

/** What AWS writes before the titles of findings that it makes for a test. */
const SAMPLE_TITLE = /^\s*\[SAMPLE\]/i;

/** Whether a finding's title says that it is a sample. */
export function isSampleTitle(title: string): boolean {
  return SAMPLE_TITLE.test(title);
}

/** Whether a JSON text holds `"sample": true`; false for anything that is none. */
export function saysSample(json: unknown): boolean {
  if (typeof json !== 'string') return false;
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && 'sample' in value && saysYes(value.sample);
  } catch {
    return false;
  }
}
