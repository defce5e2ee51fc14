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

/** There is no policy of this name, and no file at this path. */
export class NoPolicy extends SettingsError {
  readonly named: string;

  constructor(named: string, known: readonly string[]) {
    super(
      'policy',
      `There is no policy "${named}": write one of ${known.join(', ')} or the path of a .yaml file as "policy" in cdk.json (context, hikeshi).`,
    );
    this.named = named;
  }
}
