import { describe, expect, it } from 'vitest';
import type { Lane } from '../../../infra/cli/rehearse/timeline/lanes.ts';
import { Picture } from '../../../infra/cli/rehearse/timeline/picture.tsx';

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
});
