import { describe, expect, it } from 'vitest';
import { atOnce } from '../../functions/adapters/at-once.ts';

const passing = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

describe('doing the same to every item', () => {
  it('has no more under way than asked for, and does all', async () => {
    let underWay = 0;
    let most = 0;
    const done: number[] = [];
    await atOnce(3, [1, 2, 3, 4, 5, 6, 7], async (item) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await passing(2);
      underWay -= 1;
      done.push(item);
    });
    expect(most).toBe(3);
    expect(done.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('begins nothing after a failure, ends what runs, and tells the first failure', async () => {
    const begun: string[] = [];
    const ended: string[] = [];
    const run = atOnce(2, ['slow', 'fails', 'never'], async (item) => {
      begun.push(item);
      await passing(item === 'slow' ? 20 : 1);
      if (item === 'slow') ended.push(item);
      throw new Error(item);
    });
    await expect(run).rejects.toThrow('fails');
    expect(begun).toEqual(['slow', 'fails']);
    expect(ended).toEqual(['slow']);
  });
});
