import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import type { Terminal } from '../../../src/features/linkage/cli/review/judge-loop.js';
import { registerReviewCommands } from '../../../src/features/linkage/cli/review/register-review.js';
import { ok, type Language } from '../../../src/kernel/outcome.js';
import type { CliContext } from '../../../src/platform/cli/cli-context.js';
import { OpenPgpKeyring } from '../../../src/platform/crypto/openpgp-keyring.js';
import { ReviewRoom } from '../support/review-room.js';

let room: ReviewRoom;
let ticket: string;
beforeAll(async () => {
  room = await ReviewRoom.create();
  ticket = room.path('ticket.json');
  await writeFile(ticket, JSON.stringify(await room.ticket()));
});
afterAll(() => room.erase());

/** A reviewer who types these lines, and then nothing more. */
function typing(lines: readonly string[], shown: string[]) {
  const typed = lines.values();
  const terminal: Terminal = {
    show: (text) => shown.push(text),
    ask: () => Promise.resolve(typed.next().value),
  };
  return (work: (terminal: Terminal) => Promise<void>) => work(terminal);
}

async function yuzu(args: string[], lines: readonly string[] = [], language: Language = 'en') {
  const printed: { result: unknown; forPeople: string }[] = [];
  const shown: string[] = [];
  const context: CliContext = {
    language,
    text: (ja, en) => (language === 'ja' ? ja : en),
    print: (result, forPeople) => printed.push({ result, forPeople }),
    progress: () => undefined,
    exitWith: () => undefined,
  };
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  const { plan, judge, close } = room;
  const openKeyring = async (dir: string) => ok(await OpenPgpKeyring.open(dir));
  const atTerminal = typing(lines, shown);
  registerReviewCommands(program, context, { plan, judge, close, openKeyring, atTerminal });
  await program.parseAsync(['link', 'review', ...args], { from: 'user' });
  return { ...printed[0], shown };
}

const keys = (name: string) => room.path('keys', name);
const planArgs = (out: string, reviewers: readonly string[]) => [
  ...['plan', '--ticket', ticket, '--keys', keys('operator'), '--links', room.path('run')],
  ...['--reviewer', ...reviewers, '--adjudicator', room.persons.takahashi.fingerprint()],
  ...['--check-links', '2', '--out', out],
];
const judgeArgs = (review: string, name: string) => [
  ...['judge', '--review', review, '--signer', keys(name)],
  ...['--operator-key', `${keys('operator')}/public.asc`],
  ...room.sources.flatMap(({ operator, path }) => ['--source', `${operator}=${path}`]),
];
const closeArgs = (review: string) => [
  ...['close', '--ticket', ticket, '--keys', keys('operator'), '--review', review],
];
const both = () => [room.persons.sato, room.persons.suzuki].map((one) => one.fingerprint());

describe('yuzu link review', () => {
  it('goes from the plan over both reviewers and the adjudicator to the receipt', async () => {
    const review = room.path('whole');
    const planned = await yuzu(planArgs(review, both()));
    expect(planned.forPeople).toContain('6 pairs');
    const all = ['s', 's', 's', 's', 's', 's'];
    expect((await yuzu(judgeArgs(review, 'sato'), all)).result).toEqual({ pairs: 6, remaining: 0 });
    await yuzu(judgeArgs(review, 'suzuki'), ['ｄ', ...all.slice(1)]);
    await expect(yuzu(closeArgs(review))).rejects.toThrow('REVIEW_DISPUTES_OPEN');
    const third = await yuzu(judgeArgs(review, 'takahashi'), ['d']);
    expect(third.shown.join('\n')).toContain('The reviewers said: same person / different persons');
    const closed = await yuzu(closeArgs(review), [], 'ja');
    expect(closed.result).toMatchObject({ kind: 'yuzu.receipt/link-review', adjudicated: 1 });
    expect(closed.forPeople).toContain('6組のうち5組');
    await expect(yuzu(closeArgs(review))).rejects.toThrow('REVIEW_CLOSED');
  });

  it('goes back to the pair before, and takes only keys it knows', async () => {
    const review = room.path('back');
    await yuzu(planArgs(review, both()));
    const { result } = await yuzu(judgeArgs(review, 'sato'), [
      'b',
      'x',
      '',
      's',
      's',
      'b',
      'd',
      'q',
    ]);
    expect(result).toEqual({ pairs: 6, remaining: 4 });
    const again = await yuzu(judgeArgs(review, 'sato'));
    expect(again.shown[0]).toContain('[3/6]');
  });

  it('shows what is written differently one below the other, and what agrees once', async () => {
    const review = room.path('shown');
    await yuzu(planArgs(review, both()));
    const { shown } = await yuzu(judgeArgs(review, 'sato'), [], 'ja');
    expect(shown[0]).toContain('＝ 漢字氏名\u3000 山田\u3000太郎');
    expect(shown[0]).not.toContain('確認者の判定');
  });
});
