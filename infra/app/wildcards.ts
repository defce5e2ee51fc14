import { Stack, Validations } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * Every statement whose resource holds a `*`, by its Sid, and why it cannot be narrower. A statement with a wildcard
 * that does not stand here fails `cdk synth`, and a test.
 */
export const EXPLAINED_WILDCARDS: Readonly<Record<string, string>> = {
  AskWhatFiltersPass:
    'sns:GetSubscriptionAttributes knows no narrower resource: IAM names none for it. It reads, and only what one subscription is like.',
  AskQuota: 'ses:GetAccount tells the quota of the whole account: it knows no narrower resource.',
  LookAtExecutions:
    'The name of an execution follows from its incident and is not known beforehand; the machines are named exactly.',
  SendMailInSandbox:
    'In the sandbox SES asks for leave on each verified recipient too; the sender is fixed by a condition. Only with the setting mail.sandbox.',
};

/** Tells cdk-nag why a role's wildcards are needed, each by itself: anything else it finds still stops the synthesis. */
export function explainWildcards(role: Construct, statements: readonly PolicyStatement[]): void {
  for (const statement of statements) {
    const reason = EXPLAINED_WILDCARDS[statement.sid ?? ''];
    if (reason === undefined) continue;
    for (const resource of statement.resources.filter((candidate) => candidate.includes('*'))) {
      Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${plainArn(role, resource)}]`, reason });
    }
  }
}

/** An ARN the way cdk-nag writes it: `arn:<AWS::Partition>:…`. */
function plainArn(scope: Construct, arn: string): string {
  const resolved: unknown = Stack.of(scope).resolve(arn);
  if (typeof resolved === 'string') return resolved;
  const [, parts] = (resolved as { 'Fn::Join': [string, (string | { Ref: string })[]] })['Fn::Join'];
  return parts.map((part) => (typeof part === 'string' ? part : `<${part.Ref}>`)).join('');
}
