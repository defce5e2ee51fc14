import type { Text } from '../../domain/base/text.ts';
import type { MutedAlarm } from '../shown/muted.ts';
import { document, Layout } from './frame/layout.tsx';
import { href, moment, type ScreenReader, tell } from './frame/reader.ts';

const STATES: Readonly<Record<MutedAlarm['state'], Text>> = {
  muted: { ja: '発生中（呼び出しを抑止中）', en: 'firing, nobody is called' },
  restored: { ja: '復旧済み', en: 'well again' },
  ended: { ja: '監視終了', en: 'watches no more' },
  called: { ja: '呼び出し済み', en: 'people were called' },
};

const KINDS = {
  rule: { ja: 'ミュートルール', en: 'mute rule' },
  suppressor: { ja: '抑止元のアラーム', en: 'suppressor alarm' },
} as const satisfies Record<string, Text>;

/** The alarms that fired with their notifications switched off: what nobody was called for, or not at once. */
export function mutedPage(reader: ScreenReader, alarms: readonly MutedAlarm[]): string {
  const title = tell(reader, { ja: 'ミュートされたアラーム', en: 'Muted alarms' });
  return document(
    <Layout reader={reader} title={title}>
      <h1>{title}</h1>
      <p>
        {tell(reader, {
          ja: '通知が抑止されている間に発生したアラームです。抑止が終わっても復旧していない場合は、その時点で担当者を呼び出します。アラームごとに、最後に抑止されたときの状況を示します。',
          en: 'Alarms that fired while their notifications were kept back. What is not well again when that ends calls people then. Of each alarm, the last time is shown.',
        })}
      </p>
      {alarms.length === 0 ? (
        <p>{tell(reader, { ja: '該当するアラームはありません。', en: 'There are none.' })}</p>
      ) : null}
      <ul class="cards">
        {alarms.map((alarm) => (
          <AlarmCard reader={reader} alarm={alarm} />
        ))}
      </ul>
    </Layout>,
  );
}

function AlarmCard({ reader, alarm }: { readonly reader: ScreenReader; readonly alarm: MutedAlarm }) {
  const { name, description, reason, since, until, state, overAt, incident } = alarm;
  const unknown = tell(reader, { ja: '不明', en: 'not known' });
  return (
    <li class="card">
      <h2 class="verbatim">
        {tell(reader, name)} <span class={state === 'muted' ? 'tag grave' : 'tag'}>{tell(reader, STATES[state])}</span>
      </h2>
      {description === null ? null : <p>{description}</p>}
      <dl>
        <dt>{tell(reader, { ja: '発生', en: 'Firing since' })}</dt>
        <dd>{moment(reader, since)}</dd>
        <dt>{tell(reader, { ja: '抑止の終わり', en: 'Muted until' })}</dt>
        <dd>{until === null ? unknown : moment(reader, until)}</dd>
        <dt>{tell(reader, { ja: '抑止しているもの', en: 'Muted by' })}</dt>
        <dd>{mutedBy(reader, alarm) ?? unknown}</dd>
        <dt>{tell(reader, { ja: '発生の理由', en: 'Why it fires' })}</dt>
        <dd>{reason ?? unknown}</dd>
        {overAt === null ? null : (
          <>
            <dt>{tell(reader, STATES[state])}</dt>
            <dd>
              {moment(reader, overAt)}
              {incident === null ? null : <a href={href(reader, `/incidents/${incident}`)}> {incident}</a>}
            </dd>
          </>
        )}
      </dl>
    </li>
  );
}

function mutedBy(reader: ScreenReader, { by }: MutedAlarm): string | null {
  if (by === null) return null;
  const kind = tell(reader, KINDS[by.kind]);
  if (by.name === null) return kind;
  return tell(reader, { ja: `${kind}「${by.name}」`, en: `${kind} ${by.name}` });
}
