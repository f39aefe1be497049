import type { Outcome } from '../../../../kernel/outcome.js';
import { Transitions } from '../../../../kernel/transitions.js';

/** 提供側の状態. */
export type ProviderState =
  | 'planned'
  | 'extracted'
  | 'sealed'
  | 'approved'
  | 'dispatched'
  | 'arrived'
  | 'release-requested'
  | 'released'
  | 'accepted'
  | 'discrepant'
  | 'recalled';

export type ProviderCommand =
  | 'issue-ticket'
  | 'void-ticket'
  | 'record-extraction'
  | 'record-packing'
  | 'approve'
  | 'dispatch'
  | 'note-arrival'
  | 'request-release'
  | 'decline-release'
  | 'release-passphrase'
  | 'note-acceptance'
  | 'note-discrepancy'
  | 'recall';

/** 受領側の状態. */
export type RecipientState =
  'announced' | 'arrived' | 'released' | 'opened' | 'accepted' | 'discrepant' | 'recalled';

export type RecipientCommand =
  | 'issue-ticket'
  | 'record-arrival'
  | 'refuse-arrival'
  | 'take-passphrase'
  | 'register-sheet'
  | 'fetch-passphrase'
  | 'record-opening'
  | 'give-up-opening'
  | 'accept'
  | 'find-discrepancy'
  | 'note-recall';

/**
 * A new ticket voids what was made from the one before, and so does a list that changed meanwhile: persons who opted
 * out after the extraction are left out by extracting again. Nothing leads back once the medium is under way; until the
 * package is accepted it is recalled. What the other side says in ignorance of a recall changes nothing, unless it is
 * that it has accepted: then its data stay under the duty to delete them that comes with the recall.
 */
export const providerTransitions = new Transitions<ProviderState, ProviderCommand>(
  '提供パッケージ（提供側）',
  {
    planned: {
      'issue-ticket': 'planned',
      'void-ticket': 'planned',
      'record-extraction': 'extracted',
    },
    extracted: {
      'issue-ticket': 'planned',
      'void-ticket': 'planned',
      'record-packing': 'sealed',
    },
    sealed: { 'issue-ticket': 'planned', 'void-ticket': 'planned', approve: 'approved' },
    approved: { 'issue-ticket': 'planned', 'void-ticket': 'planned', dispatch: 'dispatched' },
    dispatched: {
      'note-arrival': 'arrived',
      'note-discrepancy': 'discrepant',
      recall: 'recalled',
    },
    arrived: { 'request-release': 'release-requested', recall: 'recalled' },
    'release-requested': {
      'decline-release': 'arrived',
      'release-passphrase': 'released',
      recall: 'recalled',
    },
    released: {
      'note-acceptance': 'accepted',
      'note-discrepancy': 'discrepant',
      recall: 'recalled',
    },
    accepted: {},
    discrepant: {},
    recalled: {
      'note-arrival': 'recalled',
      'note-discrepancy': 'recalled',
      'note-acceptance': 'accepted',
    },
  },
);

export const recipientTransitions = new Transitions<RecipientState, RecipientCommand>(
  '提供パッケージ（受領側）',
  {
    announced: {
      'issue-ticket': 'announced',
      'record-arrival': 'arrived',
      'refuse-arrival': 'discrepant',
      'note-recall': 'recalled',
    },
    arrived: {
      'issue-ticket': 'arrived',
      'take-passphrase': 'released',
      'note-recall': 'recalled',
    },
    released: {
      'issue-ticket': 'released',
      'register-sheet': 'released',
      'fetch-passphrase': 'released',
      'record-opening': 'opened',
      'give-up-opening': 'discrepant',
      'note-recall': 'recalled',
    },
    opened: { accept: 'accepted', 'find-discrepancy': 'discrepant' },
    accepted: { 'note-recall': 'accepted' },
    discrepant: { 'note-recall': 'discrepant' },
    recalled: {},
  },
);

/** Own role in the hand-over. */
export type PackageDirection = 'provided' | 'received';
export type PackageState = ProviderState | RecipientState;
export type PackageCommand = ProviderCommand | RecipientCommand;

const TABLES = {
  provided: providerTransitions,
  received: recipientTransitions,
} as unknown as Record<PackageDirection, Transitions<PackageState, PackageCommand>>;

interface Standing {
  readonly direction: PackageDirection;
  readonly state: PackageState;
}

/** The state after the command on this side; the other side's commands are refused like any other. */
export const nextState = (
  { direction, state }: Standing,
  command: PackageCommand,
): Outcome<PackageState> => TABLES[direction].next(state, command);

export const allows = (standing: Standing, command: PackageCommand): boolean =>
  nextState(standing, command).ok;
