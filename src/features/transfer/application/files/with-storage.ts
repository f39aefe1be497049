import { RefusedError, type Outcome } from '../../../../kernel/outcome.js';
import { storageRefusal } from '../../domain/storage-refusal.js';

/** Runs work on disks and media: a full, write-protected or pulled one is refused by name, not a crash. */
export async function withStorage<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof RefusedError) return fault.refusal;
    const refusal = storageRefusal(fault);
    if (refusal) return refusal;
    throw fault;
  }
}
