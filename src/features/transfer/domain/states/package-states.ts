import type { Outcome } from '../../../../kernel/outcome.js';
import { Transitions } from '../../../../kernel/transitions.js';

/** 提供側の状態. */
type ProviderState =
  | 'planned'
  | 'extracted'
  | 'sealed'
  | 'approved'
  | 'dispatched'
  | 'arrived'
  | 'released'
  | 'accepted'
  | 'discrepant';

type ProviderCommand =
  | 'issue-ticket'
  | 'record-extraction'
  | 'record-packing'
  | 'approve'
  | 'dispatch'
  | 'note-arrival'
  | 'release-passphrase'
  | 'note-acceptance'
  | 'note-discrepancy';

/** 受領側の状態. */
type RecipientState = 'announced' | 'arrived' | 'released' | 'opened' | 'accepted' | 'discrepant';

type RecipientCommand =
  | 'issue-ticket'
  | 'record-arrival'
  | 'refuse-arrival'
  | 'take-passphrase'
  | 'fetch-passphrase'
  | 'record-opening'
  | 'accept'
  | 'find-discrepancy';

/**
 * A new ticket voids what was made from the one before: persons who opted out after the extraction
 * are left out by extracting again. Nothing leads back once the medium is under way.
 */
const providerTransitions = new Transitions<ProviderState, ProviderCommand>(
  '提供パッケージ（提供側）',
  {
    planned: { 'issue-ticket': 'planned', 'record-extraction': 'extracted' },
    extracted: { 'issue-ticket': 'planned', 'record-packing': 'sealed' },
    sealed: { 'issue-ticket': 'planned', approve: 'approved' },
    approved: { 'issue-ticket': 'planned', dispatch: 'dispatched' },
    dispatched: { 'note-arrival': 'arrived', 'note-discrepancy': 'discrepant' },
    arrived: { 'release-passphrase': 'released' },
    released: { 'note-acceptance': 'accepted', 'note-discrepancy': 'discrepant' },
    accepted: {},
    discrepant: {},
  },
);

const recipientTransitions = new Transitions<RecipientState, RecipientCommand>(
  '提供パッケージ（受領側）',
  {
    announced: {
      'issue-ticket': 'announced',
      'record-arrival': 'arrived',
      'refuse-arrival': 'discrepant',
    },
    arrived: { 'issue-ticket': 'arrived', 'take-passphrase': 'released' },
    released: {
      'issue-ticket': 'released',
      'fetch-passphrase': 'released',
      'record-opening': 'opened',
    },
    opened: { accept: 'accepted', 'find-discrepancy': 'discrepant' },
    accepted: {},
    discrepant: {},
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

/** The state after the command on this side; the other side's commands are refused like any other. */
export const nextState = (
  { direction, state }: { direction: PackageDirection; state: PackageState },
  command: PackageCommand,
): Outcome<PackageState> => TABLES[direction].next(state, command);
