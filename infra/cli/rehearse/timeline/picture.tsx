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

interface WordPlace {
  readonly fromX: number;
  readonly toX: number;
  readonly isLeft: boolean;
}

/**
 * Where the word of each mark of a lane stands: right of it, else left of it; null where neither is within the picture and clear of the
 * words before it. Pointing at the mark shows the word all the same.
 */
export function wordPlaces(marks: readonly Mark[], scale: Pick<Scale, 'x'>): readonly (WordPlace | null)[] {
  const taken: WordPlace[] = [];
  return marks.map(({ atMs, label }) => {
    const x = scale.x(atMs);
    const width = [...label].reduce((sum, letter) => sum + unitsOf(letter), 0) * WORD_UNIT;
    const right = { fromX: x + WORD_AWAY, toX: x + WORD_AWAY + width, isLeft: false };
    const left = { fromX: x - WORD_AWAY - width, toX: x - WORD_AWAY, isLeft: true };
    const isFree = ({ fromX, toX }: WordPlace) =>
      fromX >= LABEL_WIDTH && toX <= WIDTH && taken.every((other) => toX <= other.fromX || fromX >= other.toX);
    const place = [right, left].find(isFree) ?? null;
    if (place !== null) taken.push(place);
    return place;
  });
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
  const places = wordPlaces(lane.marks, scale);
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
        <MarkShape mark={mark} scale={scale} y={y} place={places[index] ?? null} />
      ))}
    </g>
  );
}

function BarShape({ bar, scale, y }: { bar: Bar; scale: Scale; y: number }) {
  const x = scale.x(bar.fromMs);
  const width = Math.max(2, scale.x(bar.toMs) - x);
  return <rect x={x} y={y - 4} width={width} height={8} rx={4} fill={COLOURS[bar.tone]} opacity="0.45" />;
}

/** How wide a word is drawn is only known about: it is held where it stands at its mark. */
function anchored({ fromX, toX, isLeft }: WordPlace) {
  return isLeft ? { x: toX, 'text-anchor': 'end' } : { x: fromX };
}

function MarkShape({ mark, scale, y, place }: { mark: Mark; scale: Scale; y: number; place: WordPlace | null }) {
  const x = scale.x(mark.atMs);
  return (
    <g>
      <circle cx={x} cy={y} r={5} fill={COLOURS[mark.tone]}>
        <title>{mark.label}</title>
      </circle>
      {place === null ? null : (
        <text {...anchored(place)} y={y - 6} font-size="10" fill={COLOURS[mark.tone]}>
          {mark.label}
        </text>
      )}
    </g>
  );
}
