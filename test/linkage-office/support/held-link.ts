import { once } from 'node:events';
import { jest } from '@jest/globals';
import { PatientSource } from '../../../src/features/linkage/application/ports/patient-source.js';
import type { LinkOffice } from './link-office.js';

/** A linkage in this process reads its tables only when it has been told to end. */
export function holdUntilEnded({ gateway }: LinkOffice) {
  const patients = gateway.app.get(PatientSource);
  const write = patients.writeKeys.bind(patients);
  return jest.spyOn(patients, 'writeKeys').mockImplementation(async (...given) => {
    const signal = given[3];
    if (signal && !signal.aborted) await once(signal, 'abort');
    return write(...given);
  });
}
