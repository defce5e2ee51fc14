import { describe, expect, it } from 'vitest';
import { play } from './stepfunctions-fixtures.ts';

const input = { t: 'a b', n: 3, l: [1, 2, 3, 4, 5], o: { x: 1 }, p: { x: 2, y: 3 }, j: '{"k":[1]}', q: "it's" };

async function value(expression: string): Promise<{ output: unknown; error: string | null; cause: string | null }> {
  const { record, output } = await play({ P: { Type: 'Pass', Parameters: { 'v.$': expression }, End: true } }, input);
  return { output: (output as { v: unknown } | undefined)?.v, error: record.error, cause: record.cause };
}

describe('intrinsic functions', () => {
  it.each<[string, unknown]>([
    ["States.Format('{} and {}', $.t, $.n)", 'a b and 3'],
    ["States.Format('\\{{}\\} it\\'s', $.o)", '{{"x":1}} it\'s'],
    ["States.Format('plain')", 'plain'],
    ['States.StringToJson($.j)', { k: [1] }],
    ['States.JsonToString($.p)', '{"x":2,"y":3}'],
    ["States.Array($.n, 'two', true, null, -1.5)", [3, 'two', true, null, -1.5]],
    ['States.Array()', []],
    ['States.ArrayPartition($.l, 2)', [[1, 2], [3, 4], [5]]],
    ['States.ArrayContains($.l, $.n)', true],
    ['States.ArrayContains(States.Array($.o), $.o)', true],
    ['States.ArrayContains($.l, 9)', false],
    ['States.ArrayRange(1, 9, 3)', [1, 4, 7]],
    ['States.ArrayRange(3, 1, -1)', [3, 2, 1]],
    ['States.ArrayGetItem($.l, 0)', 1],
    ['States.ArrayLength($.l)', 5],
    ['States.ArrayUnique(States.Array(1, 1, 2, $.o, $.o))', [1, 2, { x: 1 }]],
    ["States.Base64Encode('火消し')", '54Gr5raI44GX'],
    ["States.Base64Decode('54Gr5raI44GX')", '火消し'],
    ["States.Hash('abc', 'SHA-256')", 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ["States.Hash('abc', 'MD5')", '900150983cd24fb0d6963f7d28e17f72'],
    ['States.JsonMerge($.o, $.p, false)', { x: 2, y: 3 }],
    ['States.MathAdd($.n, -5)', -2],
    ["States.StringSplit('1,2;;3', ',;')", ['1', '2', '3']],
    ["States.StringSplit($.q, '\\'')", ['it', 's']],
    ["States.ArrayGetItem(States.StringSplit($.t, ' '), States.MathAdd(0, 1))", 'b'],
    ['States.ArrayLength($.l[*])', 5],
    ["States.Format('{}', $['t'])", 'a b'],
  ])('%s', async (expression, expected) => {
    expect(await value(expression)).toEqual({ output: expected, error: null, cause: null });
  });

  it.each<[string, string]>([
    ["States.Format('{} {}', 1)", 'more {} than values'],
    ["States.Format('{}', 1, 2)", 'more values than {}'],
    ["States.StringToJson('nope')", 'not JSON'],
    ["States.Hash('x', 'SHA-3')", 'SHA-512'],
    ['States.JsonMerge($.o, $.p, true)', 'shallow'],
    ['States.ArrayRange(1, 2000, 1)', '1000 items'],
    ['States.ArrayPartition($.l, 0)', 'above 0'],
    ["States.MathAdd('1', 2)", 'number'],
    ['States.ArrayLength($.t)', 'array'],
  ])('%s fails as States.IntrinsicFailure', async (expression, why) => {
    const { error, cause } = await value(expression);
    expect(error).toBe('States.IntrinsicFailure');
    expect(cause).toContain(why);
  });

  it('draws follow from the seed, and stay inside their bounds', async () => {
    const draw = "States.Format('{} {}', States.MathRandom(5, 8), States.UUID())";
    const [one, again] = [await value(draw), await value(draw)];
    expect(one.output).toEqual(again.output);
    expect(one.output).toMatch(/^[567] [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
