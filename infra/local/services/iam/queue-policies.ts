import { isObject, type JsonRecord, listOf, objectIn, textsOf } from '../../protocol/json.ts';
import type { Resource, Template } from '../../template/template.ts';
import { queueNameIn } from '../sqs/queue-plan.ts';
import { AccessDenied, authorize } from './evaluate.ts';
import { type PolicyStatement, readStatements } from './statements.ts';

interface QueueStatement {
  /** Names of the queues whose policy it stands in. */
  readonly queues: readonly string[];
  /** Services it speaks of; `*` is everybody. */
  readonly principals: readonly string[];
  readonly statement: PolicyStatement;
}

/** What the queues' own policies allow the services that send to them. */
export class QueuePolicies {
  readonly #statements: readonly QueueStatement[];

  private constructor(statements: readonly QueueStatement[]) {
    this.#statements = statements;
  }

  /** Reads the template's queue policies. Throws PolicyNotServed for what cannot be judged here. */
  static of(template: Template): QueuePolicies {
    return new QueuePolicies(template.of('AWS::SQS::QueuePolicy').flatMap(statementsOf));
  }

  /** Whether a service may send to a queue on behalf of `sourceArn`; a queue without a policy lets none. */
  maySend(queueArn: string, service: string, sourceArn: string): boolean {
    const fitting = this.#statements.filter(
      ({ queues, principals }) =>
        queues.includes(queueNameIn(queueArn)) && principals.some((each) => each === '*' || each === service),
    );
    const need = { action: 'sqs:SendMessage', resource: queueArn, context: { 'aws:SourceArn': [sourceArn] } };
    try {
      authorize(
        service,
        fitting.map(({ statement }) => statement),
        need,
      );
      return true;
    } catch (error) {
      if (error instanceof AccessDenied) return false;
      throw error;
    }
  }
}

function statementsOf({ properties, logicalId }: Resource): QueueStatement[] {
  const queues = textsOf(properties.Queues).map(queueNameIn);
  const document = objectIn(properties, 'PolicyDocument');
  return listOf(document.Statement)
    .filter(isObject)
    .flatMap((statement) => {
      const read = readStatements({ Statement: [statement] }, logicalId);
      return read.map((each) => ({ queues, principals: principalsOf(statement), statement: each }));
    });
}

function principalsOf({ Principal: principal }: JsonRecord): readonly string[] {
  if (typeof principal === 'string') return [principal];
  return isObject(principal) ? [...textsOf(principal.AWS), ...textsOf(principal.Service)] : [];
}
