/**
 * 市ヶ谷 / 市ケ谷 / 市が谷 and 丸の内 / 丸ノ内 / 丸之内 are one place. At the beginning as well: a prefecture before it,
 * written or not, changes nothing.
 */
export const particles = (text: string): string =>
  text
    .replace(/[ヶヵケカがガゕゖ](?=\p{Script=Han})/gu, 'ケ')
    .replace(/(?<=^|\p{Script=Han})[のノ之乃](?=\p{Script=Han})/gu, 'ノ');
