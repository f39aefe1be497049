import { UseCase } from '../../../kernel/use-case.js';
import { BundleVerification, type BundleReport } from './bundle-verification.js';
import { SignatureCheck } from './ports/signature-check.js';

/** 書出しファイルのオフライン検証: no database, no network, no key of one's own. */
@UseCase()
export class VerifyBundle {
  constructor(private readonly signatures: SignatureCheck) {}

  /** `trusted`: armored public keys; the file must be signed by one of them, unless there are none. */
  async execute(
    file: AsyncIterable<Uint8Array>,
    trusted: readonly string[] = [],
  ): Promise<BundleReport> {
    const verification = new BundleVerification(this.signatures);
    for await (const chunk of file) verification.feed(chunk);
    return verification.finish(trusted);
  }
}
