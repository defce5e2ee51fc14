/** Nothing else was the matter: what is known of an incident once it is looked into. */
export const HARMLESS = {
  ...{
    'data.leak': 'none',
    'data.loss': 'none',
    'data.tampering': 'none',
    'data.personal': 'none',
    'data.secrecy': 'none',
    'data.mynumber': 'none',
  },
  ...{
    'service.impact': 'none',
    'service.felt': 'none',
    'service.long': 'none',
    telecom: 'none',
    spread: 'none',
    risk: 'none',
  },
  ...{ obligation: 'none', 'cause.wrongful': 'none', 'cause.kind': 'fault', 'cause.ours': 'no', party: 'neither' },
  ...{ 'business.impact': 'none', investigation: 'done' },
};
/** Personal data of customers has been leaked. */
export const LEAK = {
  'data.leak': 'confirmed',
  'data.personal': 'confirmed',
  'data.role': 'processor',
  'data.persons': 12,
};
