import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { FieldCipher } from '../../kernel/ports/field-cipher.js';
import {
  newFieldKeyRing,
  readFieldKeyRing,
  rotated,
  writeFieldKeyRing,
  type FieldKeyRing,
} from './field-key-ring.js';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const isMissing = (fault: unknown) => (fault as NodeJS.ErrnoException).code === 'ENOENT';

/**
 * AES-256-GCM and HMAC-SHA256. A sealed field reads `f1.<key id>.<base64url of iv, tag, ciphertext>`;
 * the part before the last dot is authenticated too.
 */
export class AesFieldCipher extends FieldCipher {
  constructor(private readonly ring: FieldKeyRing) {
    super();
  }

  /** Cipher over the key ring at `path`, which is made on the first start. */
  static async open(path: string): Promise<AesFieldCipher> {
    try {
      return new AesFieldCipher(await readFieldKeyRing(path));
    } catch (fault) {
      if (!isMissing(fault)) throw fault;
    }
    const ring = newFieldKeyRing();
    await writeFieldKeyRing(path, ring);
    return new AesFieldCipher(ring);
  }

  /** Adds a sealing key to the ring at `path`; running processes take it up when they start anew. */
  static async rotate(path: string): Promise<AesFieldCipher> {
    const ring = rotated(await readFieldKeyRing(path));
    await writeFieldKeyRing(path, ring);
    return new AesFieldCipher(ring);
  }

  seal(plain: string): string {
    const header = `f1.${this.ring.current}`;
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key(this.ring.current), iv);
    cipher.setAAD(Buffer.from(header));
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return `${header}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
  }

  open(sealed: string): string {
    const [version, id = '', body = '', ...rest] = sealed.split('.');
    if (version !== 'f1' || rest.length > 0) throw new Error('Not a sealed field.');
    const bytes = Buffer.from(body, 'base64url');
    const iv = bytes.subarray(0, IV_BYTES);
    const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.key(id), iv, {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(`f1.${id}`)).setAuthTag(tag);
    const plain = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
    return Buffer.concat([plain, decipher.final()]).toString('utf8');
  }

  blindIndex(normalised: string): string {
    const key = Buffer.from(this.ring.indexKey, 'base64');
    return createHmac('sha256', key).update(normalised, 'utf8').digest('hex');
  }

  private key(id: string): Buffer {
    const key = this.ring.keys[id];
    if (key === undefined) throw new Error(`The key ring has no key ${id}.`);
    return Buffer.from(key, 'base64');
  }
}
