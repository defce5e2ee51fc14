import { MINUTE_MS, SECOND_MS } from '../../../../functions/domain/base/time/units.ts';
import type { Mailbox, ReceivedMail } from '../../mailbox/mailbox.ts';
import type { JsonRecord } from '../../protocol/json.ts';
import type { CrashableClock } from '../../settings/crashable-clock.ts';
import type { Bus } from '../events/bus.ts';
import { eventDetail, type SesEventKind, TYPES } from './event-shapes.ts';
import type { Identities } from './identities.ts';
import type { Outcomes } from './outcomes.ts';
import type { SuppressionList } from './suppression.ts';

/** How long a recipient's server takes to answer here, and a recipient to complain. */
const ANSWER_AFTER_MS = SECOND_MS;
const COMPLAINT_AFTER_MS = MINUTE_MS;

export interface ReporterParts {
  readonly clock: CrashableClock;
  readonly bus: Bus;
  readonly mailbox: Mailbox;
  readonly identities: Identities;
  readonly suppression: SuppressionList;
}

/** Tells the default bus what becomes of each mail, as its configuration set asks. */
export class Reporter {
  readonly #parts: ReporterParts;
  readonly #outcomes: Outcomes;

  constructor(parts: ReporterParts, outcomes: Outcomes) {
    this.#parts = parts;
    this.#outcomes = outcomes;
  }

  /** Plans the events about one accepted mail. What is planned and not yet told when the system crashes is told again. */
  report(mail: ReceivedMail): void {
    const { clock, suppression } = this.#parts;
    const suppressed = suppression.has(mail.to) !== null;
    const outcome = suppressed ? 'bounce' : this.#outcomes.of(mail.to);
    if (this.#isReported(mail, 'SEND')) this.#later(mail, clock.now(), () => this.#tell(mail, 'SEND'));
    if (outcome === 'none') {
      this.#parts.mailbox.tell(mail.id);
      return;
    }
    this.#later(mail, clock.now() + ANSWER_AFTER_MS, () => {
      if (outcome === 'bounce') this.#bounce(mail, suppressed);
      else this.#tell(mail, 'DELIVERY');
      this.#parts.mailbox.tell(mail.id);
    });
    if (outcome === 'complaint') this.#later(mail, clock.now() + COMPLAINT_AFTER_MS, () => this.#complain(mail));
  }

  #bounce(mail: ReceivedMail, suppressed: boolean): void {
    this.#tell(mail, 'BOUNCE', suppressed);
    if (!suppressed) this.#suppress(mail, 'BOUNCE');
  }

  #complain(mail: ReceivedMail): void {
    this.#tell(mail, 'COMPLAINT');
    this.#suppress(mail, 'COMPLAINT');
  }

  #suppress(mail: ReceivedMail, reason: 'BOUNCE' | 'COMPLAINT'): void {
    this.#parts.suppression.put({ address: mail.to, reason, at: this.#parts.clock.now() });
  }

  #tell(mail: ReceivedMail, kind: SesEventKind, suppressed = false): void {
    const set = mail.configurationSet;
    if (set === null || !this.#isReported(mail, kind)) return;
    const detail: JsonRecord = eventDetail(mail, kind, { atMs: this.#parts.clock.now(), suppressed });
    this.#parts.bus.accept({
      source: 'aws.ses',
      'detail-type': TYPES[kind].detailType,
      detail,
      resources: [this.#parts.identities.configurationSetArn(set)],
    });
  }

  #isReported({ configurationSet }: ReceivedMail, kind: SesEventKind): boolean {
    return configurationSet !== null && this.#parts.identities.reportedBy(configurationSet).has(kind);
  }

  #later(mail: ReceivedMail, atMs: number, run: () => void): void {
    this.#parts.clock.schedule(atMs, { machine: 'ses', execution: mail.id }, run);
  }
}
