import { gate, type GatedCommand, type Scene, TODAY } from './gate.js';

/** Of the other kind, which nobody here is certified for. */
const GRANT = {
  kind: 'pseudonymised',
  change: 'granted',
  number: '2',
  effectiveOn: TODAY,
  reference: '官報 第1号',
};

export function certificationGates(scene: Scene): GatedCommand[] {
  const record = (change: object, code = 'HIBARI') =>
    scene.post('MINATO', 'approver', `peers/${code}/certification-events`, { ...GRANT, ...change });
  return [
    {
      titleJa: '公示に基づく異動の記録',
      route: 'peers/:code/certification-events',
      done: () => record({}),
      gates: [
        gate('事業者が登録されている', 'PEER_UNKNOWN', () => record({}, 'SAKURA')),
        gate('認定を受けた記録に認定番号がある', 'CERTIFICATION_NUMBER_MISSING', () =>
          record({ number: undefined }),
        ),
        gate('終了日が効力発生日以後である', 'CERTIFICATION_UNTIL_INVALID', () =>
          record({ until: '2026-11-20' }),
        ),
        gate('終了日を認定、更新又は停止に限って指定している', 'CERTIFICATION_UNTIL_INVALID', () =>
          record({ change: 'revoked', until: '2027-03-31' }),
        ),
      ],
    },
  ];
}
