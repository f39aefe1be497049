import { describe, expect, it } from '@jest/globals';
import { checkRoles } from '../../src/features/identity/domain/person.js';
import {
  PERMISSIONS,
  permits,
  type Permission,
} from '../../src/features/identity/domain/permissions.js';
import { ROLES, type Role } from '../../src/kernel/actor.js';
import { mentions } from './support/sources.js';
import { table, writtenDocument } from './support/written-document.js';

const FILE = 'docs/permissions.md';

const JAPANESE: Readonly<Record<Role, string>> = {
  staff: '担当者',
  approver: '責任者',
  'committee-member': '審査委員',
  'committee-chair': '審査委員長',
  secretary: '審査委員会事務局',
  'media-custodian': '媒体管理者',
  'key-custodian': '鍵管理者',
  'opt-out-desk': 'オプトアウト窓口',
  auditor: '監査人',
  administrator: '管理者',
};

const HEAD = [
  '# Who may do what',
  '',
  'Every entrance of the HTTP API names one permission (`@Permit`); the gateway does not start with an',
  'entrance that names none or an unknown one. A person holds one role or several, and may do what any of',
  'them may. The table is `src/features/identity/domain/permissions.ts`.',
  '',
  '## Roles',
  '',
];

const permissions = Object.keys(PERMISSIONS) as Permission[];
const mark = (holds: boolean): string => (holds ? '●' : '');

const permissionTable = table(
  ['permission', ...ROLES],
  permissions.map((permission) => [
    `\`${permission}\``,
    ...ROLES.map((role) => mark(permits([role], permission))),
  ]),
);

const apart = (a: Role, b: Role): boolean => a !== b && !checkRoles([a, b]).ok;

const conflictTable = table(
  ['role', 'not together with'],
  ROLES.map((role): [string, Role[]] => [role, ROLES.filter((other) => apart(role, other))])
    .filter(([, others]) => others.length > 0)
    .map(([role, others]) => [
      role,
      others.length === ROLES.length - 1 ? 'any other role' : others.join(', '),
    ]),
);

const LINES = [
  ...HEAD,
  ...table(
    ['role', '役割'],
    ROLES.map((role) => [role, JAPANESE[role]]),
  ),
  '',
  '## Permissions',
  '',
  ...permissionTable,
  '',
  '## Roles that one person may not hold together',
  '',
  'Who prepares does not approve, and who audits does nothing else. Assigning such a pair is refused with',
  '[ROLES_CONFLICT](errors.md#roles_conflict).',
  '',
  ...conflictTable,
];

describe('the table of permissions', () => {
  it('is what docs/permissions.md says', async () => {
    const { expected, actual } = await writtenDocument(FILE, LINES);
    expect(actual).toBe(expected);
  });

  it('keeps preparing from approving, and auditing from everything', () => {
    for (const role of ROLES) expect(checkRoles([role]).ok).toBe(true);
    expect(apart('staff', 'approver')).toBe(true);
    expect(ROLES.filter((role) => apart('auditor', role))).toHaveLength(ROLES.length - 1);
  });

  it('holds no permission that no entrance asks for', () => {
    const asked = permissions.filter(
      (permission) =>
        mentions(new RegExp(`@Permit\\('${permission.replace('.', '\\.')}'\\)`, 'g')).size > 0,
    );
    expect(permissions.filter((permission) => !asked.includes(permission))).toEqual([]);
  });
});
