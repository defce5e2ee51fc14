/** Severity labels of Security Hub, from the lightest on. */
export const LABELS = ['INFORMATIONAL', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;
export type Label = (typeof LABELS)[number];

/** What the installation takes in. The rules on the event bus let in by the same values. */
export interface IntakeSettings {
  /** GuardDuty's own bounds: medium from 4, high from 7, critical from 9. */
  readonly guardDutySeverity: number;
  readonly securityHubLabels: readonly Label[];
  /** What becomes of an alarm whose notifications are switched off: recorded, or people are called all the same. */
  readonly muted: 'record' | 'call';
}

export const INTAKE_DEFAULTS: IntakeSettings = {
  guardDutySeverity: 4,
  securityHubLabels: ['HIGH', 'CRITICAL'],
  muted: 'record',
};
