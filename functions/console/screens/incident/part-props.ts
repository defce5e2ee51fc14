import type { Shown } from '../../shown/shown.ts';
import type { ScreenReader } from '../frame/reader.ts';

/** What each part of an incident's screen is given. */
export interface PartProps {
  readonly reader: ScreenReader;
  readonly shown: Shown;
}
