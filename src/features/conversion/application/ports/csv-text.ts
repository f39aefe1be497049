/** Records of RFC 4180 as one text. */
export abstract class CsvText {
  abstract of(records: readonly (readonly string[])[]): string;
}
