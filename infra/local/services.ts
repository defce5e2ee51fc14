import { dynamodbService } from './dynamodb/service.ts';
import type { ServedService } from './endpoint/call.ts';
import { lambdaService } from './endpoint/lambda-service.ts';
import { statesService } from './endpoint/states-service.ts';
import { stsService } from './endpoint/sts-service.ts';
import { eventsService } from './events/service.ts';
import type { Invoke, Parts } from './parts.ts';
import { sesService } from './ses/service.ts';
import { snsService } from './sns/service.ts';
import { sqsService } from './sqs/service.ts';
import type { StepFunctions } from './stepfunctions/step-functions.ts';
import { machinesOf } from './template/machines.ts';

/** Every service of the endpoint, in the order of SUPPORT.md. */
export function servicesOf(
  parts: Parts,
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
