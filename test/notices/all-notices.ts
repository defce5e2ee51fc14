import { shipped } from '../policies/shipped.ts';
import { randomOf } from './random.ts';
import { recordText } from './record-text.ts';
import { COURSES } from './situations.ts';
import type { Story } from './story.ts';
import { tellCourse } from './tell-course.ts';

const COMPANIES = ['flexcrm', 'synergy', 'flam', 'limited-company', 'coxproject'] as const;

/** The notices of seed 1 that stand in docs/samples/notices: one of each kind. */
export const SAMPLES = [
  'flexcrm-leak-by-misconfiguration-1-first',
  'flexcrm-leak-by-misconfiguration-2-follow-up',
  'flexcrm-leak-by-misconfiguration-3-correction',
  'flexcrm-leak-by-misconfiguration-4-detailed',
  'flexcrm-risk-become-real-1-first',
  'synergy-outage-1-first',
  'synergy-outage-2-follow-up',
  'flam-data-loss-1-first',
  'limited-company-malware-that-may-spread-1-first',
  'coxproject-intrusion-with-leak-4-detailed',
] as const;

/** One notice as a text file: subject, then the mail as its recipient reads it. */
export interface NoticeFile {
  readonly name: string;
  readonly text: string;
  /** What it was written from. */
  readonly record: string;
}

type Told = readonly { readonly company: string; readonly course: string; readonly story: Story }[];

/** Stories are never changed once they are told, and several tests read the same ones. */
const TOLD = new Map<number, Told>();

/** Every company tells every course of an incident; the same seed gives the same notices. */
export function allStories(seed: number): Told {
  const told = TOLD.get(seed) ?? tellAll(seed);
  TOLD.set(seed, told);
  return told;
}

function tellAll(seed: number): Told {
  const random = randomOf(seed);
  return COMPANIES.flatMap((company) => {
    const policy = shipped(company);
    return COURSES.map((course) => ({ company, course: course.name, story: tellCourse(policy, course, random) }));
  });
}

export function allNotices(seed: number): readonly NoticeFile[] {
  return allStories(seed).flatMap(({ company, course, story }) =>
    story.told.map((one, index) => ({
      name: `${company}-${course}-${index + 1}-${one.stage}`,
      text: `Subject: ${one.mail.subject}\n\n${one.mail.text}`,
      record: recordText(story.policy, one, story.texts),
    })),
  );
}
