import { App, Validations } from 'aws-cdk-lib';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import { HikeshiStack } from '../app/stack.ts';
import type { Settings } from '../settings/settings.ts';
import type { CdkContext } from './context.ts';

export interface AppOptions {
  readonly context: CdkContext;
  readonly settings: Settings;
  readonly policy: Policy;
  readonly root: string;
  readonly codeOf: (name: string) => string;
  readonly out: string;
  /**
   * Check against CloudFormation's schemas and cdk-nag's AwsSolutions pack: a finding without an explanation stops the
   * synthesis. It takes longer than all the rest, so only `cdk synth` and a test do.
   */
  readonly isChecked?: boolean;
}

/** The CDK app with its one stack. Nothing is written until `synth()` is called. */
export async function buildApp({ context, out, isChecked = false, ...parts }: AppOptions): Promise<App> {
  const app = new App({
    context: { ...context },
    outdir: out,
    analyticsReporting: false,
    treeMetadata: false,
    builtinCloudFormationValidation: isChecked,
  });
  new HikeshiStack(app, parts);
  if (isChecked) {
    const { AwsSolutionsChecks } = await import('cdk-nag');
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  }
  return app;
}
