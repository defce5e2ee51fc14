import { AwsError } from '../../protocol/aws-error.ts';
import { objectIn, textIn, textsOf } from '../../protocol/json.ts';
import type { Switches } from '../../settings/switches.ts';
import type { Template } from '../../template/template.ts';
import { addressOf, type Message } from './message.ts';

/** The sender identities and configuration sets of the template. Identities count as verified at once. */
export class Identities {
  readonly #template: Template;
  readonly #declared: readonly string[];
  readonly #switches: Switches;
  readonly #reported = new Map<string, ReadonlySet<string>>();

  constructor(template: Template, switches: Switches) {
    this.#template = template;
    this.#switches = switches;
    this.#declared = template.of('AWS::SES::EmailIdentity').map((identity) => identity.id);
  }

  get names(): readonly string[] {
    return this.#declared.filter((name) => this.#switches.isOn(`identity/${name}`, true));
  }

  /** From then on nobody sends from it. Throws AwsError NotFoundException. */
  delete(name: string): void {
    if (!this.names.includes(name)) {
      throw new AwsError('NotFoundException', `Email identity ${name} does not exist.`, 404);
    }
    this.#switches.turn(`identity/${name}`, false);
  }

  get configurationSets(): readonly string[] {
    return this.#template.of('AWS::SES::ConfigurationSet').map((set) => set.id);
  }

  /**
   * The identity that a sender's address is authorised on: the address itself where it is declared, else its domain.
   */
  arnFor(address: string): string {
    const bare = addressOf(address);
    const name = this.#declared.includes(bare) ? bare : (bare.split('@')[1] ?? bare);
    return `arn:aws:ses:${this.#template.region}:${this.#template.account}:identity/${name}`;
  }

  configurationSetArn(name: string): string {
    return `arn:aws:ses:${this.#template.region}:${this.#template.account}:configuration-set/${name}`;
  }

  /** The kinds of event (SEND, DELIVERY …) that a configuration set reports to the bus. */
  reportedBy(configurationSet: string): ReadonlySet<string> {
    const known = this.#reported.get(configurationSet);
    if (known) return known;
    const kinds = new Set(
      this.#template
        .of('AWS::SES::ConfigurationSetEventDestination')
        .filter((each) => textIn(each.properties, 'ConfigurationSetName') === configurationSet)
        .map((each) => objectIn(each.properties, 'EventDestination'))
        .filter((each) => each.Enabled !== false && 'EventBridgeDestination' in each)
        .flatMap((each) => textsOf(each.MatchingEventTypes))
        // The template writes the kinds in one way, the API in another.
        .map((kind) => kind.toUpperCase().replaceAll('_', '')),
    );
    this.#reported.set(configurationSet, kinds);
    return kinds;
  }

  /**
   * Throws AwsError: NotFoundException for a configuration set that is not declared, MessageRejected for a sender, and
   * in the sandbox for recipients, that are not verified. A template without identities leaves them to the account:
   * then every sender counts as verified.
   */
  check(message: Message, sandbox: boolean): void {
    const set = message.configurationSet;
    if (set !== null && !this.configurationSets.includes(set)) {
      throw new AwsError('NotFoundException', `Configuration set <${set}> does not exist.`, 404);
    }
    if (this.#declared.length > 0) this.#checkVerified([message.from]);
    if (sandbox) this.#checkVerified(message.recipients);
  }

  #checkVerified(addresses: readonly string[]): void {
    const failed = addresses.map(addressOf).filter((address) => !this.#verified(address));
    if (failed.length === 0) return;
    const region = this.#template.region.toUpperCase();
    const message = `Email address is not verified. The following identities failed the check in region ${region}: `;
    throw new AwsError('MessageRejected', `${message}${failed.join(', ')}`);
  }

  #verified(address: string): boolean {
    return this.names.some((name) => name === address || address.toLowerCase().endsWith(`@${name}`));
  }
}
