import type { Child } from 'hono/jsx';
import type { Text } from '../../../domain/base/text.ts';
import { type ScreenReader, tell } from './reader.ts';

interface FoldProps {
  readonly reader: ScreenReader;
  readonly title: Text;
  readonly count: number;
  readonly children?: Child;
}

/** What is over, under one line that says how much there is; on paper it is open. Nothing for none. */
export function Fold({ reader, title, count, children }: FoldProps) {
  if (count === 0) return null;
  return (
    <details class="fold">
      <summary>
        <h3>{tell(reader, { ja: `${title.ja}（${count}件）`, en: `${title.en} (${count})` })}</h3>
      </summary>
      {children}
    </details>
  );
}
