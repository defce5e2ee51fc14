import { Aws, CfnOutput, CfnRule, Fn, Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import { sampleAddresses } from '../settings/sample-addresses.ts';
import { homeRegion, type Settings } from '../settings/settings.ts';
import { Alarms } from './alarms.ts';
import { Console } from './console.ts';
import { Data } from './data.ts';
import { Functions } from './functions.ts';
import { FUNCTIONS, permissionsOf } from './functions-table.ts';
import { Intake } from './intake.ts';
import { MailSending } from './mail.ts';
import { Paging } from './paging.ts';
import { Workflows } from './workflows.ts';

export interface HikeshiStackProps {
  readonly settings: Settings;
  readonly policy: Policy;
  /** Root of the repository. */
  readonly root: string;
  /** Folder with a function's bundle, by the function's name. */
  readonly codeOf: (name: string) => string;
}

/** Everything Hikeshi is, in one stack: one file of this folder for each concern. */
export class HikeshiStack extends Stack {
  constructor(scope: Construct, { settings, policy, root, codeOf }: HikeshiStackProps) {
    super(scope, settings.stackName, {
      stackName: settings.stackName,
      description: `Hikeshi: keeps the incident promises of the policy ${policy.policy}`,
      env: { region: homeRegion(settings), ...(settings.account === undefined ? {} : { account: settings.account }) },
      terminationProtection: true,
    });
    this.guardRegion(settings);
    if (sampleAddresses(settings, policy).length > 0) this.guardSample();
    const data = new Data(this, 'Data', settings);
    const paging = new Paging(this, 'Paging', settings, policy);
    const mail = new MailSending(this, 'Mail', settings);
    const functions = new Functions(this, 'Functions', { data, paging, mail, settings }, codeOf);
    const workflows = new Workflows(this, 'Workflows', settings, functions, root);
    const console = new Console(this, 'Console', settings, functions.get('console'));
    new Intake(this, 'Intake', { settings, policy, functions, mail });
    new Alarms(this, 'Alarms', settings, paging.alarms, functions, workflows, console);
    tellConsoleUrl(functions, console);
    new CfnOutput(this, 'ConsoleUrl', { value: console.url, description: 'The console and its API' });
    this.tag(settings, policy);
  }

  /** The data stay where the customer was told they do: the template refuses every other region by itself. */
  private guardRegion(settings: Settings): void {
    new CfnRule(this, 'RegionGuard', {
      assertions: [
        {
          assert: Fn.conditionContains(settings.regions, Aws.REGION),
          assertDescription: `Setting "regions" allows ${settings.regions.join(', ')} only`,
        },
      ],
    });
  }

  /** Pages and notices of the sample reach nobody, so its template is refused by CloudFormation in every region. */
  private guardSample(): void {
    new CfnRule(this, 'SampleGuard', {
      assertions: [
        {
          assert: Fn.conditionContains(['none'], Aws.REGION),
          assertDescription: 'The sample cannot be deployed: write your own people and addresses first',
        },
      ],
    });
  }

  private tag(settings: Settings, policy: Policy): void {
    const tags = { application: 'hikeshi', 'hikeshi:policy': policy.policy, ...settings.tags };
    for (const [key, value] of Object.entries(tags)) Tags.of(this).add(key, value);
  }
}

/** Pages lead to the console. The console itself does not get its address: it would be a circle. */
function tellConsoleUrl(functions: Functions, console: Console): void {
  for (const plan of FUNCTIONS.filter((candidate) => candidate.trigger !== 'api')) {
    if (permissionsOf(plan).some((permission) => permission.consoleUrl)) {
      functions.get(plan.name).addEnvironment('CONSOLE_URL', console.url);
    }
  }
}
