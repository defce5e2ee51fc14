import type { Text } from '../../functions/domain/base/text.ts';
import { ToldError } from '../terminal/told-error.ts';

/** A setting is missing or wrong. Says the one thing that a person needs: what to write, and where. */
export class SettingsError extends ToldError {
  override readonly name = 'SettingsError';
  /** Dotted path of the setting, such as `mail.share`. */
  readonly setting: string;

  constructor(setting: string, says: Text) {
    super(says);
    this.setting = setting;
  }
}

/** There is no policy of this name, and no file at this path. */
export class NoPolicy extends SettingsError {
  readonly named: string;
  /** The names of those that ship with the system. */
  readonly known: readonly string[];

  constructor(named: string, known: readonly string[]) {
    const names = known.join(', ');
    super('policy', {
      ja: `「${named}」という対応方針はありません。${names} のいずれか、または .yaml ファイルのパスを、cdk.json（context、hikeshi）の "policy" に指定してください。`,
      en: `There is no policy "${named}": write one of ${names} or the path of a .yaml file as "policy" in cdk.json (context, hikeshi).`,
    });
    this.named = named;
    this.known = known;
  }
}
