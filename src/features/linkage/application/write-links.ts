import { at, type Candidates } from '../domain/candidates.js';
import type { Decision } from '../domain/decide.js';
import { NOT_IN_TRUTH } from '../domain/evaluate.js';
import { ruleName } from '../domain/rules.js';
import type { LinkFiles, LinkLine, ReviewLine } from './ports/link-output.js';
import type { LinkageWork, RecordKey } from './ports/linkage-engine.js';
import { truthKey } from './ports/patient-source.js';

/** Persons numbered in the order of their first record, so that equal input gives equal keys. */
class PersonKeys {
  private readonly numbers = new Map<number, number>();

  of(root: number): string {
    const number = this.numbers.get(root) ?? this.numbers.size + 1;
    this.numbers.set(root, number);
    return `P${String(number).padStart(8, '0')}`;
  }
}

type Place = ReviewLine['left'];

/** The pairs nobody decided, for clerical review. */
function reviewLines(
  decision: Decision,
  candidates: Candidates,
  places: ReadonlyMap<number, Place>,
): ReviewLine[] {
  const lines = (reason: ReviewLine['reason'], pairs: readonly number[]) =>
    pairs.flatMap((pair): ReviewLine[] => {
      const left = places.get(at(candidates.left, pair));
      const right = places.get(at(candidates.right, pair));
      return left && right
        ? [{ reason, rule: ruleName(at(candidates.rule, pair)), left, right }]
        : [];
    });
  return [
    ...lines('ambiguous', decision.ambiguous),
    ...lines('contradicted', decision.contradicted),
  ];
}

function openRecords(decision: Decision, candidates: Candidates): Set<number> {
  const pairs = [...decision.ambiguous, ...decision.contradicted];
  return new Set(pairs.flatMap((pair) => [at(candidates.left, pair), at(candidates.right, pair)]));
}

export interface Linked {
  readonly database: LinkageWork;
  readonly operators: readonly string[];
  readonly candidates: Candidates;
  readonly decision: Decision;
  readonly truth: ReadonlyMap<string, number>;
}

/** Writes both tables in one pass over the keys; returns the person in truth of every record. */
export async function writeLinks(linked: Linked, files: LinkFiles): Promise<Int32Array> {
  const { database, operators, candidates, decision, truth } = linked;
  const persons = new PersonKeys();
  const open = openRecords(decision, candidates);
  const places = new Map<number, Place>();
  const truthOf = new Int32Array(decision.root.length).fill(NOT_IN_TRUTH);
  let record = 0;
  const line = ({ source, institution, patient }: RecordKey): LinkLine => {
    const operator = operators[source] ?? '';
    if (open.has(record)) places.set(record, { operator, institution, patient });
    truthOf[record] = truth.get(truthKey(operator, institution, patient)) ?? NOT_IN_TRUTH;
    const personKey = persons.of(at(decision.root, record));
    const rule = ruleName(at(decision.rule, record));
    record += 1;
    return { personKey, operator, institution, patient, rule };
  };
  for await (const keys of database.keys()) await files.links(keys.map(line));
  await files.reviews(reviewLines(decision, candidates, places));
  return truthOf;
}
