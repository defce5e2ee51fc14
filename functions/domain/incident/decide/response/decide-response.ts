import type { DecideResult, Given } from '../../command/given.ts';
import type { ResponseCommand } from '../../command/response-commands.ts';
import { decideApproveClosing } from './decide-closing-approval.ts';
import { decideApproveException, decideException, decideRejectException } from './decide-exception.ts';
import { decideApprovePlan, decidePlan, decideRejectPlan } from './decide-plan.ts';
import { decideAppoint, decideCloseHeadquarters, decideMeasure, decideOpenHeadquarters } from './decide-team.ts';

/** What becomes of a command about the response. */
export function decideResponse(given: Given, command: ResponseCommand): DecideResult {
  switch (command.do) {
    case 'open-headquarters':
      return decideOpenHeadquarters(given, command);
    case 'close-headquarters':
      return decideCloseHeadquarters(given);
    case 'appoint':
      return decideAppoint(given, command);
    case 'measure':
      return decideMeasure(given, command);
    case 'plan':
      return decidePlan(given, command);
    case 'approve-plan':
      return decideApprovePlan(given, command);
    case 'reject-plan':
      return decideRejectPlan(given, command);
    case 'exception':
      return decideException(given, command);
    case 'approve-exception':
      return decideApproveException(given, command);
    case 'reject-exception':
      return decideRejectException(given, command);
    case 'approve-closing':
      return decideApproveClosing(given, command);
  }
}
