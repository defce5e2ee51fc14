import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpStage, LogGroupLogDestination, PayloadFormatVersion } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings.ts';

const REQUESTS_PER_SECOND = 50;
const REQUESTS_AT_ONCE = 100;

/** The console behind an HTTP API. Every route asks for a signed request: who signed it is who acts. */
export class Console extends Construct {
  readonly url: string;
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, settings: Settings, handler: IFunction) {
    super(scope, id);
    const api = new HttpApi(this, 'Api', {
      apiName: `${settings.stackName}-console`,
      createDefaultStage: false,
      defaultIntegration: new HttpLambdaIntegration('Handler', handler, {
        payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
      }),
      defaultAuthorizer: new HttpIamAuthorizer(),
    });
    this.createStage(api, settings);
    this.api = api;
    this.url = api.apiEndpoint;
  }

  private createStage(api: HttpApi, settings: Settings): void {
    const log = new LogGroup(this, 'AccessLog', {
      logGroupName: `/aws/vendedlogs/${settings.stackName}-console`,
      retention: settings.logRetentionDays as RetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: REQUESTS_PER_SECOND, burstLimit: REQUESTS_AT_ONCE },
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: accessLogFormat() },
    });
  }
}

/** Who asked from where, for what and with which outcome: refused requests and mere reading leave no other trace. */
function accessLogFormat(): AccessLogFormat {
  const fields = {
    requestId: '$context.requestId',
    at: '$context.requestTime',
    caller: '$context.identity.userArn',
    sourceIp: '$context.identity.sourceIp',
    route: '$context.routeKey',
    path: '$context.path',
    status: '$context.status',
    latencyMs: '$context.responseLatency',
    problem: '$context.error.message',
  };
  return AccessLogFormat.custom(JSON.stringify(fields));
}
