import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { deliveryErrors } from '../../domain/delivery/delivery-errors.js';
import type { MeasuredHashes, TransferPackage } from '../../domain/states/package.js';
import { IncomingFiles } from '../ports/delivery-files.js';

/** 受信したファイルの照合: what the gateway itself finds in `incoming/NAME`, so that nobody's word stands for a hash. */
@UseCase()
export class MeasureDelivery {
  constructor(private readonly files: IncomingFiles) {}

  /** Every announced file is hashed anew: takes as long as they are large. */
  async hashes(pack: TransferPackage): Promise<Outcome<MeasuredHashes>> {
    const { name, seal, consignment } = pack;
    for (const file of consignment?.files ?? []) this.files.forget(name, file.name);
    const whole = await this.whole(pack);
    if (!whole.ok) return whole;
    const volumes = seal?.volumes.map((volume) => volume.name) ?? [];
    const manifest = `${name}.manifest.json`;
    const sha256 = await this.files.sha256Of(name, volumes);
    return ok({ sha256, manifestSha256: await this.files.sha256Of(name, [manifest]) });
  }

  /** Every announced file is here, whole; DELIVERY_INCOMPLETE says how far each other has come. */
  async whole({ name, consignment }: TransferPackage): Promise<Outcome<undefined>> {
    const missing: string[] = [];
    for (const file of consignment?.files ?? []) {
      const received = await this.files.received(name, file);
      if (received < file.bytes) missing.push(`${file.name}: ${received}/${file.bytes}`);
    }
    if (missing.length === 0) return ok();
    const facts = { package: name, missing: missing.join(', ') };
    return refuse(deliveryErrors.DELIVERY_INCOMPLETE, facts);
  }
}
