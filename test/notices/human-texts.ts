import type { GivenSections } from '../../functions/domain/notice/given-sections.ts';

/** What people of the made-up companies write where the record cannot: one set for each kind of situation. */
export interface HumanTexts {
  /** Where the facts carry no sentence. */
  readonly outline?: GivenSections['outline'];
  readonly detailed: GivenSections;
  readonly technical: string;
  readonly organisational: string;
}

const PREVENTION = {
  technical: 'アクセス権限の設定変更を自動で検査し、承認のない変更を検知する仕組みを導入します。',
  organisational: '設定変更の手順を見直し、作業者以外の確認を必須とします。',
  en: 'We introduce an automatic check of access settings that detects unapproved changes. Changes are now confirmed by a second person.',
};

const FAULT_PREVENTION = {
  technical: 'データベースの負荷を監視する項目を追加し、しきい値を超えた時点で自動的に増強する構成に変更します。',
  organisational: '変更作業の前に、性能への影響を確認する工程を設けます。',
  en: 'We monitor the load of the database more closely and extend it automatically. Every change is checked for its effect on performance beforehand.',
};

export const LEAK: HumanTexts = {
  detailed: {
    'secondary-damage': {
      ja: '本報の時点で、対象のデータが不正に利用された事実は確認されておりません。',
      en: 'As of this report we have found no misuse of the data.',
    },
    impact: {
      ja: '対象のデータは、当社が設定を修正するまでの間、本来閲覧できない方から閲覧できる状態にありました。',
      en: 'Until we corrected the setting, the data could be read by people who should not have had access.',
    },
    cause: {
      ja: '定期的な権限設定の変更において、公開範囲を誤って指定したことが原因です。',
      en: 'A regular change of access settings set the wrong scope.',
    },
    measures: {
      ja: '検知後、直ちに公開範囲を修正し、アクセス記録の調査を実施いたしました。',
      en: 'After detection we corrected the setting at once and examined the access logs.',
    },
    'permanent-fix': {
      ja: '公開範囲の設定をすべて点検し、修正を完了いたしました。',
      en: 'We have checked and corrected all settings of this kind.',
    },
    data: {
      ja: '対象となるデータ：担当者の氏名、メールアドレス\nパスワード、決済に関する情報は含まれておりません。',
      en: 'Data concerned: names and mail addresses of contacts\nIt does not contain passwords or payment data.',
    },
    persons: { ja: '12,450名', en: '12,450 persons' },
    prevention: { ja: `${PREVENTION.technical}\n${PREVENTION.organisational}`, en: PREVENTION.en },
    authorities: {
      ja: '個人情報保護委員会への報告を予定しております。',
      en: 'We are going to report to the Personal Information Protection Commission.',
    },
    new: {
      ja: '調査が完了いたしましたので、結果をご報告いたします。',
      en: 'Our investigation is complete; here is what we found.',
    },
  },
  technical: PREVENTION.technical,
  organisational: PREVENTION.organisational,
};

export const ATTACK: HumanTexts = {
  ...LEAK,
  detailed: {
    ...LEAK.detailed,
    impact: {
      ja: '第三者が当社のサーバーへ侵入し、対象のデータを参照できる状態となっておりました。',
      en: 'A third party had broken into one of our servers and could reach the data.',
    },
    cause: {
      ja: '保守用の接続経路において、認証情報が第三者に悪用されたことが原因です。侵入の経路は特定し、遮断しております。',
      en: 'Credentials of a maintenance connection were abused by a third party. We have identified and closed that route.',
    },
    measures: {
      ja: '検知後、直ちに該当の接続経路を遮断し、認証情報をすべて変更いたしました。あわせて、外部の専門機関による調査を実施いたしました。',
      en: 'After detection we closed the connection at once and changed all credentials. An outside specialist examined the systems.',
    },
    'permanent-fix': {
      ja: '保守用の接続経路を廃止し、多要素認証を必須とする方式に切り替えました。',
      en: 'The maintenance connection was replaced by one that requires multi-factor authentication.',
    },
  },
};

export const FAULT: HumanTexts = {
  detailed: {
    cause: {
      ja: 'データベースの負荷が想定を超え、応答できない状態となったことが原因です。',
      en: 'The load of the database exceeded what it was built for, and it stopped answering.',
    },
    measures: {
      ja: '検知後、データベースの再起動と処理の制限により復旧いたしました。',
      en: 'We restarted the database and limited its work, which restored the service.',
    },
    'permanent-fix': {
      ja: 'データベースの処理能力を増強し、動作に問題がないことを確認いたしました。',
      en: 'We extended the database and confirmed that it works.',
    },
    prevention: {
      ja: `${FAULT_PREVENTION.technical}\n${FAULT_PREVENTION.organisational}`,
      en: FAULT_PREVENTION.en,
    },
    new: LEAK.detailed.new,
    authorities: LEAK.detailed.authorities,
  },
  technical: FAULT_PREVENTION.technical,
  organisational: FAULT_PREVENTION.organisational,
};

const STORAGE = {
  ja: '記憶装置の故障の兆候を監視し、故障の前に交換する運用へ変更します。\n復元の手順を定期的に訓練します。',
  en: 'We watch for signs of failing storage and replace it beforehand. Restoring is practised regularly.',
};

export const LOSS: HumanTexts = {
  ...FAULT,
  detailed: {
    ...FAULT.detailed,
    data: {
      ja: '対象となるデータ：障害の当日に登録された取引データ',
      en: 'Data concerned: transactions entered on the day of the fault',
    },
    persons: { ja: '860名', en: '860 persons' },
    'secondary-damage': LEAK.detailed['secondary-damage'],
    prevention: STORAGE,
    impact: {
      ja: '障害の当日に登録されたデータを参照できない状態となっております。',
      en: 'Data entered on the day of the fault cannot be read.',
    },
    cause: {
      ja: '記憶装置の故障により、書き込み済みのデータの一部を読み出せなくなったことが原因です。',
      en: 'A storage fault made some of the data unreadable.',
    },
    measures: {
      ja: '検知後、該当の記憶装置を切り離し、バックアップからの復元を実施いたしました。',
      en: 'We took the storage out of use and restored the data from a backup.',
    },
    'permanent-fix': {
      ja: '故障した記憶装置を交換し、二重に記録する構成へ変更いたしました。',
      en: 'The storage was replaced, and data is now written twice.',
    },
  },
  technical: '記憶装置の故障の兆候を監視し、故障の前に交換する運用へ変更します。',
  organisational: '復元の手順を定期的に訓練します。',
};

export const RISK: HumanTexts = {
  ...LEAK,
  outline: {
    ja: '当社の設定の誤りにより、管理画面の一部が、本来閲覧できない方から閲覧できる状態となっていたことが判明いたしました。',
    en: 'By a wrong setting of ours, parts of the admin screen could be seen by people who should not have had access.',
  },
};

export const OBLIGED: HumanTexts = {
  ...FAULT,
  outline: {
    ja: '法令に基づき監督官庁への報告を要する設備の不具合を確認いたしました。お客様のデータへの影響は確認されておりません。',
    en: 'We found a fault in our equipment that the law requires us to report. No effect on customer data has been found.',
  },
};
