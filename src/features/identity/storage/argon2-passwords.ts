import { hash, verify } from '@node-rs/argon2';
import { Passwords } from '../application/ports/passwords.js';

/** Argon2id, 64 MiB and 3 passes: above the OWASP minimum, about 0.12 s on 2 cores. */
export class Argon2Passwords extends Passwords {
  hash(password: string): Promise<string> {
    return hash(password, { memoryCost: 65_536, timeCost: 3, parallelism: 1 });
  }

  matches(hashed: string, password: string): Promise<boolean> {
    return verify(hashed, password);
  }
}
