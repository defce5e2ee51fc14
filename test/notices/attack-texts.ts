import type { Text } from '../../functions/domain/base/text.ts';
import type { GivenSections } from '../../functions/domain/incident/notice/given/given-sections.ts';
import { CONTACTS, type HumanTexts, having, NO_MISUSE, plan } from './human-texts.ts';

const ENCRYPTED_CONTACTS: GivenSections['data'] = {
  ja: '項目：ご担当者様の氏名、メールアドレス\nパスワードおよび決済に関する情報は含まれておりません。\n対象のデータには、高度な暗号化を施しております。',
  en: 'Categories of data: Names and email addresses of contacts\nThe data does not contain passwords or payment data.\nThe data is protected by strong encryption.',
};

export const ATTACK: HumanTexts = having(
  plan(
    '外部からの接続を常時監視し、通常と異なる認証を自動で遮断する仕組みを導入いたします。',
    '認証情報の管理手順を見直し、定期的な棚卸しを実施いたします。',
    'We will introduce constant monitoring of outside connections that blocks unusual sign-ins, revise how credentials are managed and review them regularly.',
  ),
  {
    'secondary-damage': NO_MISUSE,
    data: ENCRYPTED_CONTACTS,
    impact: {
      ja: '第三者が当社のサーバーへ侵入し、{fixed}に接続経路を遮断するまでの間、暗号化された状態の対象のデータにアクセスしておりました。復号に必要な鍵が取得された事実は確認されておりません。\n{function}は、{restricted}の時点で利用を制限しておりました。この制限は、{lifted}までに解除いたしました。\nお客様のデータの改ざんおよび消失は、確認されておりません。',
      en: 'A third party broke into one of our servers and accessed the data in encrypted form until we closed the connection on {fixed}. We have found no evidence that the decryption keys were obtained.\nAs of {restricted}, use of the following was restricted: {function}. As of {lifted}, that restriction had been lifted.\nWe have found no alteration or loss of customer data.',
    },
    cause: {
      ja: '保守用の接続経路において、認証情報が第三者に悪用されたことが原因です。侵入の経路は特定し、遮断しております。',
      en: 'A third party misused the credentials of a maintenance connection. We have identified and closed that route.',
    },
    measures: {
      ja: '検知後、{restricted}までに{function}の利用を制限し、{fixed}に該当の接続経路を遮断したうえで、保守用の接続に用いる認証情報をすべて変更いたしました。あわせて、外部の専門機関による調査を実施し、安全を確認したうえで、{lifted}までに利用の制限を解除いたしました。',
      en: 'By {restricted} we had restricted use of the following: {function}. We closed the connection on {fixed} and changed all credentials of the maintenance connection. An outside specialist examined the systems; once they were confirmed to be safe, we lifted the restriction by {lifted}.',
    },
    'permanent-fix': {
      ja: '保守用の接続経路を廃止し、多要素認証を必須とする方式に切り替えました。',
      en: 'We have replaced the maintenance connection with one that requires multi-factor authentication.',
    },
  },
);

/** The same, where other customers were within reach too. */
export const SPREAD: HumanTexts = having(ATTACK, {
  data: CONTACTS,
  impact: {
    ja: '第三者が、{fixed}に接続経路を遮断するまでの間に、複数のお客様のデータを閲覧しておりました。当社以外への影響は、該当するお客様のデータの閲覧に限られます。閲覧の対象となったお客様には、対象となったデータの内容を個別にご案内しております。本サービスのご利用への影響は、確認されておりません。\nお客様のデータの改ざんおよび消失は、確認されておりません。',
    en: 'A third party had access to the data of several customers until we closed the connection on {fixed}, and viewed it. The effect on others is limited to the viewing of their data. We are informing each of them of the data concerned. We have found no effect on the use of the service.\nWe have found no alteration or loss of customer data.',
  },
  measures: {
    ja: '検知後、{fixed}に該当の接続を遮断し、保守用の接続に用いる認証情報をすべて変更いたしました。あわせて、外部の専門機関による調査を実施いたしました。',
    en: 'After detection, on {fixed}, we blocked the connection that had been used for the unauthorised access, and changed all credentials of the maintenance connection. An outside specialist also examined the systems.',
  },
});

export const MALWARE: HumanTexts = having(
  plan(
    '業務用端末に不審な動作を検知する仕組みを導入いたします。',
    '不審なメールへの対応について、全従業員への教育を実施いたします。',
    'We will introduce detection of suspicious behaviour on our work computers, and train all staff in handling suspicious emails.',
  ),
  {
    cause: {
      ja: '当社の業務用端末1台が、メールに添付されたファイルを通じてマルウェアに感染したことが原因です。',
      en: 'One of our work computers was infected through a file attached to an email.',
    },
    measures: {
      ja: '検知後、該当の端末をネットワークから切り離し、外部の専門機関による調査を実施いたしました。',
      en: 'After detection we disconnected the computer from the network. An outside specialist also examined the systems.',
    },
    'permanent-fix': {
      ja: '該当の端末を初期化し、他の端末とサーバーに感染がないことを確認いたしました。',
      en: 'The computer was wiped, and we confirmed that no other computer or server was infected.',
    },
  },
);

export const INSIDER: HumanTexts = having(
  plan(
    'データの変更を記録し、業務上の必要のない変更を検知する仕組みを導入いたします。',
    '権限の付与の基準を見直し、変更には複数人の承認を必須といたします。',
    'We will record all changes to data and introduce detection of those without a business need, review the criteria for granting access rights, and require the approval of more than one person for changes.',
  ),
  {
    'secondary-damage': {
      ja: '本報の時点で、改ざんに伴う二次被害は確認されておりません。',
      en: 'As of this report, we have found no secondary damage from the alteration.',
    },
    data: CONTACTS,
    impact: {
      ja: '対象のデータの内容が、{fixed}に修正を完了するまでの間、本来の内容と異なる状態となっておりました。\nお客様のデータの漏えいおよび消失は、確認されておりません。',
      en: 'Until we corrected it on {fixed}, the content of the data differed from what it should have been.\nWe have found no leak or loss of customer data.',
    },
    cause: {
      ja: '当社の従業員が、業務上の権限を不正に使用したことが原因です。',
      en: 'One of our employees misused the access rights given for their work.',
    },
    measures: {
      ja: '検知後、該当の権限を停止し、{fixed}に対象のデータを本来の内容に修正いたしました。',
      en: 'After detection we withdrew the access rights, and corrected the data on {fixed}.',
    },
    'permanent-fix': {
      ja: 'すべての権限を点検し、業務上の必要のないものを取り消しました。',
      en: 'We have reviewed all access rights and revoked those that the work does not require.',
    },
  },
);

export const FLOODED: HumanTexts = having(
  plan(
    '大量の接続を自動で検知し、遮断する仕組みを強化いたします。',
    '攻撃を受けた際の対応手順を見直し、定期的に訓練いたします。',
    'We will strengthen the automatic detection and blocking of mass connections, review our response to attacks and practise it regularly.',
  ),
  {
    impact: {
      ja: '{function}において、画面が表示されない、または処理が完了しない状態となっておりました。\n{function}は、{restricted}の時点で利用を制限しておりました。この制限は、{lifted}までに解除いたしました。\nお客様のデータの漏えい、改ざんおよび消失は、確認されておりません。',
      en: 'Pages of the following did not load, or requests did not complete: {function}.\nAs of {restricted}, use of the following was restricted: {function}. As of {lifted}, that restriction had been lifted.\nWe have found no leak, alteration or loss of customer data.',
    },
    cause: {
      ja: '外部から大量の接続を受け、サーバーが応答できない状態となったことが原因です。',
      en: 'Our servers received a flood of connections from outside and stopped responding.',
    },
    measures: {
      ja: '検知後、{function}の利用を制限したうえで、攻撃元からの接続を遮断いたしました。利用の制限を解除した後、復旧を確認しております。',
      en: 'After detection we restricted use of the following: {function}. We then blocked the connections of the attacker. We lifted the restriction and then confirmed that the service was restored.',
    },
    'permanent-fix': {
      ja: '大量の接続を事前に遮断する構成へ変更いたしました。',
      en: 'We have changed our network so that floods of connections are blocked in advance.',
    },
  },
);

/** What a person knows of the measures once a service that failed again is back, before its cause is known. */
export const AFTER_RECURRENCE: Text = {
  ja: '再発後は、負荷の高かった処理を停止したうえでデータベースを再起動し、復旧いたしました。',
  en: 'After the recurrence we stopped a process with a high load, restarted the database and restored the service.',
};

/** What they know of the measures that held until the service failed again. */
export const UNTIL_RECURRENCE: Text = {
  ja: 'データベースを再起動し、いったん復旧いたしましたが、再発いたしました。復旧に向けた対応を進めております。',
  en: 'We restored the service by restarting the database, but the disruption has since recurred. We are working to restore the service.',
};

/** What they know of the impact while the use of a function is restricted, where the policy has no name for it. */
export const RESTRICTED_SO_FAR: Text = {
  ja: '{function}は、{restricted}の時点で利用を制限しており、現在ご利用いただけません。\nお客様のデータの改ざんおよび消失は、確認されておりません。',
  en: 'As of {restricted}, use of the following was restricted: {function}. It cannot be used at present.\nWe have found no alteration or loss of customer data.',
};

/** What a person of each story knows of the measures some hours after the detection. */
export const MEASURES_SO_FAR: Readonly<Record<string, Text>> = {
  'intrusion-with-leak': {
    ja: '{restricted}までに{function}の利用を制限し、その後、該当の接続経路を遮断いたしました。',
    en: 'By {restricted} we had restricted use of the following: {function}. We then closed the connection concerned.',
  },
  'malware-that-may-spread': {
    ja: '該当の端末をネットワークから切り離しました。',
    en: 'We have disconnected the affected computer from the network.',
  },
  'spread-by-signal-only': {
    ja: '不正アクセスに使用された接続を遮断いたしました。',
    en: 'We have blocked the connection through which the unauthorised access was made.',
  },
  tampering: {
    ja: '該当の権限を停止し、対象のデータを本来の内容に修正いたしました。',
    en: 'We have withdrawn the access rights concerned and corrected the data.',
  },
  'risk-become-real': {
    ja: '該当の設定を修正し、本来閲覧権限のない方が閲覧できない状態といたしました。',
    en: 'We have corrected the setting; people without permission can no longer view the screen.',
  },
  'leak-ruled-out': {
    ja: '当社の設定の誤りにより、管理画面の一部が、本来閲覧権限のない方も閲覧できる状態となっておりましたので、設定を修正いたしました。',
    en: 'Because of a configuration error on our part, people without permission could have viewed parts of the admin screen; we have corrected the setting.',
  },
  'data-loss': {
    ja: '該当の記憶装置を切り離し、サービスを復旧いたしました。',
    en: 'We have taken the storage concerned out of service and restored the service.',
  },
  'data-loss-with-copy': {
    ja: '該当の記憶装置を切り離し、別途保管している内容からの復元を進めております。',
    en: 'We have taken the storage concerned out of service and are restoring the data from the other copy.',
  },
  outage: {
    ja: '負荷の高かった処理を停止したうえでデータベースを再起動し、復旧いたしました。',
    en: 'We stopped a process with a high load, restarted the database and restored the service.',
  },
  'outage-restored-at-once': {
    ja: '負荷の高かった処理を停止したうえでデータベースを再起動し、復旧いたしました。',
    en: 'We stopped a process with a high load, restarted the database and restored the service.',
  },
  'outage-that-comes-back': {
    ja: 'データベースを再起動し、復旧いたしました。',
    en: 'We restored the service by restarting the database.',
  },
  'outage-going-on': {
    ja: '{function}の利用を制限したうえで、攻撃元からの接続を遮断いたしました。利用の制限を解除した後、復旧を確認しております。',
    en: 'We restricted use of the following: {function}. We then blocked the connections of the attacker. We lifted the restriction and then confirmed that the service was restored.',
  },
  'leak-by-misconfiguration': {
    ja: '公開範囲の設定を修正いたしました。',
    en: 'We have corrected the scope of the access settings.',
  },
  'obliged-to-report': {
    ja: '故障した部品を交換いたしました。',
    en: 'We have replaced the component that had failed.',
  },
};
