import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { issueWords } from '../../../functions/domain/base/issue-words.ts';

const schema = z.strictObject({
  title: z.string().min(1),
  tags: z.array(z.string()).max(2),
  stage: z.enum(['first', 'detailed']),
  count: z.int().max(9),
  at: z.string('write a moment'),
});

describe('what a schema finds, in plain words', () => {
  it.each([
    [{}, 'title', 'is missing'],
    [{}, 'stage', 'is missing'],
    [{ title: 1 }, 'title', 'write a text'],
    [{ title: '' }, 'title', 'write 1 character at least'],
    [{ tags: ['a', 'b', 'c'] }, 'tags', 'write 2 entries at most'],
    [{ stage: 'x' }, 'stage', 'write one of first, detailed'],
    [{ count: 10 }, 'count', 'write 9 at most'],
    [{ count: 'x' }, 'count', 'write a number'],
    [{ at: 1 }, 'at', 'write a moment'],
  ])('%j: %s %s', (value, path, words) => {
    const issues = schema.safeParse(value, { error: issueWords }).error?.issues ?? [];
    expect(issues.find((issue) => issue.path[0] === path)?.message).toBe(words);
  });
});
