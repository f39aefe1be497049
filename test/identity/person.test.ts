import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkRoles } from '../../src/features/identity/domain/person.js';
import { permits, PERMISSIONS } from '../../src/features/identity/domain/permissions.js';
import { type Role, ROLES } from '../../src/kernel/actor.js';

const APART: readonly (readonly [Role, Role])[] = [
  ['staff', 'approver'],
  ['staff', 'key-custodian'],
  ['media-custodian', 'key-custodian'],
  ['administrator', 'approver'],
  ['administrator', 'key-custodian'],
  ...ROLES.filter((role) => role !== 'auditor').map((role) => ['auditor', role] as const),
];

const isApart = (a: Role, b: Role) =>
  APART.some(([one, other]) => (a === one && b === other) || (a === other && b === one));

const rolesOf = fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1 });

describe('the roles of one person', () => {
  it.each(APART)('never are both %s and %s, in whatever order they are given', (a, b) => {
    for (const roles of [
      [a, b],
      [b, a],
    ]) {
      const checked = checkRoles(roles);
      expect(checked).toMatchObject({ ok: false, error: { code: 'ROLES_CONFLICT' } });
      if (!checked.ok)
        expect([checked.facts.first, checked.facts.second].sort()).toEqual([a, b].sort());
    }
  });

  it('may be any others together, and a conflict stays one whatever roles are added', () => {
    fc.assert(
      fc.property(rolesOf, (roles) => {
        const conflict = roles.some((a) => roles.some((b) => isApart(a, b)));
        expect(checkRoles(roles).ok).toBe(!conflict);
      }),
    );
  });

  it('never let one person do what must take two, with any roles a person may hold', () => {
    const twoPersons = [
      ['basic-contract.draft', 'basic-contract.sign'],
      ['individual-contract.draft', 'individual-contract.sign'],
      ['definition.propose', 'definition.agree'],
      ['provision-request.draft', 'provision-request.send'],
      ['operator.register', 'operator.confirm'],
      ['package.record', 'package.approve'],
      ['package.record', 'passphrase.release'],
      ['custody.record', 'passphrase.release'],
      ['package.receive', 'passphrase.fetch'],
      ['person.create', 'passphrase.release'],
    ] as const;
    fc.assert(
      fc.property(rolesOf, fc.constantFrom(...twoPersons), (roles, [prepare, decide]) => {
        fc.pre(checkRoles(roles).ok);
        expect(permits(roles, prepare) && permits(roles, decide)).toBe(false);
      }),
    );
  });

  it('let an auditor change nothing', () => {
    const changing = Object.keys(PERMISSIONS).filter(
      (name) => !/\.(read|export|end)$/.test(name),
    ) as (keyof typeof PERMISSIONS)[];
    expect(changing.filter((name) => permits(['auditor'], name))).toEqual([]);
  });
});
