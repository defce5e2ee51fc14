import type { Language } from '../../../../functions/domain/base/text.ts';
import { DAY_MS, HOUR_MS } from '../../../../functions/domain/base/time/units.ts';
import type { Bar, Lane, Mark, Tone } from './lanes.ts';
import { type Scale, scaleOver } from './scale.ts';

const WIDTH = 1120;
const LABEL_WIDTH = 300;
/** A longer label is cut; pointing at it shows the whole. A letter of Japanese takes two of these. */
const LABEL_UNITS = 44;
const RIGHT_MARGIN = 90;
const LANE_HEIGHT = 34;
const AXIS_HEIGHT = 44;
/** Two axis labels nearer than this would run into each other. */
const LABEL_GAP = 64;
/** A mark's word is left out when the mark before it in the lane stands nearer than this. */
const WORD_GAP = 70;
/** How far a word stands from its mark, and how wide half of a Japanese letter of it is drawn. */
const WORD_AWAY = 8;
const WORD_UNIT = 5.5;

export const COLOURS: Record<Tone, string> = {
  calm: '#3b6ea5',
  good: '#2e7d4f',
  late: '#b26a00',
  bad: '#b3261e',
  faint: '#b9c0c7',
};

/** Letters from here on are drawn about twice as wide. */
const WIDE_FROM = 0x2e7f;

interface PictureProps {
  readonly title: string;
  readonly lanes: readonly Lane[];
  readonly clock: (atMs: number) => string;
  readonly language: Language;
}

/** The story of one incident as lanes over time. `clock` writes a moment for the axis. */
export function Picture({ title, lanes, clock, language }: PictureProps) {
  const height = AXIS_HEIGHT + lanes.length * LANE_HEIGHT + 8;
  const scale = scaleOver(momentsOf(lanes), LABEL_WIDTH, WIDTH - RIGHT_MARGIN);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" xmlns="http://www.w3.org/2000/svg">
      <title>{title}</title>
      <Axis scale={scale} clock={clock} height={height} language={language} />
      {lanes.map((lane, index) => (
        <LaneRow lane={lane} scale={scale} y={AXIS_HEIGHT + index * LANE_HEIGHT + LANE_HEIGHT / 2} />
      ))}
    </svg>
  );
}

function momentsOf(lanes: readonly Lane[]): number[] {
  const moments = lanes.flatMap(({ bars, marks }) => [
    ...bars.flatMap(({ fromMs, toMs }) => [fromMs, toMs]),
    ...marks.map(({ atMs }) => atMs),
  ]);
  return moments.length > 0 ? moments : [0];
}

function Axis({
  scale,
  clock,
  height,
  language,
}: {
  scale: Scale;
  clock: (atMs: number) => string;
  height: number;
  language: Language;
}) {
  return (
    <g font-size="11" fill="#48525c">
      {spaced(scale).map((stop) => (
        <g>
          <line x1={scale.x(stop)} x2={scale.x(stop)} y1={AXIS_HEIGHT - 10} y2={height} stroke="#e3e7eb" />
          <text x={scale.x(stop)} y={AXIS_HEIGHT - 16} text-anchor="middle">
            {clock(stop)}
          </text>
        </g>
      ))}
      {scale.breaks.map(({ fromX, toX, ms }) => (
        <text x={(fromX + toX) / 2} y={12} text-anchor="middle" fill="#7b8794">
          {`… ${gapText(ms, language)} …`}
        </text>
      ))}
    </g>
  );
}

/** Stops with room for a label, from the left. */
function spaced(scale: Scale): number[] {
  const kept: number[] = [];
  for (const stop of scale.stops) {
    const last = kept.at(-1);
    if (last === undefined || scale.x(stop) - scale.x(last) >= LABEL_GAP) kept.push(stop);
  }
  return kept;
}

function gapText(ms: number, language: Language): string {
  const isDays = ms >= DAY_MS;
  const count = Math.round(isDays ? ms / DAY_MS : ms / HOUR_MS);
  if (language === 'ja') return `${count}${isDays ? '日' : '時間'}`;
  return `${count} ${isDays ? 'd' : 'h'}`;
}

/** A word stands right of its mark, or left of it where it would run over the edge of the picture. */
function besideMark(x: number, word: string) {
  const width = [...word].reduce((sum, letter) => sum + unitsOf(letter), 0) * WORD_UNIT;
  return x + WORD_AWAY + width <= WIDTH ? { x: x + WORD_AWAY } : { x: x - WORD_AWAY, 'text-anchor': 'end' };
}

function unitsOf(letter: string): number {
  return (letter.codePointAt(0) ?? 0) > WIDE_FROM ? 2 : 1;
}

/** As much of a label as has room before the lanes. */
function shortened(label: string): string {
  let units = 0;
  for (const [index, letter] of [...label].entries()) {
    units += unitsOf(letter);
    if (units > LABEL_UNITS) return `${[...label].slice(0, index - 1).join('')}…`;
  }
  return label;
}

function LaneRow({ lane, scale, y }: { lane: Lane; scale: Scale; y: number }) {
  return (
    <g font-size="12">
      <text x={8} y={y + 4} fill="#1d2733">
        {shortened(lane.label)}
        <title>{lane.label}</title>
      </text>
      {lane.bars.map((bar) => (
        <BarShape bar={bar} scale={scale} y={y} />
      ))}
      {lane.marks.map((mark, index) => (
        <MarkShape mark={mark} scale={scale} y={y} worded={hasRoom(lane.marks, index, scale)} />
      ))}
    </g>
  );
}

function hasRoom(marks: readonly Mark[], index: number, scale: Scale): boolean {
  const mark = marks[index];
  const before = marks[index - 1];
  if (mark === undefined || before === undefined) return true;
  return Math.abs(scale.x(mark.atMs) - scale.x(before.atMs)) >= WORD_GAP;
}

function BarShape({ bar, scale, y }: { bar: Bar; scale: Scale; y: number }) {
  const x = scale.x(bar.fromMs);
  const width = Math.max(2, scale.x(bar.toMs) - x);
  return <rect x={x} y={y - 4} width={width} height={8} rx={4} fill={COLOURS[bar.tone]} opacity="0.45" />;
}

function MarkShape({ mark, scale, y, worded }: { mark: Mark; scale: Scale; y: number; worded: boolean }) {
  const x = scale.x(mark.atMs);
  return (
    <g>
      <circle cx={x} cy={y} r={5} fill={COLOURS[mark.tone]}>
        <title>{mark.label}</title>
      </circle>
      {worded ? (
        <text {...besideMark(x, mark.label)} y={y - 6} font-size="10" fill={COLOURS[mark.tone]}>
          {mark.label}
        </text>
      ) : null}
    </g>
  );
}
