/** What a verifier must know of a text before it trusts anything in it. */
export interface EvidencedFacts {
  readonly id: string;
  readonly number: number;
  readonly base: string | null;
  /** True for an accession: with it the chain of who acceded begins. */
  readonly accedes: boolean;
  /** Operator codes, each once. */
  readonly parties: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Undefined for what is no text of a contract. */
export function evidencedText(value: unknown): EvidencedFacts | undefined {
  const { kind, id, number, base, change, ...rest } = fieldsOf(value);
  const parties = partyCodes(kind, rest);
  if (!isText(id) || typeof number !== 'number' || !parties) return undefined;
  if (base !== null && !isText(base)) return undefined;
  return { id, number, base, accedes: change === 'accession', parties };
}

function partyCodes(kind: unknown, fields: Fields): string[] | undefined {
  const list =
    kind === 'yuzu.contract/individual' ? [fields.recipient, fields.provider] : fields.parties;
  const known = ['basic', 'individual', 'termination'].some(
    (name) => kind === `yuzu.contract/${name}`,
  );
  if (!known || !Array.isArray(list)) return undefined;
  const codes = list.map((party) => fieldsOf(party).code).filter(isText);
  const each = new Set(codes).size === list.length && codes.length >= 2;
  return each ? codes : undefined;
}

export interface EvidencedNoticeFacts {
  readonly id: string;
  readonly contractId: string;
  readonly by: string;
}

/** Undefined for what is no notice. */
export function evidencedNotice(value: unknown): EvidencedNoticeFacts | undefined {
  const { kind, id, contractId, by } = fieldsOf(value);
  if (kind !== 'yuzu.contract/notice' || !isText(id) || !isText(contractId) || !isText(by))
    return undefined;
  return { id, contractId, by };
}
