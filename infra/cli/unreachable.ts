/** Whether a system did not answer. Known by name: the adapters are loaded only after their settings are there. */
export function isUnreachable(error: unknown): error is Error {
  return error instanceof Error && (error.name === 'StorageUnavailable' || error.name === 'StorageRefused');
}
