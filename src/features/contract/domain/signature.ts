/** 署名. One party's signature over the canonical JSON of a contract. */
export interface ContractSignature {
  /** Operator code of the signing party. */
  readonly operator: string;
  /** Office of the person who signed, e.g. 代表取締役. */
  readonly title: string;
  /** SHA-256 of the signed text, lower-case hex. */
  readonly sha256: string;
  /** ISO 8601 instant. */
  readonly signedAt: string;
  /** Detached OpenPGP signature, armored. */
  readonly signature: string;
}

export const hasSigned = (
  signatures: readonly ContractSignature[],
  parties: readonly string[],
): boolean => parties.every((code) => signatures.some(({ operator }) => operator === code));
