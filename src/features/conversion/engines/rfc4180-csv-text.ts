import { csvRecord } from '../../../platform/csv/write-csv.js';
import { CsvText } from '../application/ports/csv-text.js';

export class Rfc4180CsvText extends CsvText {
  override of(records: readonly (readonly string[])[]): string {
    return records.map(csvRecord).join('');
  }
}
