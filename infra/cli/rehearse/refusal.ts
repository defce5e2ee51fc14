import type { HttpAnswer } from '../../local/settings/options.ts';

const CREATED_OR_OK_BELOW = 300;

/** Why the API refused a request, with its code; null where it did not. */
export function refusalOf(answer: HttpAnswer): string | null {
  return answer.status < CREATED_OR_OK_BELOW ? null : reasonOf(answer);
}

function reasonOf({ status, body }: HttpAnswer): string {
  try {
    const { error }: { error?: { code: string; reason: string } } = JSON.parse(body);
    if (error !== undefined) return `${error.code}: ${error.reason}`;
  } catch {
    // Not our own error shape: told as it came.
  }
  return `status ${status}: ${body.slice(0, 500)}`;
}
