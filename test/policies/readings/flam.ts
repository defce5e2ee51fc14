import { clockedBy, ofErasure, owedWhen, type WrongReading, withChannels } from './reading.ts';

const ofTheHelpCentre = (read: string, seenIn: string, as: WrongReading['as']): WrongReading => ({
  ...{ of: 'flam', clause: 'FL-4', read, seenIn: [seenIn], as },
});

type Term = Parameters<Parameters<typeof ofErasure>[0]>[0];

const ofErased = (read: string, change: (term: Term) => Term): WrongReading => ({
  ...{ of: 'flam', clause: 'FL-1', read, seenIn: ['Data at the end of a contract'], as: ofErasure(change) },
});
const isTrial = ({ plans }: Term) => plans?.includes('trial') === true;
const storesBy = (clock: Term['stores'][number]['clock']) => (term: Term) => ({
  ...term,
  stores: term.stores.map((entry) => ({ ...entry, clock })),
});
const MONTH = { kind: 'calendar-months', from: 'contract-end', months: 1 } as const;

/** “Completely”, backups included, within a month or two weeks. */
const ERASED: readonly WrongReading[] = [
  ofErased('the data has the whole month, its backups go later', storesBy(MONTH)),
  ofErased('a month has thirty days', (term) =>
    isTrial(term)
      ? term
      : storesBy({
          ...{ kind: 'before', by: { days: 8 } },
          of: { kind: 'calendar-days', from: 'contract-end', days: 30, firstDay: 'not-counted' },
        })(term),
  ),
  ofErased('backups live a week: the data goes seven days before the term', (term) =>
    isTrial(term) ? term : storesBy({ kind: 'before', by: { days: 7 }, of: MONTH })(term),
  ),
  ofErased('a trial has a month, too', storesBy({ kind: 'before', by: { days: 8 }, of: MONTH })),
  ofErased('the day on which the contract ends is the first of the two weeks', (term) =>
    isTrial(term)
      ? storesBy({
          ...{ kind: 'before', by: { days: 8 } },
          of: { kind: 'calendar-days', from: 'contract-end', days: 14, firstDay: 'counted' },
        })(term)
      : term,
  ),
  ofErased('backups run out by themselves, eight days after the month', (term) => ({
    ...term,
    backups: term.backups.map((entry) => ({
      ...entry,
      clock: { kind: 'calendar-days', from: 'contract-end', days: 39, firstDay: 'not-counted' },
    })),
  })),
];

export const OF_FLAM: readonly WrongReading[] = [
  ...ERASED,
  ofTheHelpCentre('outages are told by mail alone', 'Stated', withChannels('first', ['mail'])),
  ofTheHelpCentre('outages are told in the help centre alone', 'Stated', withChannels('first', ['help-centre'])),
  ofTheHelpCentre('later news of an outage comes by mail alone', 'Stated', withChannels('follow-up', ['mail'])),
  ofTheHelpCentre('corrections of an article come by mail alone', 'Stated', withChannels('correction', ['mail'])),
  ofTheHelpCentre(
    'any slowness is an outage that the help centre tells',
    'Deadlines',
    owedWhen('help-centre', { facts: { 'service.impact': 'minor' } }),
  ),
  ofTheHelpCentre(
    'the help centre tells long outages alone',
    'Deadlines',
    owedWhen('help-centre', { facts: { 'service.long': 'possible' } }),
  ),
  ofTheHelpCentre('the help centre tells what customers are mailed', 'Deadlines', owedWhen('help-centre', 'notify')),
  {
    ...{ of: 'flam', clause: 'FL-3', read: 'the two hours count from the detection', seenIn: ['Deadlines'] },
    as: clockedBy('notice.first', { kind: 'elapsed', from: 'detection', within: 'PT2H', aim: true }),
  },
];
