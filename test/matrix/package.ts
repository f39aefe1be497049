import {
  type ProviderCommand,
  type ProviderState,
  providerTransitions,
  type RecipientCommand,
  type RecipientState,
  recipientTransitions,
} from '../../src/features/transfer/domain/states/package-states.js';
import { newId } from '../../src/kernel/ids.js';
import type { Transitions } from '../../src/kernel/transitions.js';
import type { Exchange } from '../transfer-office/support/exchange.js';
import type { Handover } from '../transfer-office/support/handover.js';
import type { ProcessMatrix } from './process-matrix.js';

/** A package that was planned and then went this way. */
const after =
  (exchange: Exchange, way: (handover: Handover) => Promise<unknown>) =>
  async (): Promise<Handover> => {
    const handover = await exchange.plan();
    await way(handover);
    return handover;
  };

/** Steps that take two are asked of a second person of the role. */
const second = (role: string): string => `${role}:second`;

export function providedPackageMatrix(
  exchange: Exchange,
): ProcessMatrix<ProviderState, ProviderCommand, Handover> {
  const { aoba } = exchange;
  const reached = (way: (handover: Handover) => Promise<unknown>) => after(exchange, way);
  return {
    transitions: providerTransitions,
    reach: {
      planned: reached((handover) => handover.ticket()),
      extracted: reached((handover) => handover.extract()),
      sealed: reached((handover) => handover.pack()),
      approved: reached((handover) => handover.collect()),
      dispatched: reached((handover) => handover.dispatch()),
      arrived: reached((handover) => handover.arrive()),
      'release-requested': reached((handover) => handover.requestRelease()),
      released: reached((handover) => handover.release()),
      accepted: reached((handover) => handover.open()),
      discrepant: reached((handover) => handover.open({ accepted: false })),
      recalled: reached((handover) => handover.recall()),
    },
    commands: {
      'issue-ticket': {
        permission: 'package.plan',
        call: (role, { path }) => aoba.post(role, `${path}/provide-ticket`),
      },
      'record-extraction': {
        permission: 'package.record',
        call: async (role, handover) =>
          aoba.post(role, `${handover.path}/extract-receipt`, {
            receipt: await handover.extractReceipt(),
          }),
      },
      'record-packing': {
        permission: 'package.record',
        call: async (role, handover) =>
          aoba.post(role, `${handover.path}/pack-receipt`, {
            receipt: await handover.packReceipt(),
            passphraseMessage: await handover.passphraseMessage(),
          }),
      },
      approve: {
        permission: 'package.approve',
        call: async (role, handover) =>
          aoba.post(role, `${handover.path}/approval`, {
            receipt: await handover.approvalReceipt(),
          }),
      },
      dispatch: {
        permission: 'custody.record',
        call: (role, { path, mediumId }) =>
          aoba.post(role, `${path}/dispatch`, { mediumId: mediumId || newId() }),
      },
      'request-release': {
        permission: 'passphrase.release',
        call: (role, { path }) => aoba.post(role, `${path}/passphrase-release`),
      },
      'release-passphrase': {
        permission: 'passphrase.confirm',
        call: (role, { confirmation }) => aoba.post(second(role), confirmation),
      },
      'decline-release': {
        permission: 'passphrase.confirm',
        call: (role, { path }) => aoba.post(second(role), `${path}/passphrase-release/refusal`),
      },
      recall: {
        permission: 'package.recall',
        call: (role, { path }) => aoba.post(role, `${path}/recall`, { cause: 'lost' }),
      },
    },
    automatic: {
      'void-ticket': '提供停止の求め、または通知の一覧の変更',
      'note-arrival': '受領側の到着の記録',
      'note-acceptance': '受領側の開封の記録',
      'note-discrepancy': '受領側の不一致の報告',
    },
  };
}

/** Opening, checking and its result are one step: nobody finds a package in `opened`. */
type SeenState = Exclude<RecipientState, 'opened'>;

export function receivedPackageMatrix(
  exchange: Exchange,
): ProcessMatrix<SeenState, RecipientCommand, Handover, 'propose-give-up'> {
  const { minato, offices } = exchange;
  const reached = (way: (handover: Handover) => Promise<unknown>) => after(exchange, way);
  const releasedOnSheet = reached(async (handover) => {
    await handover.arrive();
    await handover.askRelease('sheet');
    await handover.provider.done('key-custodian:second', handover.confirmation);
    await offices.deliver();
  });
  const released = reached((handover) => handover.release());
  const givenUpByOne = reached(async (handover) => {
    await handover.release();
    await handover.proposeGiveUp();
  });
  return {
    transitions: recipientTransitions as unknown as Transitions<SeenState, RecipientCommand>,
    reach: {
      announced: reached(async (handover) => {
        await handover.dispatch();
        await handover.takeIn();
        // In a state that refuses, its confirmation must still have something it could confirm.
        await minato.done('media-custodian', `${handover.path}/arrival`, handover.arrival());
      }),
      arrived: reached((handover) => handover.arrive()),
      released: (command) => {
        if (command === 'register-sheet') return releasedOnSheet();
        return command === 'give-up-opening' ? givenUpByOne() : released();
      },
      accepted: reached((handover) => handover.open()),
      discrepant: reached((handover) => handover.open({ accepted: false })),
      recalled: reached((handover) => handover.recall()),
    },
    commands: {
      'issue-ticket': {
        permission: 'package.record',
        call: (role, { path }) => minato.post(role, `${path}/receive-ticket`),
      },
      'record-arrival': {
        permission: 'custody.witness',
        call: (role, { path }) => minato.post(second(role), `${path}/arrival-confirmation`),
      },
      'register-sheet': {
        permission: 'passphrase.fetch',
        call: async (role, handover) =>
          minato.post(role, `${handover.path}/passphrase-sheet`, {
            message: await handover.passphraseMessage(),
          }),
      },
      'fetch-passphrase': {
        permission: 'passphrase.fetch',
        call: (role, { path }) => minato.post(role, `${path}/passphrase`),
      },
      'record-opening': {
        permission: 'package.record',
        call: async (role, handover) =>
          minato.post(role, `${handover.path}/open-receipt`, {
            receipt: await handover.openReceipt(),
          }),
      },
      'give-up-opening': {
        permission: 'package.recall',
        call: (role, { path }) => minato.post(second(role), `${path}/opening-failure/confirmation`),
      },
    },
    actions: {
      'propose-give-up': {
        permission: 'discrepancy.report',
        in: ['released'],
        call: (role, { path }) =>
          minato.post(role, `${path}/opening-failure`, { reason: 'medium-unreadable' }),
      },
    },
    automatic: {
      'refuse-arrival': '到着の記録のうち、封印・製造番号・ハッシュの一致しないもの',
      'take-passphrase': '提供側のパスフレーズ開示',
      accept: '開封の記録（仕様に適合）',
      'find-discrepancy': '開封の記録（仕様不一致）',
      'note-recall': '提供側の回収',
    },
  };
}
