import { listed, type Text } from '../../../domain/base/text.ts';
import type { Instant } from '../../../domain/base/time/instant.ts';
import { spokenTime } from '../../../domain/base/time/spoken.ts';
import { inZone } from '../../../domain/base/time/zoned.ts';
import type { OpenIncident } from '../../../domain/incident/record/state.ts';
import { dataEnds, isOfBoth } from '../../../domain/incident/situation/courses.ts';
import { isLikely } from '../../../domain/incident/situation/situation.ts';
import { eachBegun } from '../../../domain/incident/standing/beginnings.ts';
import { levelTitle } from '../../words/names.ts';
import { Choice, LocalTime, useField } from '../frame/form.tsx';
import { type ScreenReader, tell } from '../frame/reader.ts';

interface TimesAndLevelProps {
  readonly reader: ScreenReader;
  readonly state: OpenIncident;
}

const TIMES = ['occurredAt', 'detectedAt', 'knownAt', 'restoredAt'] as const;

const LABELS: Readonly<Record<(typeof TIMES)[number], Text>> = {
  occurredAt: { ja: '発生日時', en: 'Occurred' },
  detectedAt: { ja: '検知日時', en: 'Detected' },
  knownAt: { ja: '覚知日時', en: 'Became known' },
  restoredAt: { ja: '復旧日時', en: 'Restored' },
};

/** Nothing is restored where a wrong setting laid data open: the moment ends the period of exposure that notices tell. */
const END_OF_EXPOSURE: Text = {
  ja: 'サービスの停止を伴わない漏えいの場合は、データを閲覧できる状態が解消した日時を入力してください。お客様への通知では「閲覧可能であった期間」の終わりとしてお知らせします。',
  en: 'For a leak without a disruption of the service: when the data could no longer be viewed. Notices give it as the end of the period of exposure.',
};

const THINGS: Readonly<Record<'data' | 'service', Text>> = {
  data: { ja: 'データ・セキュリティに関する事象', en: 'the data or security incident' },
  service: { ja: 'サービス障害', en: 'the service disruption' },
};

const OCCURRED: Text = { ja: '発生日時', en: 'occurred' };
const OVER: Readonly<Record<'data' | 'service', Text>> = {
  data: { ja: '終了日時', en: 'over' },
  service: { ja: '復旧日時', en: 'restored' },
};

/** Of two things, which one the times are of, with what is recorded of each. */
function TimesOf({ reader, state }: TimesAndLevelProps) {
  if (!isOfBoth(state)) return null;
  const { zone } = reader.policy;
  const began = eachBegun(state);
  const titleOf = (thing: 'data' | 'service') => {
    const title = tell(reader, THINGS[thing]);
    const said = [
      [OCCURRED, began?.[thing] ?? null],
      [OVER[thing], (thing === 'data' ? dataEnds(state)?.ends.at(-1) : state.restoredAt) ?? null],
    ] as const;
    const known = said.flatMap(([name, at]) => {
      if (at === null) return [];
      const time = spokenTime(at, zone, reader.language);
      return [{ ja: `${name.ja}：${time}`, en: `${name.en}: ${time}` }];
    });
    if (known.length === 0) return title;
    const { ja, en } = listed(known);
    return tell(reader, { ja: `${title}（${ja}）`, en: `${title} (${en})` });
  };
  return (
    <Choice
      id="timesOf"
      name="timesOf"
      label={tell(reader, { ja: '日時を変更する対象', en: 'What the changed times are of' })}
      none={tell(reader, { ja: '（本件全体）', en: '(the incident as a whole)' })}
      options={(['data', 'service'] as const).map((thing) => [thing, titleOf(thing)])}
    />
  );
}

/** The times as they are recorded, to correct, and the level, to set by hand. */
export function TimesAndLevel({ reader, state }: TimesAndLevelProps) {
  const { policy, language } = reader;
  return (
    <>
      <fieldset>
        <legend>{tell(reader, { ja: '日時', en: 'Times' })}</legend>
        <p class="quiet">
          {tell(reader, {
            ja: '変更した日時だけを記録します。空欄にすると「不明」に戻ります。',
            en: 'Only the times that you change are recorded. An emptied one is unknown again.',
          })}
        </p>
        {TIMES.map((name) => (
          <RecordedTime
            name={name}
            label={tell(reader, LABELS[name])}
            recorded={localText(state[name], policy.zone)}
            hint={name === 'restoredAt' && isLikely(state, 'data.leak') ? tell(reader, END_OF_EXPOSURE) : undefined}
          />
        ))}
        <TimesOf reader={reader} state={state} />
      </fieldset>
      <fieldset>
        <legend>{tell(reader, { ja: 'レベルの手動設定', en: 'Level set by hand' })}</legend>
        <Choice
          id="level"
          name="level"
          label={tell(reader, { ja: 'レベル', en: 'Level' })}
          none={tell(reader, { ja: '（手動で設定しない）', en: '(not set by hand)' })}
          options={policy.levels.map(({ name }) => [name, levelTitle(policy, name, language)])}
        />
      </fieldset>
    </>
  );
}

/** To the minute, on the wall clock of the zone; empty while it is unknown. */
function localText(at: Instant | null, zone: string): string {
  return at === null ? '' : inZone(at, zone).slice(0, '2026-04-24T17:50'.length);
}

interface RecordedTimeProps {
  readonly name: (typeof TIMES)[number];
  readonly label: string;
  readonly recorded: string;
  readonly hint?: string | undefined;
}

/** What was recorded when the page was made goes along, so that a time left as it is states nothing. */
function RecordedTime({ name, label, recorded, hint }: RecordedTimeProps) {
  const was = useField(`was.${name}`, recorded).value;
  return (
    <>
      <input type="hidden" name={`was.${name}`} value={was} />
      <LocalTime
        id={`time-${name}`}
        name={name}
        label={label}
        hint={hint}
        value={recorded}
        isRequired={name === 'detectedAt'}
      />
    </>
  );
}
