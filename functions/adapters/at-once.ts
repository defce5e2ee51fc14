/**
 * Does the same to every item, at most `width` at a time. After a failure nothing more is begun; it rejects with the
 * first one, when what runs has ended.
 */
export async function atOnce<T>(width: number, items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  let failed: { readonly reason: unknown } | null = null;
  const work = async (): Promise<void> => {
    for (let index = next++; index < items.length && failed === null; index = next++) {
      await act(items[index] as T).catch((reason: unknown) => {
        failed ??= { reason };
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, work));
  if (failed !== null) throw (failed as { readonly reason: unknown }).reason;
}
