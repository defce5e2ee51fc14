import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import { ofBackups, ofDuties, ofPlaybooks, ofPromised, owedWhen, promisedWhen, type WrongReading } from './reading.ts';

const IPA = /^authority\.ipa\./;
const ATTACKS = ['malware', 'intrusion', 'denial-of-service', 'insider'];

const reading =
  (clause: string, ...seenIn: string[]) =>
  (read: string, as: WrongReading['as']): WrongReading => ({ of: 'coxproject', clause, read, seenIn, as });

const ofBackup = reading('CX-8', 'Stated');
const merged = (into: string, from: string) =>
  ofBackups((backup) => {
    if (backup.id === from) return null;
    return backup.id === into ? { ...backup, of: [...backup.of, from] } : backup;
  });

const BACKUPS: readonly WrongReading[] = [
  ofBackup(
    'payroll is not backed up',
    ofBackups((backup) => (backup.id === 'payroll' ? null : backup)),
  ),
  ofBackup(
    'no method is named for any system',
    ofBackups(({ method: _, ...backup }) => backup),
  ),
  ofBackup('payroll goes to the cloud with the rest', merged('synchronised', 'payroll')),
  ofBackup('accounting is copied as payroll is', merged('payroll', 'accounting')),
  ofBackup(
    'the public site is not backed up',
    ofBackups((backup) => ({ ...backup, of: backup.of.filter((store) => store !== 'website') })),
  ),
  ofBackup(
    'no copy is kept elsewhere',
    ofBackups(({ copy: _, ...backup }) => backup),
  ),
];

const ofResumption = reading('CX-7', 'Stated');
const stepBy = (id: string) =>
  ofPlaybooks((playbook) => ({
    ...playbook,
    steps: playbook.steps.map((step) => (step.id === id ? { ...step, by: 'incident-lead' } : step)),
  }));

const RESUMPTION: readonly WrongReading[] = [
  ofResumption('the plan to resumption is the incident lead’s', (policy) =>
    ofDuties(policy, 'continuity.plan', (duty) => ({ ...duty, owner: 'incident-lead' })),
  ),
  ofResumption('the incident lead recovers', stepBy('recovery')),
  ofResumption('the incident lead resumes the business', stepBy('resumption')),
  reading('CX-7', 'Deadlines')(
    'any outage needs a plan to resumption',
    owedWhen('continuity.plan', { facts: { 'service.impact': 'major' } }),
  ),
  reading('CX-7', 'Deadlines')(
    'whatever reaches the business needs a plan to resumption',
    owedWhen('continuity.plan', { facts: { 'business.impact': 'business' } }),
  ),
  reading('CX-7', 'Deadlines')(
    'the business is interrupted where outsiders feel it',
    owedWhen('continuity.plan', { facts: { all: [{ 'business.impact': 'outside' }, { 'service.impact': 'major' }] } }),
  ),
];

const ofIpa = reading('CX-6', 'Reports');
const isDone = { investigation: 'done' };

const TOLD_TO_IPA: readonly WrongReading[] = [
  ofIpa('IPA is considered as soon as an attack is known', promisedWhen(IPA, { 'cause.kind': { in: ATTACKS } })),
  ofIpa(
    'IPA is considered of viruses and intrusions alone',
    promisedWhen(IPA, { all: [{ 'cause.kind': { in: ['malware', 'intrusion'] } }, isDone] }),
  ),
  ofIpa('IPA is considered after every incident', promisedWhen(IPA, isDone)),
  ofIpa(
    'IPA is considered only where the kind of attack is known',
    promisedWhen(IPA, { all: [{ 'cause.kind': { in: ATTACKS } }, isDone] }),
  ),
  ofIpa(
    'what insiders do is nothing for IPA',
    promisedWhen(IPA, { all: [{ 'cause.kind': { in: ATTACKS.slice(0, 3) } }, isDone] }),
  ),
  ofIpa(
    'IPA must be told',
    ofPromised(IPA, (promise) => ({ ...promise, strength: 'must' })),
  ),
  ofIpa('nobody considers IPA', ({ reports, ...policy }: Policy) => ({
    ...policy,
    reports: reports.filter(({ kind }) => !IPA.test(kind)),
  })),
];

export const OF_COXPROJECT: readonly WrongReading[] = [...BACKUPS, ...RESUMPTION, ...TOLD_TO_IPA];
