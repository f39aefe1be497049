/** A document with the detached OpenPGP signature (armored) over its canonical JSON. */
export interface SignedDocument<T> {
  readonly document: T;
  readonly signature: string;
}
