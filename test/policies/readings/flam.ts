import { clockedBy, owedWhen, type WrongReading, withChannels } from './reading.ts';

const ofTheHelpCentre = (read: string, seenIn: string, as: WrongReading['as']): WrongReading => ({
  ...{ of: 'flam', clause: 'FL-4', read, seenIn: [seenIn], as },
});

export const OF_FLAM: readonly WrongReading[] = [
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
