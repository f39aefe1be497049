/** Number of a volume, as 7-Zip writes it: `001` for `NAME.7z.001`; undefined for an archive in one file. */
const numberOf = (volume: string): string | undefined => /\.7z\.(\d{3,})$/.exec(volume)?.[1];

/** First and last number of volumes that follow each other, e.g. `[['001', '003'], ['007', '007']]`. */
export function volumeRuns(volumes: readonly string[]): [first: string, last: string][] {
  const runs: [string, string][] = [];
  for (const number of volumes.flatMap((volume) => numberOf(volume) ?? [])) {
    const run = runs.at(-1);
    if (run && Number(run[1]) + 1 === Number(number)) run[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
