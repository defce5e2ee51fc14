import { REPORT_ITEM } from '../../domain/authority/item-titles.ts';
import { REPORT_ITEMS } from '../../domain/policy/shape/reports.ts';
import { Line, Prose, Tick } from './form.tsx';
import { type Reader, tell } from './reader.ts';

interface ReportFieldsProps {
  readonly reader: Reader;
  /** The duty's id; it makes the fields' ids unique on the page. */
  readonly duty: string;
}

/** What a report to an authority says, item by item, and the number it was given there. */
export function ReportFields({ reader, duty }: ReportFieldsProps) {
  return (
    <>
      <h4>{tell(reader, { ja: '報告の内容', en: 'What the report says' })}</h4>
      <p class="quiet">
        {tell(reader, {
          ja: '空欄の項目は「調査中」として記録します。該当しない項目には印を付けてください。',
          en: 'An item left empty is recorded as under investigation. Tick those that do not apply.',
        })}
      </p>
      {REPORT_ITEMS.map((item) => (
        <fieldset>
          <legend>{tell(reader, REPORT_ITEM[item])}</legend>
          <Prose id={`${item}-${duty}`} name={`item.${item}`} label={tell(reader, { ja: '内容', en: 'Content' })} />
          <Tick
            name={`item.${item}`}
            value="not-applicable"
            label={tell(reader, {
              ja: `「${REPORT_ITEM[item].ja}」は該当しない`,
              en: `“${REPORT_ITEM[item].en}” does not apply`,
            })}
          />
        </fieldset>
      ))}
      <Line
        id={`reference-${duty}`}
        name="reference"
        label={tell(reader, { ja: '受付番号', en: 'Reference number' })}
      />
    </>
  );
}
