import type { Language, Text } from '../../functions/domain/base/text.ts';

/** An error that tells a person what to do: printed in their language, without a stack trace. */
export abstract class ToldError extends Error {
  readonly says: Text;

  constructor(says: Text, options?: ErrorOptions) {
    super(says.en, options);
    this.says = says;
  }

  in(language: Language): string {
    return this.says[language];
  }
}
