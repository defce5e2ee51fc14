import type { GivenSections } from '../../functions/domain/incident/notice/given/given-sections.ts';

/** Where a text names the moment of the fix: when the setting was corrected, or the data restored. */
export const FIXED = '{fixed}';

/** Where a text names the moment at which it all began. */
export const BEGAN = '{began}';

/** Where a text names the moments at which the use of a function was restricted, and at which that was lifted. */
export const RESTRICTED = '{restricted}';
export const LIFTED = '{lifted}';

/** Where a text names the functions concerned: as the record does, or in a person's words where the policy has no name for them. */
export const FUNCTION = '{function}';

/** What people of the made-up companies write where the record cannot: one set for each kind of situation. */
export interface HumanTexts {
  /** Of the first notice, where the facts carry no sentence. */
  readonly outline?: GivenSections['outline'];
  /** Of the first notice, where measures are under way. */
  readonly underWay?: GivenSections['measures'];
  readonly detailed: GivenSections;
  readonly technical: string;
  readonly organisational: string;
}

const NEWS: GivenSections = {
  new: {
    ja: '調査が完了いたしましたので、結果をご報告いたします。',
    en: 'Our investigation is complete; our findings are set out below.',
  },
};

export const WAITING: GivenSections = {
  new: {
    ja: '引き続き調査を進めております。現時点で、原因および影響について、前回のご報告から変更はございません。',
    en: 'We are still investigating. There is no change in what we know of the cause and the impact.',
  },
};

/** The same while measures are under way. */
export const UNDER_WAY: GivenSections = {
  new: {
    ja: '引き続き調査を進めております。現時点で、原因および影響について、前回のご報告から変更はございません。暫定対応につきましては、攻撃元からの接続の遮断を進めております。',
    en: 'We are still investigating. There is no change in what we know of the cause and the impact. As an interim measure, we are blocking the connections of the attacker.',
  },
  measures: {
    ja: '攻撃元からの接続の遮断を進めております。',
    en: 'We are blocking the connections of the attacker.',
  },
};

/** The two halves of a plan, and the section in which both languages tell of it. */
export function plan(technical: string, organisational: string, en: string): Omit<HumanTexts, 'outline'> {
  return {
    detailed: { ...NEWS, prevention: { ja: `${technical}\n${organisational}`, en } },
    technical,
    organisational,
  };
}

export function having(texts: Omit<HumanTexts, 'outline'>, detailed: GivenSections): HumanTexts {
  return { ...texts, detailed: { ...texts.detailed, ...detailed } };
}

export const NO_MISUSE: GivenSections['secondary-damage'] = {
  ja: '本報の時点で、対象のデータが不正に利用された事実は確認されておりません。',
  en: 'As of this report, we have found no misuse of the data.',
};

export const CONTACTS: GivenSections['data'] = {
  ja: '項目：ご担当者様の氏名、メールアドレス\nパスワードおよび決済に関する情報は含まれておりません。',
  en: 'Categories of data: Names and email addresses of contacts\nThe data does not contain passwords or payment data.',
};

export const LEAK: HumanTexts = having(
  plan(
    'アクセス権限の設定変更を自動で検査し、承認のない変更を検知する仕組みを導入いたします。',
    '設定変更の手順を見直し、作業者以外の確認を必須といたします。',
    'We will introduce an automatic check of access settings that detects unapproved changes, and have every change confirmed by a second person.',
  ),
  {
    'secondary-damage': NO_MISUSE,
    data: CONTACTS,
    impact: {
      ja: '対象のデータは、{fixed}に当社が設定を修正するまでの間、本来閲覧権限のない方が閲覧できる状態にあり、実際に閲覧された記録を確認しております。\nお客様のデータの改ざんおよび消失は、確認されておりません。',
      en: 'Until we corrected the setting on {fixed}, the data could be viewed by people without permission, and the logs show that it was.\nWe have found no alteration or loss of customer data.',
    },
    cause: {
      ja: '定期的な権限設定の変更において、公開範囲を誤って指定したことが原因です。',
      en: 'During a routine change of access settings, the wrong scope was specified.',
    },
    measures: {
      ja: '検知後、アクセス記録の調査を開始し、{fixed}に公開範囲を修正いたしました。',
      en: 'After detection we began to examine the access logs, and corrected the setting on {fixed}.',
    },
    'permanent-fix': {
      ja: '公開範囲の設定をすべて点検し、修正を完了いたしました。',
      en: 'We have checked all settings of this kind and corrected them where necessary.',
    },
  },
);

/** The same without personal data, all of it got back. */
export const TEMPLATES_LEAK: HumanTexts = having(LEAK, {
  impact: {
    ja: '対象のデータは、{fixed}に当社が設定を修正するまでの間、外部から閲覧できる状態にありましたが、閲覧された記録はございません。\nお客様のデータの改ざんおよび消失は、確認されておりません。',
    en: 'Until we corrected the setting on {fixed}, the data was accessible from outside. The logs contain no record of anyone viewing it.\nWe have found no alteration or loss of customer data.',
  },
  cause: {
    ja: '当社の担当者が、帳票のひな形を登録する作業において、公開先を誤って選択したことが原因です。',
    en: 'A member of our staff chose the wrong audience when registering the templates.',
  },
  data: {
    ja: '項目：帳票のひな形\n個人データは含まれておりません。\n対象のデータは、第三者が閲覧する前に、すべて回収いたしました。',
    en: 'Categories of data: Templates of forms\nThe data does not contain personal data.\nAll of the data was recovered before any third party viewed it.',
  },
  measures: {
    ja: '検知後、{fixed}に公開範囲を修正し、対象のデータをすべて回収いたしました。',
    en: 'After detection we corrected the setting on {fixed} and recovered all of the data.',
  },
});

/** Feared, looked into, and found not to have happened. */
export const NO_LEAK: HumanTexts = having(LEAK, {
  impact: {
    ja: '{began}から、{fixed}に設定を修正するまでの間、管理画面の一部は、本来閲覧権限のない方が閲覧できる状態にありましたが、閲覧された記録はございません。\nお客様のデータの漏えい、改ざんおよび消失は、確認されておりません。',
    en: 'From {began} until we corrected the setting on {fixed}, people without permission could have viewed parts of the admin screen. The logs contain no record of anyone viewing them.\nWe have found no leak, alteration or loss of customer data.',
  },
  cause: {
    ja: '権限設定の変更において、公開範囲を誤って指定したことが原因です。',
    en: 'During a change of access settings, the wrong scope was specified.',
  },
  measures: {
    ja: '検知後、{fixed}に公開範囲を修正し、その後、修正までのアクセス記録を調査いたしました。',
    en: 'After detection we corrected the setting on {fixed}, and then examined the access logs up to that moment.',
  },
});

export const FAULT: HumanTexts = having(
  plan(
    'データベースの負荷を監視する項目を追加し、しきい値を超えた時点で自動的に増強する構成に変更いたします。',
    '負荷の傾向を毎月確認し、処理能力の増強の要否を判断いたします。',
    'We will add monitoring of the database load and have its capacity extended automatically when a threshold is exceeded. Every month we will review how the load develops and decide whether more capacity is needed.',
  ),
  {
    impact: {
      ja: '{function}において、応答がない、または完了までに時間を要する状態となっておりました。その他の機能は、通常どおりご利用いただけました。',
      en: 'The following did not respond, or took a long time to complete: {function}. All other functions were available as usual.',
    },
    cause: {
      ja: 'データベースの負荷が想定を超え、応答できない状態となったことが原因です。',
      en: 'The load on the database exceeded its capacity, and it stopped responding.',
    },
    measures: {
      ja: '検知後、負荷の原因となった処理を停止したうえでデータベースを再起動し、復旧いたしました。',
      en: 'After detection we stopped the process that had caused the load, restarted the database and restored the service.',
    },
    'permanent-fix': {
      ja: 'データベースの処理能力を増強し、動作に問題がないことを確認いたしました。',
      en: 'We have extended the capacity of the database and confirmed that it works correctly.',
    },
  },
);

/** The same, where the first recovery did not last. */
export const FAULT_TWICE: HumanTexts = having(FAULT, {
  measures: {
    ja: '検知後、データベースを再起動していったん復旧いたしましたが、再び負荷が想定を超えたため再発いたしました。再発後は、負荷の原因となった処理を停止したうえでデータベースを再起動し、復旧いたしました。',
    en: 'After detection we restored the service by restarting the database. The load then exceeded its capacity again and the disruption recurred; we stopped the process that had caused the load, restarted the database again and restored the service.',
  },
});

/** The same, where somebody looked into the data as well. */
export const FAULT_WITHOUT_HARM: HumanTexts = having(FAULT, {
  impact: {
    ja: '{function}において、応答がない、または完了までに時間を要する状態となっておりました。その他の機能は、通常どおりご利用いただけました。\nお客様のデータの漏えい、改ざんおよび消失は、確認されておりません。',
    en: 'The following did not respond, or took a long time to complete: {function}. All other functions were available as usual.\nWe have found no leak, alteration or loss of customer data.',
  },
});

export const LOSS: HumanTexts = having(
  plan(
    '記憶装置の故障の兆候を監視し、故障の前に交換する運用へ変更いたします。',
    '復元の手順を定期的に訓練いたします。',
    'We will monitor storage for signs of failure, replace it beforehand, and practise restoring data regularly.',
  ),
  {
    'secondary-damage': {
      ja: '本報の時点で、データの消失に伴う二次被害は確認されておりません。',
      en: 'As of this report, we have found no secondary damage from the loss of the data.',
    },
    data: {
      ja: '項目：{began}の障害の発生までの24時間に登録された取引データ\n個人データ（取引先の担当者の氏名）が含まれております。',
      en: 'Categories of data: Transactions entered in the 24 hours before the fault began ({began})\nThe data contains personal data (names of contacts of business partners).',
    },
    impact: {
      ja: '復旧までの間、{function}をご利用いただけない状態となっておりました。\n{began}の障害の発生までの24時間に登録されたデータは、失われており、ご参照いただけません。\nお客様のデータの漏えいおよび改ざんは、確認されておりません。',
      en: 'Until the service was restored, the following could not be used: {function}.\nData entered in the 24 hours before the fault began ({began}) is lost and cannot be viewed.\nWe have found no leak or alteration of customer data.',
    },
    cause: {
      ja: '記憶装置の故障により、書き込み済みのデータを読み出せなくなったことが原因です。',
      en: 'A storage failure made data that had been written unreadable.',
    },
    measures: {
      ja: '検知後、該当の記憶装置を切り離し、データの復元を試みましたが、対象のデータは復元できませんでした。',
      en: 'After detection we took the storage out of service and tried to recover the data, but were not able to.',
    },
    request: {
      ja: '恐れ入りますが、{began}の障害の発生までの24時間に登録された内容の控えをお持ちの場合は、再度ご登録くださいますようお願い申し上げます。ご登録が難しい場合は、下記の窓口までご連絡ください。',
      en: 'If you still have the data that you entered in the 24 hours before the fault began ({began}), please enter it again. If you cannot, please contact us at the address below.',
    },
    'permanent-fix': {
      ja: '故障した記憶装置を交換し、二重に記録する構成へ変更いたしました。',
      en: 'We have replaced the storage, and data is now written twice.',
    },
  },
);

export const RESTORED_LOSS: HumanTexts = having(LOSS, {
  data: {
    ja: '項目：{began}の障害の発生までの24時間に登録された取引データ\n個人データ（取引先の担当者の氏名）が含まれております。\n失われたデータは、すべて復元いたしました。',
    en: 'Categories of data: Transactions entered in the 24 hours before the fault began ({began})\nThe data contains personal data (names of contacts of business partners).\nAll of the data that was lost has been restored.',
  },
  impact: {
    ja: '{fixed}に復元が完了するまでの間、{began}の障害の発生までの24時間に登録されたデータを参照できない状態となっておりました。\nお客様のデータの漏えいおよび改ざんは、確認されておりません。',
    en: 'Until the data was restored on {fixed}, data entered in the 24 hours before the fault began ({began}) could not be viewed.\nWe have found no leak or alteration of customer data.',
  },
  request: undefined,
  measures: {
    ja: '検知後、該当の記憶装置を切り離し、別途保管しておりました内容から、{fixed}に復元を完了いたしました。',
    en: 'After detection we took the storage out of service. The data was restored from the other copy on {fixed}.',
  },
});

export const RISK: HumanTexts = {
  ...having(NO_LEAK, {
    outline: {
      ja: '当社の設定の誤りにより、管理画面の一部が、本来閲覧権限のない方も閲覧できる状態となっていたことが判明いたしました。',
      en: 'Because of a configuration error on our part, parts of the admin screen could be viewed by people without permission.',
    },
  }),
  outline: {
    ja: '当社の設定の誤りにより、情報が意図しない範囲に公開された可能性のあることが判明いたしました。',
    en: 'Because of a configuration error on our part, information may have been accessible beyond its intended audience.',
  },
  underWay: { ja: '該当の設定の修正を進めております。', en: 'We are correcting the setting.' },
};

export const OBLIGED: HumanTexts = {
  ...having(
    plan(
      '設備の予備系統への切り替えを自動で検査する仕組みを導入いたします。',
      '設備の点検の手順を見直し、点検の間隔を短縮いたします。',
      'We will introduce an automatic check of the switch to standby equipment, revise the inspection procedure and inspect equipment more often.',
    ),
    {
      cause: {
        ja: '通信設備の予備系統において、部品が故障していたことが原因です。',
        en: 'A component of our standby communication equipment had failed.',
      },
      measures: {
        ja: '検知後、故障した部品を交換し、正常に動作することを確認いたしました。',
        en: 'After detection we replaced the component and confirmed that the equipment works correctly.',
      },
      'permanent-fix': {
        ja: '同型の部品をすべて点検し、必要な交換を完了いたしました。',
        en: 'We have inspected all components of the same type and replaced them where necessary.',
      },
    },
  ),
  outline: {
    ja: '法令に基づき総務省への報告を要する通信設備の不具合を確認いたしました。お客様のデータへの影響は確認されておりません。',
    en: 'We found a fault in our communication equipment that the law requires us to report to the Ministry of Internal Affairs and Communications. We have found no effect on customer data.',
  },
};
