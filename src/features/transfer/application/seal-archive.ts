import { type Outcome } from '../../../kernel/outcome.js';
import type { Archiver, PackRequest } from './ports/archiver.js';

export interface Sealed<T> {
  /** Paths of the volumes, in order. */
  readonly volumes: readonly string[];
  readonly judged: Outcome<T>;
}

/**
 * Packs while the same files are judged: reading them twice at the same time costs little, waiting for one
 * after the other would double the time. A refusal or fault ends the packing at once; what ends
 * the packing from outside lets the judging come to its end.
 */
export async function sealWhileJudging<T>(
  archiver: Archiver,
  request: PackRequest,
  judge: () => Promise<Outcome<T>>,
): Promise<Sealed<T>> {
  const stop = new AbortController();
  const { signal = stop.signal } = request;
  const judging = judge().then(
    (outcome) => {
      if (!outcome.ok) stop.abort();
      return outcome;
    },
    (fault: unknown) => {
      stop.abort();
      throw fault;
    },
  );
  const [packed, judged] = await Promise.allSettled([
    archiver.pack({ ...request, signal: AbortSignal.any([signal, stop.signal]) }),
    judging,
  ]);
  if (judged.status === 'rejected') throw judged.reason;
  if (!judged.value.ok) return { volumes: [], judged: judged.value };
  if (packed.status === 'rejected') throw packed.reason;
  return { volumes: packed.value, judged: judged.value };
}
