import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import middy from '@middy/core';
import { z } from 'zod';

/** The usual handler of our field, to compare start-up time and size with: middy, powertools, SDK and zod. */
const logger = new Logger({ serviceName: 'usual' });
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const input = z.object({ stream: z.string(), generation: z.number() });

export const handler = middy(async (event: unknown) => {
  const item = input.parse(event);
  await documents.send(new PutCommand({ TableName: 'usual', Item: item }));
  return item;
}).use(injectLambdaContext(logger));
