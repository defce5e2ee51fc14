/** A setting is missing or wrong. The message is the one sentence a person needs: what to write, and where. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  /** Dotted path of the setting, such as `mail.share`. */
  readonly setting: string;

  constructor(setting: string, message: string) {
    super(message);
    this.setting = setting;
  }
}
