import { ok, type Outcome } from '../../../kernel/outcome.js';

type Work = (signal: AbortSignal) => Promise<Outcome<undefined>>;

/** Works at the same time. The first that is refused or throws ends the others, and is what is told. */
export async function together(works: readonly Work[]): Promise<Outcome<undefined>> {
  const stop = new AbortController();
  let told = (): Outcome<undefined> => ok();
  const failed = (how: typeof told) => {
    if (!stop.signal.aborted) told = how;
    stop.abort();
  };
  const watched = works.map((work) =>
    work(stop.signal).then(
      (done) => {
        if (!done.ok) failed(() => done);
      },
      (fault: unknown) => {
        failed(() => {
          throw fault;
        });
      },
    ),
  );
  await Promise.all(watched);
  return told();
}
