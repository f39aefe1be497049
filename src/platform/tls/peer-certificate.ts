import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { replaceFile } from '../files/replace-file.js';

/** TLS certificate of the peer entrance and its private key, PEM. Peers pin exactly this certificate. */
export class PeerCertificate {
  constructor(
    readonly pem: string,
    readonly key: string,
  ) {}
}

/** Reads `tls/peer.crt` and `tls/peer.key` of the data folder, making a self-signed pair the first time. */
export async function peerCertificate(dataDir: string, names: string[]): Promise<PeerCertificate> {
  const folder = join(dataDir, 'tls');
  const [pemFile, keyFile] = [join(folder, 'peer.crt'), join(folder, 'peer.key')];
  if (!existsSync(pemFile)) {
    const made = await selfSigned(names);
    // The certificate appears last, so that a kill in between only makes the next start do this anew.
    await replaceFile(keyFile, made.key);
    await replaceFile(pemFile, made.pem);
  }
  return new PeerCertificate(await readFile(pemFile, 'utf8'), await readFile(keyFile, 'utf8'));
}

async function selfSigned(names: string[]): Promise<PeerCertificate> {
  const [first = 'localhost'] = names;
  const isAddress = (name: string) => /^[\d.]+$|:/.test(name);
  const made = await generate([{ name: 'commonName', value: first }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + 5 * 365 * 86_400_000),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      {
        name: 'subjectAltName',
        altNames: names.map((name) =>
          isAddress(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name },
        ),
      },
    ],
  });
  return new PeerCertificate(made.cert, made.private);
}
