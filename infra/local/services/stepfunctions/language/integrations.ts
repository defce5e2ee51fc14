import type { TaskState } from './definition.ts';

/** Invokes a function and takes what it returns. */
export const INVOKE = 'arn:aws:states:::lambda:invoke';
/** Invokes a function and waits until somebody answers its token. */
export const INVOKE_AND_WAIT = 'arn:aws:states:::lambda:invoke.waitForTaskToken';

/** How the history names the service and the action of a task. */
export function nameInHistory(state: TaskState): { readonly resourceType: string; readonly resource: string } {
  const [resourceType = '', resource = ''] = state.Resource.replace('arn:aws:states:::', '').split(':');
  return { resourceType, resource };
}
