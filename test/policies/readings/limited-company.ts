import {
  ofDuties,
  ofPlaybooks,
  ofRules,
  owedWhen,
  type When,
  type WrongReading,
  withoutBranch,
  withoutDuty,
} from './reading.ts';

const ANNOUNCED = ['prevention.plan', 'prevention.announcement', 'prevention.staff'];

const ofThePlan = (read: string, seenIn: readonly string[], as: WrongReading['as']): WrongReading => ({
  ...{ of: 'limited-company', clause: 'GK-8', read, seenIn, as },
});

/** The plan of every incident, made known to customers and staff. */
const PLANS: readonly WrongReading[] = ANNOUNCED.flatMap((kind) => [
  ofThePlan(`${kind} is owed of serious incidents alone`, ['Deadlines'], owedWhen(kind, { levels: ['serious'] })),
  ofThePlan(`nobody is reminded of ${kind}`, ['Reminders'], (policy) =>
    ofDuties(policy, kind, (duty) => ({ ...duty, reminders: [] })),
  ),
  ofThePlan(`there is no ${kind}`, ['Deadlines', 'Reminders', 'Stated'], (policy) => withoutDuty(policy, kind)),
]);

const ofSerious = (read: string, change: (when: When) => When): WrongReading => ({
  ...{ of: 'limited-company', clause: 'GK-8', read, seenIn: ['Situations'], as: ofRules('serious', change) },
});
const confirmedOnly = (when: When): When =>
  JSON.parse(JSON.stringify(when).replaceAll(/("data\.\w+":)"possible"/g, '$1"confirmed"')) as When;

/** Whom an incident reaches outside. */
const REACHING: readonly WrongReading[] = [
  ...(['data.tampering', 'data.loss'] as const).map((fact) =>
    ofSerious(`${fact} alone stays inside`, (when) => withoutBranch(when, fact)),
  ),
  ofSerious('harm to data reaches customers once it is confirmed', confirmedOnly),
  ofSerious('harm to data reaches customers where the service shows it', (when) => ({
    any: [withoutBranch(withoutBranch(when, 'data.tampering'), 'data.loss'), { 'service.felt': 'possible' }],
  })),
  ofSerious('lost data of an own fault stays inside', (when) => ({
    any: [
      withoutBranch(when, 'data.loss'),
      { all: [{ 'data.loss': 'possible' }, { 'cause.kind': { in: ['malware', 'intrusion', 'insider', 'loss'] } }] },
    ],
  })),
];

const ofProcedures = (read: string, as: WrongReading['as']): WrongReading => ({
  ...{ of: 'limited-company', clause: 'GK-3', read, seenIn: ['Playbooks'], as },
});

/** A procedure for each kind, and who leads where none fits. */
const PROCEDURES: readonly WrongReading[] = [
  ofProcedures('threats have no procedure', ({ playbooks, ...policy }) => ({
    ...policy,
    playbooks: playbooks.filter(({ id }) => id !== 'threat'),
  })),
  ofProcedures('threats follow the procedure of a breach', ({ playbooks, ...policy }) => ({
    ...policy,
    playbooks: playbooks.flatMap((one) => {
      if (one.id === 'threat') return [];
      return [one.id === 'breach' ? { ...one, categories: ['breach', 'threat'] } : one];
    }),
  })),
  ofProcedures(
    'procedures are for serious incidents',
    ofPlaybooks((one) => ({ ...one, levels: ['serious'] })),
  ),
  ofProcedures(
    'an incident of two kinds follows one procedure, whichever comes first',
    ofPlaybooks((one) => (one.id === 'breach' ? { ...one, categories: ['breach', 'failure'] } : one)),
  ),
  ofProcedures('where no procedure fits, nobody is appointed', ({ appointment: _, ...policy }) => policy),
];

export const OF_LIMITED_COMPANY: readonly WrongReading[] = [...PLANS, ...REACHING, ...PROCEDURES];
