import { listed, type Text } from '../../../domain/base/text.ts';
import type { IncidentCommand } from '../../../domain/incident/command/command.ts';
import type { OpenIncident } from '../../../domain/incident/record/state.ts';
import { TIME_NAMES } from '../../../domain/incident/standing/times.ts';

type TimeName = keyof typeof TIME_NAMES;

const MINUTE_CHARACTERS = 'yyyy-mm-ddThh:mm'.length;

/** The times of a statement that the record has nowhere after it: what was ruled out by the same statement, or is known otherwise, took none. */
export function unrecordedTimes(command: IncidentCommand, after: OpenIncident): TimeName[] {
  if (command.do !== 'assess') return [];
  const record = JSON.stringify({ ...after, commands: null });
  return timeNames(Object.keys(command.times)).filter((name) => {
    const stated = command.times[name];
    return typeof stated === 'string' && !record.includes(stated.slice(0, MINUTE_CHARACTERS));
  });
}

/** Of these names those of times; others are left out. */
export function timeNames(names: readonly string[]): TimeName[] {
  return names.filter((name): name is TimeName => Object.hasOwn(TIME_NAMES, name));
}

/** What to say to who stated them; nothing for none. */
export function unrecordedWords(names: readonly TimeName[]): Text[] {
  if (names.length === 0) return [];
  const all = listed(names.map((name) => TIME_NAMES[name]));
  return [
    {
      ja: `入力された次の日時は、記録されませんでした：${all.ja}。どの事象の日時かを選び、記録し直してください。`,
      en: `These times of the statement were not recorded: ${all.en}. State them again, and say what they are of.`,
    },
  ];
}
