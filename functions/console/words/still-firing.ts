import type { Text } from '../../domain/base/text.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { spokenText } from '../../domain/base/time/spoken.ts';

/** Told to who states a restoration that no source has told. */
export const STILL_FIRING: Text = {
  ja: '復旧日時を記録しました。ただし、検知元はまだ異常を示しており、復旧の信号が届いていません。復旧を確認してから、お客様へお知らせください。',
  en: 'The restoration is recorded, but its source still fires: no signal has told that all is well. Make sure of it before customers are told.',
};

/** Where the restoration that is stated lies before the newest failure. */
export function failsOn(again: Instant, zone: string): Text {
  const at = spokenText(again, zone);
  return {
    ja: `入力された復旧日時の後、${at.ja}に再び検知しているため、それ以前の障害の復旧日時として記録しました。再び検知した障害が復旧している場合は、その復旧日時を入力してください。`,
    en: `The service failed again (${at.en}) after this restoration, which was recorded as the end of the disturbance before. If it is restored by now, state when.`,
  };
}
