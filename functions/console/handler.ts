import { handle } from 'hono/aws-lambda';
import { createApp } from './app.ts';
import { asSent } from './http/sent-path.ts';
import { consolePorts } from './wiring.ts';

const answer = handle(createApp(consolePorts()));

/** The console as a function behind an HTTP API (payload 2.0, AWS_IAM): pages and API. */
export const handler: typeof answer = (event, context) => answer(asSent(event), context);
