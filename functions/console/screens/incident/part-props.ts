import type { Shown } from '../../shown/shown.ts';
import type { Reader } from '../frame/reader.ts';

/** What each part of an incident's screen is given. */
export interface PartProps {
  readonly reader: Reader;
  readonly shown: Shown;
}
