import type { Text } from '../../base/text.ts';
import type { Law } from './japan.ts';

/** A report that the law asks of a company whatever its policy says. */
export interface LegalReport {
  readonly law: Law;
  readonly kind: string;
  /** The contact it goes to, and what that contact is called where the policy has none of the name. */
  readonly to: string;
  readonly toName: Text;
  readonly title: Text;
}

const PPC: Text = { ja: '個人情報保護委員会', en: 'Personal Information Protection Commission' };
const MIC: Text = { ja: '総務省', en: 'Ministry of Internal Affairs and Communications' };
const PERSONS: Text = { ja: '本人', en: 'The persons concerned' };
const CUSTOMERS: Text = { ja: '委託元のお客様', en: 'The customers whose data we process' };

const ppcPrompt = {
  kind: 'authority.ppc.prompt',
  to: 'ppc',
  toName: PPC,
  title: { ja: '個人情報保護委員会への速報', en: 'Prompt report to the privacy regulator' },
};
const ppcFull = {
  kind: 'authority.ppc.full',
  to: 'ppc',
  toName: PPC,
  title: { ja: '個人情報保護委員会への確報', en: 'Full report to the privacy regulator' },
};
const micFirst = {
  kind: 'authority.mic.first',
  to: 'mic',
  toName: MIC,
  title: { ja: '総務省への第一報', en: 'First report to the ministry' },
};
const micDetails = {
  kind: 'authority.mic.details',
  to: 'mic',
  toName: MIC,
  title: { ja: '総務省への詳細報告', en: 'Detailed report to the ministry' },
};
const principals = {
  kind: 'principals',
  to: 'persons',
  toName: PERSONS,
  title: { ja: '本人への通知', en: 'Telling the persons concerned' },
};
const controller = {
  kind: 'controller',
  to: 'customers',
  toName: CUSTOMERS,
  title: { ja: '委託元（お客様）への通知', en: 'Telling the customers whose data we process' },
};

/**
 * What every company in Japan owes. A notified telecom carrier reports personal data to the ministry in place of the commission (Act on
 * the Protection of Personal Information, art. 150: delegated authority); My Number data stays with the commission.
 */
export function legalReports(carrier: 'notified' | 'none'): readonly LegalReport[] {
  const isCarrier = carrier === 'notified';
  return [
    ...(isCarrier
      ? [
          { law: 'mic-first', ...micFirst } as const,
          { law: 'mic-details', ...micDetails } as const,
          { law: 'ppc-prompt', ...micFirst } as const,
          { law: 'ppc-full', ...micDetails } as const,
        ]
      : [{ law: 'ppc-prompt', ...ppcPrompt } as const, { law: 'ppc-full', ...ppcFull } as const]),
    { law: 'my-number-prompt', ...ppcPrompt },
    { law: 'my-number-full', ...ppcFull },
    { law: 'persons', ...principals },
    { law: 'my-number-persons', ...principals },
    { law: 'controller', ...controller },
    { law: 'my-number-controller', ...controller },
  ];
}
