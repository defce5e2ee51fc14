import { shipped } from '../policies/shipped.ts';
import { randomOf } from './random.ts';
import { COURSES, tellCourse } from './situations.ts';
import type { Story } from './story.ts';

const COMPANIES = ['flexcrm', 'synergy', 'flam', 'limited-company', 'coxproject'] as const;

/** One notice as a text file: subject, then the mail as its recipient reads it. */
export interface NoticeFile {
  readonly name: string;
  readonly text: string;
}

/** Every company tells every course of an incident; the same seed gives the same notices. */
export function allStories(seed: number): readonly { company: string; course: string; story: Story }[] {
  const random = randomOf(seed);
  return COMPANIES.flatMap((company) =>
    COURSES.map((course) => ({ company, course: course.name, story: tellCourse(shipped(company), course, random) })),
  );
}

export function allNotices(seed: number): readonly NoticeFile[] {
  return allStories(seed).flatMap(({ company, course, story }) =>
    story.told.map(({ stage, mail }, index) => ({
      name: `${company}-${course}-${index + 1}-${stage}`,
      text: `Subject: ${mail.subject}\n\n${mail.text}`,
    })),
  );
}
