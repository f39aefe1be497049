import { Transitions } from '../../../../kernel/transitions.js';

/** What happens to a medium, in the order of its life. */
export const CUSTODY_KINDS = [
  'sealed',
  'unsealed',
  'handed-over',
  'courier-collected',
  'courier-transferred',
  'received',
  'stored',
  'returned',
  'erased',
  'destroyed',
  'lost',
] as const;
export type CustodyKind = (typeof CUSTODY_KINDS)[number];
export type CustodyState = 'registered' | CustodyKind;

export const CUSTODY_JA: Readonly<Record<CustodyState, string>> = {
  registered: '登録済み',
  sealed: '封印',
  unsealed: '開封',
  'handed-over': '引渡し',
  'courier-collected': '集荷',
  'courier-transferred': '中継',
  received: '受領',
  stored: '保管',
  returned: '返送',
  erased: '消去',
  destroyed: '廃棄',
  lost: '紛失',
};

/**
 * A sealed medium may be sealed anew (another package, a torn seal); a medium under way may not. A lost
 * one may turn up. On site nobody collects: what was handed over is received.
 */
export const custodyTransitions = new Transitions<CustodyState, CustodyKind>('可搬記録媒体', {
  registered: { sealed: 'sealed', stored: 'stored', ...ends() },
  sealed: {
    sealed: 'sealed',
    unsealed: 'unsealed',
    'handed-over': 'handed-over',
    stored: 'stored',
  },
  unsealed: { sealed: 'sealed', stored: 'stored', returned: 'returned', ...ends() },
  'handed-over': { 'courier-collected': 'courier-collected', received: 'received', lost: 'lost' },
  'courier-collected': underWay(),
  'courier-transferred': underWay(),
  received: { unsealed: 'unsealed', stored: 'stored', returned: 'returned', ...ends() },
  stored: {
    ...{ sealed: 'sealed', unsealed: 'unsealed', 'handed-over': 'handed-over' },
    ...{ stored: 'stored', returned: 'returned' },
    ...ends(),
  },
  returned: underWay(),
  erased: { sealed: 'sealed', stored: 'stored', returned: 'returned', destroyed: 'destroyed' },
  destroyed: {},
  lost: { received: 'received' },
});

function underWay() {
  return {
    'courier-transferred': 'courier-transferred',
    received: 'received',
    lost: 'lost',
  } as const;
}

function ends() {
  return { erased: 'erased', destroyed: 'destroyed', lost: 'lost' } as const;
}

/** Between two houses: nobody but the courier has it, and both sides may take it in. */
const UNDER_WAY: readonly CustodyState[] = [
  'handed-over',
  'courier-collected',
  'courier-transferred',
  'returned',
  'lost',
];

export const isUnderWay = (state: CustodyState): boolean => UNDER_WAY.includes(state);

/** 二人で行う: seals, hand-overs, and what ends the data on a medium. */
const BY_TWO: readonly CustodyKind[] = [
  'sealed',
  'unsealed',
  'handed-over',
  'received',
  'returned',
  'erased',
  'destroyed',
  'lost',
];

export const takesTwo = (kind: CustodyKind): boolean => BY_TWO.includes(kind);

/**
 * The state after events that two operators recorded, each by what it knew. What the table does not
 * allow there (a courier's leg told after the receipt) stands in the history and moves nothing.
 */
export const custodyState = (history: readonly { readonly kind: CustodyKind }[]): CustodyState =>
  history.reduce<CustodyState>((state, { kind }) => {
    const next = custodyTransitions.next(state, kind);
    return next.ok ? next.value : state;
  }, 'registered');
