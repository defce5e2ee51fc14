import type { Text } from '../../domain/base/text.ts';

/** Told to who states a restoration that no source has told. */
export const STILL_FIRING: Text = {
  ja: '復旧日時を記録しました。ただし、検知元はまだ異常を示しており、復旧の信号が届いていません。復旧を確認してから、お客様へお知らせください。',
  en: 'The restoration is recorded, but its source still fires: no signal has told that all is well. Make sure of it before customers are told.',
};
