import type { DueJob } from './job-queue.js';

export type RunJob = (job: Pick<DueJob, 'id' | 'name'>) => Promise<void>;

/** Brings due jobs to a process that runs them. It may lose them or bring them twice: the rows are the truth. */
export abstract class JobDispatcher {
  /**
   * `run` never rejects and does nothing for a job that is done, taken, or one too many of its name; `places` are
   * jobs at once.
   */
  abstract start(run: RunJob, places: number): Promise<void>;
  /** Takes over what it has not got yet, or what it can; rejects, soon, where that is a fault. */
  abstract dispatch(jobs: readonly DueJob[]): Promise<void>;
  /** Takes no more and lets what runs come to its end, for at most ten seconds. */
  abstract stop(): Promise<void>;
}

export const STOP_TIMEOUT_MS = 10_000;

/** The promise, or a rejection after so many milliseconds. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`No answer within ${milliseconds} ms.`));
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
