import { describe, expect, it } from 'vitest';
import type { Lane } from '../../../infra/cli/rehearse/timeline/lanes.ts';
import { Picture, wordPlaces } from '../../../infra/cli/rehearse/timeline/picture.tsx';

const START = Date.parse('2026-04-24T08:50:00Z');
const WIDTH = 1120;

function lane(label: string, atMs: number): Lane {
  return { label: '通知', bars: [{ fromMs: START, toMs: atMs, tone: 'calm' }], marks: [{ atMs, label, tone: 'good' }] };
}

describe('the picture of a rehearsal', () => {
  it.each(['個人情報保護委員会への確報を提出しました', 'the full report to the privacy regulator is filed'])(
    'cuts no word off at its right edge: %s',
    (word) => {
      const lanes = [lane(word, START + 3_600_000), lane('短', START + 3_600_000)];
      const svg = Picture({ title: 't', lanes, clock: () => '', language: 'ja' }).toString();
      const [, attributes = ''] = new RegExp(`<text([^>]*)>${word}<`).exec(svg) ?? [];
      const x = Number(/ x="([\d.]+)"/.exec(attributes)?.[1]);
      expect(attributes).toContain('text-anchor="end"');
      expect(x).toBeLessThanOrEqual(WIDTH);
      const [, short = ''] = /<text([^>]*)>短</.exec(svg) ?? [];
      expect(short).not.toContain('text-anchor');
    },
  );

  it.each([
    [80, 'Page: Executive in charge'],
    [10, '呼出：経営責任者'],
    [150, '送信'],
  ])(
    'given marks %i apart with the word %s, then no word lies on another, on the labels or over the edge',
    (gap, label) => {
      const marks = Array.from({ length: 8 }, (_, index) => ({
        atMs: 310 + index * gap,
        label,
        tone: 'good' as const,
      }));
      const places = wordPlaces(marks, { x: (atMs) => atMs }).filter((place) => place !== null);
      expect(places.length).toBeGreaterThan(0);
      for (const { fromX, toX } of places) expect([fromX >= 300, toX <= WIDTH]).toEqual([true, true]);
      const sorted = places.toSorted((a, b) => a.fromX - b.fromX);
      for (const [index, { toX }] of sorted.entries())
        expect(toX).toBeLessThanOrEqual(sorted[index + 1]?.fromX ?? WIDTH);
    },
  );

  it('given two marks of one moment, then the second word stands on the other side', () => {
    const marks = ['送信', '完了'].map((label) => ({ atMs: 600, label, tone: 'good' as const }));
    expect(wordPlaces(marks, { x: (atMs) => atMs }).map((place) => place?.isLeft)).toEqual([false, true]);
  });
});
