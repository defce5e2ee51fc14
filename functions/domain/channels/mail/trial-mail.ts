import type { ComposedMail } from './compose-mail.ts';

/** The mail service's own mailbox: takes every mail, in the sandbox too, and counts towards no daily quota. */
const MAILBOX = 'success@simulator.amazonses.com';

/** A mail to nobody: whether the account takes it tells how the account is, at no customer's risk. */
export const TRIAL_MAIL: ComposedMail = {
  to: MAILBOX,
  subject: 'Hikeshi: trial mail',
  text: 'Hikeshi tries whether this account takes mail. Nobody reads this.',
  html: '<p>Hikeshi tries whether this account takes mail. Nobody reads this.</p>',
  headers: [],
  tags: [{ name: 'kind', value: 'trial' }],
};
