import { randomBytes } from 'node:crypto';
import {
  CERTIFICATION_CHANGES,
  type CertificationChange,
  type OperatorKind,
} from '../../src/features/operator/domain/certification.js';
import { certificationProcess } from '../../src/features/operator/domain/certification-process.js';
import type { CertificationStatus } from '../../src/features/operator/domain/certification-standing.js';
import { PeerStore } from '../../src/features/operator/application/ports/peer.store.js';
import { ok, unwrap } from '../../src/kernel/outcome.js';
import type { Offices } from '../support/offices.js';
import type { PersonCommand, ProcessMatrix } from './process-matrix.js';

interface Subject {
  /** A peer of MINATO. */
  readonly code: string;
  readonly kind: OperatorKind;
}

const changeOf = (kind: OperatorKind, change: CertificationChange) => ({
  kind,
  change,
  effectiveOn: '2026-11-21',
  reference: '官報 第1号',
  ...(change === 'granted' && { number: '2' }),
});

class CertificationCases {
  private count = 0;
  constructor(private readonly offices: Offices) {}

  /** A peer that was registered as certified in one kind and not in the other. */
  async peer(kind: OperatorKind): Promise<Subject> {
    this.count += 1;
    const code = `PEER${String(this.count)}`;
    const { app, transactions } = this.offices.of('MINATO');
    const saved = await transactions.run(async (tx) => {
      const peers = app.get(PeerStore);
      const aoba = await peers.find(tx, 'AOBA');
      if (!aoba) throw new Error('AOBA is not registered.');
      const fingerprint = randomBytes(20).toString('hex').toUpperCase();
      await peers.save(tx, { ...aoba, code, fingerprint, status: 'registered' });
      return ok();
    });
    unwrap(saved);
    return { code, kind };
  }

  async after(change: CertificationChange): Promise<Subject> {
    const subject = await this.peer('anonymised');
    const answer = await this.record('approver', subject, change);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return subject;
  }

  record(role: string, { code, kind }: Subject, change: CertificationChange) {
    const path = `peers/${code}/certification-events`;
    return this.offices.of('MINATO').post(role, path, changeOf(kind, change));
  }
}

export function certificationMatrix(
  offices: Offices,
): ProcessMatrix<CertificationStatus, CertificationChange, Subject> {
  const cases = new CertificationCases(offices);
  const recorded = (change: CertificationChange): PersonCommand<Subject> => ({
    permission: 'certification.record',
    call: (role, subject) => cases.record(role, subject, change),
  });
  return {
    transitions: certificationProcess,
    reach: {
      none: () => cases.peer('pseudonymised'),
      live: () => cases.peer('anonymised'),
      suspended: () => cases.after('suspended'),
      expired: () => cases.after('expired'),
      revoked: () => cases.after('revoked'),
    },
    commands: Object.fromEntries(CERTIFICATION_CHANGES.map((change) => [change, recorded(change)])),
    automatic: {},
  };
}
