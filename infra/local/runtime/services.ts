import type { ServedService } from '../protocol/call.ts';
import { dynamodbService } from '../services/dynamodb/service.ts';
import { eventsService } from '../services/events/service.ts';
import { stsService } from '../services/iam/sts-service.ts';
import { lambdaService } from '../services/lambda/lambda-service.ts';
import { sesService } from '../services/ses/service.ts';
import { snsService } from '../services/sns/service.ts';
import { sqsService } from '../services/sqs/service.ts';
import { statesService } from '../services/stepfunctions/states-service.ts';
import type { StepFunctions } from '../services/stepfunctions/step-functions.ts';
import { machinesOf } from '../template/machines.ts';
import type { Components, Invoke } from './parts.ts';

/** Every service of the endpoint, in the order of SUPPORT.md. */
export function servicesOf(
  parts: Components,
  runtime: { states: () => StepFunctions; invoke: Invoke; endpointUrl: () => string },
): ServedService[] {
  const { template, clock } = parts;
  const tableArn = (table: string): string =>
    `arn:aws:dynamodb:${template.region}:${template.account}:table/${table.split('/').at(-1)}`;
  const waiting = machinesOf(template).filter((machine) => machine.definition.includes('.waitForTaskToken'));
  return [
    dynamodbService({ ...parts, tableArn }),
    statesService(
      runtime.states,
      waiting.map((machine) => machine.arn),
    ),
    eventsService(parts.bus, template),
    sesService({ ...parts, sandbox: parts.limits.sandbox, now: () => clock.now() }),
    snsService(parts.topics, template),
    sqsService(parts.queues, template, runtime.endpointUrl),
    lambdaService({
      clock,
      ids: parts.ids,
      functions: parts.functions.map(({ spec }) => spec),
      invoke: runtime.invoke,
      mappings: parts.pollers,
      start: (functionArn, payload, turn) => parts.asynchronous.invoke(functionArn, payload, turn, () => undefined),
    }),
    stsService(),
  ];
}
