import { inBoth, type Language, type Text } from '../../base/text.ts';
import { spokenTime, zoneNote } from '../../base/time/spoken.ts';
import { findDuty, isOwed } from '../../components/obligations/duties.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { noticeTitle } from '../../policy/stage-titles.ts';
import { levelTitle, personName } from '../../policy/titles.ts';
import { dueWords } from '../../rules/deadline/due-words.ts';
import { dutyTitle } from '../../rules/deadline/title.ts';
import type { OwnWords } from '../../signal/signal.ts';
import type { IncidentPage } from '../record/page.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { findNotice, isUnsent } from '../standing/notices.ts';
import { mayFollow, stageOfDuty } from '../standing/stage-owed.ts';
import { STEP_STATUS } from '../standing/status-words.ts';
import { aboutRows, statedReason } from './page-about.ts';
import { signalLines } from './page-signal.ts';
import { timeOf } from './page-time.ts';
import { AIMED_AT, WHY_WORDS, WITHOUT_TIME } from './page-words.ts';

/** What a page is made of, beside the incident itself. */
export interface PageQuestion {
  readonly policy: Policy;
  readonly state: OpenIncident;
  readonly page: IncidentPage;
  /** The person it goes to. */
  readonly person: string;
  /** Null where it may not leave the console, or was erased. */
  readonly title: string | null;
  /** The newest signal in its own words, or one for each person that the page tells of; none without one. */
  readonly signals: readonly OwnWords[];
  /** Where to acknowledge and act. */
  readonly url: string;
}

const LABELS = {
  title: { ja: '件名', en: 'Title' },
  service: { ja: 'サービス', en: 'Service' },
  level: { ja: 'レベル', en: 'Level' },
  duty: { ja: '対応事項', en: 'Duty' },
  why: { ja: '理由', en: 'Why' },
  notice: { ja: 'お客様への通知', en: 'Customer notice' },
  called: { ja: 'ほかの呼出先', en: 'Also called' },
  draft: { ja: '通知案の作成はこちら', en: 'Draft the notice here' },
  open: { ja: '確認・対応はこちら', en: 'Acknowledge and act here' },
} as const;
const DRILL: Text = { ja: '【訓練】', en: '[DRILL] ' };
/** A report's title is its reporter's free text and may name people: it stays behind the console, out of mail. */
const TITLE_INSIDE: Text = {
  ja: '（報告された件名は画面でご確認ください）',
  en: '(the reported title is shown on the screen)',
};

/** What a page says, in each language of the team: why, which incident, how grave, what is due when, and who else was called. */
export function pageText(question: PageQuestion): string {
  return question.policy.languages.map((language) => paragraph(question, language)).join('\n\n');
}

function paragraph(question: PageQuestion, language: Language): string {
  const { policy, state, title, url } = question;
  const level = levelTitle(policy, state.assessment.level)[language];
  const clauses = state.assessment.clauses.join(', ');
  const label = (name: keyof typeof LABELS) => LABELS[name][language];
  const rows: LabelledText[] = [
    [label('service'), policy.company.product[language]],
    [label('level'), clauses === '' ? level : `${level} (${clauses})`],
    ...dutyRows(question, language),
    ...noticeRows(question, language),
    ...[...aboutRows(policy, state, question.page), ...statedReason(question.page)].map(
      ({ label: name, text }): LabelledText => [name[language], text[language]],
    ),
    ...calledRows(question, language),
    [label('open'), url],
    ...draftRows(question, language),
  ];
  const first = `${state.drill ? DRILL[language] : ''}${whyWords(question)[language]}`;
  const named = `${LABELS.title[language]}: ${title ?? TITLE_INSIDE[language]}`;
  const signal = signalLines(question.signals, question.page.why, language);
  // English names the zone with each time.
  const zone = language === 'ja' ? [zoneNote(policy.zone, state.openedAt).ja] : [];
  return [first, named, ...signal, ...rows.map(([name, text]) => `${name}: ${text}`), ...zone].join('\n');
}

/** A reminder of a duty that has no time does not speak of one; what is only aimed at is a target, no term. */
function whyWords({ state, page }: PageQuestion): Text {
  const time = timeOf(state, page);
  if (time === 'none') return WITHOUT_TIME;
  return (time === 'aimed' ? AIMED_AT[page.why] : undefined) ?? WHY_WORDS[page.why];
}

/** One line of a page: what it is about, and what it says. */
type LabelledText = readonly [label: string, text: string];

function dutyRows({ policy, state, page }: PageQuestion, language: Language): LabelledText[] {
  const notice = waitingNotice(state, page);
  const found = page.duty ?? (notice === undefined ? null : `notice.${notice.stage}`);
  const duty = found === null ? undefined : findDuty(state, found);
  if (duty === undefined || (page.duty === null && !isOwed(duty))) return [];
  const due = dueWords(policy, duty);
  return [
    [LABELS.duty[language], dutyTitle(policy, duty.id)[language]],
    ...(duty.because === null ? [] : [[LABELS.why[language], duty.because[language]] as const]),
    [due.label[language], due.time[language]],
  ];
}

/** The notice that a page about notices means. */
function waitingNotice(state: OpenIncident, { why }: IncidentPage): Notice | undefined {
  return why === 'approval' ? state.notices.findLast(isUnsent) : undefined;
}

function noticeRows({ state, page }: PageQuestion, language: Language): LabelledText[] {
  const notice = waitingNotice(state, page) ?? state.notices.findLast(({ status }) => status === 'paused');
  const isAbout = page.why === 'approval' || page.why === 'paused';
  if (notice === undefined || !isAbout) return [];
  const title = noticeTitle(notice)[language];
  const count = notice.audience?.count;
  if (count === undefined) return [[LABELS.notice[language], title]];
  const phoned = notice.audience?.withoutAddress?.count ?? 0;
  const recipients = {
    ja: `${title}、宛先${count}件${phoned > 0 ? `（うちメールアドレスなし${phoned}件）` : ''}`,
    en: `${title}, ${count} recipients${phoned > 0 ? `, ${phoned} without a mail address` : ''}`,
  };
  return [[LABELS.notice[language], recipients[language]]];
}

/** Where the notice that the duty asks for is drafted, while no draft of it waits. */
function draftRows({ state, page, url }: PageQuestion, language: Language): LabelledText[] {
  const duty = page.duty === null ? undefined : findDuty(state, page.duty);
  const about = page.about.notice === undefined ? undefined : findNotice(state, page.about.notice);
  const stage = about?.stage ?? (duty === undefined || !isOwed(duty) ? null : stageOfDuty(duty));
  if (stage === null || !mayFollow(state, stage)) return [];
  if (state.notices.some((notice) => notice.stage === stage && isUnsent(notice))) return [];
  return [[LABELS.draft[language], `${url}/draft?stage=${stage}`]];
}

function calledRows({ policy, page, person }: PageQuestion, language: Language): LabelledText[] {
  const others = page.steps.filter((step) => step.person !== person);
  if (others.length === 0) return [];
  const names = inBoth((each) =>
    others
      .map((step) => {
        const at = step.status === 'waiting' ? ` ${spokenTime(step.at, policy.zone, each)}` : '';
        const stands = `${STEP_STATUS[step.status][each]}${at}`;
        return each === 'ja'
          ? `${personName(policy, step.person).ja}（${stands}）`
          : `${personName(policy, step.person).en} (${stands})`;
      })
      .join(each === 'ja' ? '、' : '; '),
  );
  return [[LABELS.called[language], names[language]]];
}
