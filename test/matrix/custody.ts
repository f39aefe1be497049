import {
  CUSTODY_KINDS,
  type CustodyKind,
  type CustodyState,
  custodyTransitions,
  takesTwo,
} from '../../src/features/transfer/domain/states/custody.js';
import type { Exchange } from '../transfer-office/support/exchange.js';
import type { Handover } from '../transfer-office/support/handover.js';
import type { PersonCommand, ProcessMatrix } from './process-matrix.js';

interface Subject {
  readonly mediumId: string;
  readonly serial: string;
  /** Of the seal that is on it, or was. */
  readonly seal: string;
}

/** Media of AOBA, which may all carry the one approved package. */
class CustodyCases {
  private media = 0;
  private seals = 0;
  constructor(private readonly handover: Handover) {}

  async registered(): Promise<Subject> {
    this.media += 1;
    const serial = `MATRIX-${String(this.media)}`;
    return { mediumId: await this.handover.medium(serial), serial, seal: await this.newSeal() };
  }

  /** After these events, each confirmed by a second person where it takes two. */
  async after(...kinds: CustodyKind[]): Promise<Subject> {
    const subject = await this.registered();
    const { mediumId } = subject;
    for (const kind of kinds) {
      const event = this.eventOf(kind, subject);
      await this.handover.custody(event, this.handover.provider, mediumId);
    }
    return subject;
  }

  async record(role: string, kind: CustodyKind, subject: Subject) {
    // A seal is used once: sealing anew takes a new one.
    const seal = kind === 'sealed' ? await this.newSeal() : subject.seal;
    const path = `media/${subject.mediumId}/custody-events`;
    return this.handover.provider.post(role, path, this.eventOf(kind, { ...subject, seal }));
  }

  private eventOf(kind: CustodyKind, { serial, seal }: Subject): object {
    const leg = { trackingNumber: 'TRK-1', expectedOn: this.handover.expectedOn };
    const details: Partial<Record<CustodyKind, object>> = {
      sealed: { packageId: this.handover.id, sealNumber: seal },
      'handed-over': { counterpart: 'セキュリティ便' },
      'courier-collected': leg,
      'courier-transferred': { trackingNumber: 'TRK-1' },
      received: { serialFound: serial, sealNumber: seal, sealIntact: true },
      stored: { location: '金庫' },
      returned: { counterpart: 'みなと', ...leg },
      erased: { method: 'overwrite', tool: 'nwipe 0.36' },
      destroyed: { method: 'shredding', tool: '裁断機' },
    };
    return { kind, ...details[kind] };
  }

  private async newSeal(): Promise<string> {
    this.seals += 1;
    const number = `MATRIX-SEAL-${String(this.seals)}`;
    await this.handover.provider.done('media-custodian', 'seals', { numbers: [number] });
    return number;
  }
}

export async function custodyMatrix(
  exchange: Exchange,
): Promise<ProcessMatrix<CustodyState, CustodyKind, Subject>> {
  const handover = await exchange.plan();
  await handover.approve();
  const cases = new CustodyCases(handover);
  const recorded = (kind: CustodyKind): PersonCommand<Subject> => ({
    permission: 'custody.record',
    call: (role, subject) => cases.record(role, kind, subject),
  });
  const handedOver = ['sealed', 'handed-over'] as const;
  return {
    transitions: custodyTransitions,
    reach: {
      registered: () => cases.registered(),
      sealed: () => cases.after('sealed'),
      unsealed: () => cases.after('sealed', 'unsealed'),
      'handed-over': () => cases.after(...handedOver),
      'courier-collected': () => cases.after(...handedOver, 'courier-collected'),
      'courier-transferred': () =>
        cases.after(...handedOver, 'courier-collected', 'courier-transferred'),
      received: () => cases.after(...handedOver, 'courier-collected', 'received'),
      stored: () => cases.after('sealed', 'stored'),
      returned: () => cases.after('stored', 'returned'),
      erased: () => cases.after('erased'),
      destroyed: () => cases.after('destroyed'),
      lost: () => cases.after('lost'),
    },
    commands: Object.fromEntries(CUSTODY_KINDS.map((kind) => [kind, recorded(kind)])),
    automatic: {},
  };
}

/** What a second person confirms after it was recorded: said on the page. */
export const BY_TWO = CUSTODY_KINDS.filter(takesTwo);
