import {
  type Deviation,
  type DeviationCommand,
  type DeviationState,
  deviationTransitions,
} from '../../src/features/transfer/domain/media/deviation.js';
import type { Exchange } from '../transfer-office/support/exchange.js';
import type { ProcessMatrix } from './process-matrix.js';

const REASON = { reason: '再照合の結果、記録の誤りと判明した。' };

export function deviationMatrix(
  exchange: Exchange,
): ProcessMatrix<DeviationState, DeviationCommand, Deviation> {
  const { aoba } = exchange;
  // Of one package and kind there is but one at a time.
  const open = async () => {
    const { id: packageId } = await exchange.plan();
    return aoba.done<Deviation>('staff', 'deviations', { packageId, kind: 'other' });
  };
  const closing = async () => {
    const { id } = await open();
    return aoba.done<Deviation>('staff', `deviations/${id}/closing-request`, REASON);
  };
  const closed = async () => {
    const { id } = await closing();
    return aoba.done<Deviation>('approver', `deviations/${id}/closing`);
  };
  return {
    transitions: deviationTransitions,
    reach: { open, closing, closed },
    commands: {
      'request-closing': {
        permission: 'deviation.open',
        call: (role, { id }) => aoba.post(role, `deviations/${id}/closing-request`, REASON),
      },
      'confirm-closing': {
        permission: 'deviation.close',
        call: (role, { id }) => aoba.post(role, `deviations/${id}/closing`),
      },
      'refuse-closing': {
        permission: 'deviation.close',
        call: (role, { id }) => aoba.post(role, `deviations/${id}/closing-refusal`),
      },
    },
    automatic: {},
  };
}
