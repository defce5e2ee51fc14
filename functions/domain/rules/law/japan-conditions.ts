import type { Condition } from '../../policy/shape/condition.ts';
import type { StatuteSign } from '../../policy/shape/schema.ts';

/** What the statutes of Japan hold the facts of an incident against. */

const harm: Condition = {
  any: [{ 'data.leak': 'possible' }, { 'data.tampering': 'possible' }, { 'data.loss': 'possible' }],
};

/** Personal data leaked, tampered with or lost, or possibly so. */
export const breach: Condition = { all: [{ 'data.personal': 'possible' }, harm] };

/** Strongly encrypted; or every leak recovered before anybody saw it and every loss kept elsewhere, with no tampering. */
export const exempt: Condition = {
  any: [
    { 'data.encrypted': 'yes' },
    {
      not: {
        any: [
          { all: [{ 'data.leak': 'possible' }, { not: { 'data.recovered': 'yes' } }] },
          { 'data.tampering': 'possible' },
          { all: [{ 'data.loss': 'possible' }, { not: { 'data.copy': 'yes' } }] },
        ],
      },
    },
  ],
};

export const attack: Condition = {
  any: [{ 'cause.kind': { in: ['malware', 'intrusion', 'denial-of-service'] } }, { 'cause.wrongful': 'possible' }],
};

/** What points to data: harm to it, a wrongful purpose, or a cause that reaches for it. An outage by itself does not. */
const dataSign: Condition = {
  any: [harm, { 'cause.wrongful': 'possible' }, { 'cause.kind': { in: ['malware', 'intrusion', 'insider', 'loss'] } }],
};
export const ofData: StatuteSign = { when: dataSign, ask: ['data.affected'] };
export const ofAttack: StatuteSign = { when: { any: [dataSign, attack] }, ask: [] };

/** The kinds that rule 7 lists; the first three from one person on. */
export const grave: Condition = {
  any: [
    { 'data.sensitive': 'possible' },
    { 'data.financial': 'possible' },
    { 'cause.wrongful': 'possible' },
    { 'data.persons': { moreThan: 1000 } },
  ],
};

/** The party that handles the data reports. A processor need not once it has told its controller (art. 26(1) proviso, (2)). */
export const handled: Condition = { 'data.role': { in: ['controller', 'processor'] } };
export const asHandler: Condition = { all: [breach, grave, handled] };
export const wrongful: Condition = { 'cause.wrongful': 'possible' };

/** The kinds of the My Number act, as far as a company can meet them. */
export const myNumber: Condition = {
  all: [
    { 'data.mynumber': 'possible' },
    harm,
    {
      any: [{ 'cause.wrongful': 'possible' }, { 'data.exposed': 'possible' }, { 'data.persons': { moreThan: 100 } }],
    },
  ],
};
export const telecom: Condition = {
  any: [{ telecom: 'possible' }, { all: [{ 'data.secrecy': 'possible' }, harm] }],
};
export const ofTelecom: StatuteSign = {
  when: { any: [{ telecom: 'possible' }, { 'data.secrecy': 'possible' }, dataSign] },
  ask: ['telecom', 'data.affected'],
};
