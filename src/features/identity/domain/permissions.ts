import type { Role } from '../../../kernel/actor.js';

/**
 * Who may do what. Signing and releasing stay apart from preparing: no permission of an approver or key
 * custodian is also one of staff. The auditor reads everything and changes nothing; the administrator
 * sees no medical information.
 */
export const PERMISSIONS = {
  'session.end': 'everyone',
  'person.read': ['administrator', 'auditor'],
  'person.create': ['administrator'],
  'signing-key.register': ['administrator'],
  'operator.read': 'everyone',
  'operator.register': ['administrator'],
  'operator.confirm': ['approver'],
  'certification.record': ['approver'],
  'channel.read': ['administrator', 'staff', 'auditor'],
  'bundle.export': ['administrator', 'staff'],
  'bundle.import': ['administrator', 'staff'],
  'contract.read': ['staff', 'approver', 'auditor', 'secretary'],
  'basic-contract.draft': ['staff'],
  'basic-contract.sign': ['approver'],
  'basic-contract.give-notice': ['approver'],
  'individual-contract.draft': ['staff'],
  'individual-contract.sign': ['approver'],
  'individual-contract.give-notice': ['approver'],
  'invoice.read': ['staff', 'approver', 'auditor'],
  'definition.read': 'everyone',
  'definition.draft': ['staff'],
  'definition.propose': ['staff'],
  'definition.agree': ['approver'],
  'holdings.read': 'everyone',
  'holdings.publish': ['staff'],
  'conversion.read': 'everyone',
  'conversion.write': ['staff'],
  'conversion.approve': ['approver'],
  'case.read': ['staff', 'approver', 'committee-member', 'committee-chair', 'secretary', 'auditor'],
  'case.register': ['staff'],
  'provision-request.draft': ['staff'],
  'provision-request.send': ['approver'],
  'review.read': ['committee-member', 'committee-chair', 'secretary', 'auditor', 'staff'],
  'review.open': ['secretary'],
  'review.vote': ['committee-member', 'committee-chair'],
  'review.decide': ['committee-chair'],
  'opt-out.register': ['opt-out-desk'],
  'opt-out.read': ['opt-out-desk', 'auditor'],
  'opt-out.export': ['opt-out-desk', 'staff'],
  'notice.register': ['staff'],
  'notice.confirm': ['approver'],
  'notice.withdraw': ['staff', 'approver'],
  'notice.read': ['staff', 'approver', 'opt-out-desk', 'auditor'],
  'notice.export': ['staff'],
  'package.read': ['staff', 'approver', 'media-custodian', 'key-custodian', 'auditor'],
  'package.plan': ['staff'],
  'package.record': ['staff'],
  'package.approve': ['approver'],
  'package.receive': ['media-custodian'],
  'package.check-opt-outs': ['opt-out-desk', 'staff'],
  'package.recall': ['approver'],
  'medium.read': ['media-custodian', 'staff', 'auditor'],
  'medium.register': ['media-custodian'],
  'custody.record': ['media-custodian'],
  'custody.witness': ['media-custodian', 'approver'],
  'seal.register': ['media-custodian'],
  'deviation.read': ['staff', 'approver', 'media-custodian', 'key-custodian', 'auditor'],
  'deviation.open': ['staff', 'media-custodian'],
  'deviation.close': ['approver'],
  'passphrase.release': ['key-custodian'],
  'passphrase.confirm': ['key-custodian', 'approver'],
  'passphrase.fetch': ['key-custodian'],
  'deletion.record': ['staff'],
  'deletion.confirm': ['approver'],
  'linkage.ticket': ['staff'],
  'linkage.record': ['staff'],
  'linkage.read': ['staff', 'auditor', 'committee-member', 'committee-chair', 'secretary'],
  'provision-record.import': ['staff'],
  'provision-record.read': ['auditor', 'staff', 'opt-out-desk'],
  'delivery.record': ['staff'],
  'delivery.read': ['staff', 'auditor'],
  'reconciliation.start': ['staff'],
  'reconciliation.read': ['staff', 'auditor'],
  'provision-log.export': ['auditor'],
  'provision-log.read': ['auditor', 'staff'],
  'audit.read': ['auditor'],
} as const satisfies Record<string, readonly Role[] | 'everyone'>;

export type Permission = keyof typeof PERMISSIONS;

export const isPermission = (name: string): name is Permission => Object.hasOwn(PERMISSIONS, name);

export function permits(roles: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] | 'everyone' = PERMISSIONS[permission];
  return allowed === 'everyone' || roles.some((role) => allowed.includes(role));
}
