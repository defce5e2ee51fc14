import { handle } from 'hono/aws-lambda';
import { createApp } from './app.ts';
import { consolePorts } from './wiring.ts';

/** The console as a function behind an HTTP API (payload 2.0, AWS_IAM): pages and API. */
export const handler = handle(createApp(consolePorts()));
