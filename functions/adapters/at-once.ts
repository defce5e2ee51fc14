/** Does the same to every item, at most `width` at a time. Rejects with the first failure, after what runs has ended. */
export async function atOnce<T>(width: number, items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) await act(items[index] as T);
  };
  const done = await Promise.allSettled(Array.from({ length: Math.min(width, items.length) }, work));
  const failed = done.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
