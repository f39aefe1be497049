import { EXIT } from '../../kernel/exit-code.js';
import { defineErrors, RefusedError, refuse, type Facts } from '../../kernel/outcome.js';

const fault = { status: 503, exit: EXIT.fault } as const;

/** What can stop the embedded database from starting, each with what to do about it. */
const embeddedPostgresErrors = defineErrors({
  POSTGRES_BINARIES_MISSING: {
    ...fault,
    ja: '組込みPostgreSQLの実行ファイルがありません（{platform}）。npm ci をやり直すか、DATABASE_URLで既存のPostgreSQLを指定してください。',
    en: 'The embedded PostgreSQL binaries are missing ({platform}). Run npm ci again, or name an existing PostgreSQL server with DATABASE_URL.',
  },
  POSTGRES_BINARIES_UNUSABLE: {
    ...fault,
    ja: '組込みPostgreSQLをこの機械で実行できません（{detail}）。glibcのあるOSで実行するか、DATABASE_URLで既存のPostgreSQLを指定してください。',
    en: 'The embedded PostgreSQL cannot run on this machine ({detail}). Use a system with glibc, or name an existing PostgreSQL server with DATABASE_URL.',
  },
  POSTGRES_DISK_FULL: {
    ...fault,
    ja: 'ディスクの空きがないためデータベースを起動できません（{place}）。空き容量を確保してから、もう一度実行してください。',
    en: 'The database cannot start: no space left on the disk ({place}). Free some space and run again.',
  },
  POSTGRES_NO_PERMISSION: {
    ...fault,
    ja: 'データベースの場所に書き込めません（{place}）。このフォルダの所有者で実行するか、書き込み権限を与えてください。',
    en: 'The database folder cannot be written ({place}). Run as its owner, or give write permission.',
  },
  POSTGRES_NOT_A_FOLDER: {
    ...fault,
    ja: 'データベースのフォルダにするはずの場所（{place}）に、同じ名前のファイルがあります。ファイルを移すか、dataDirを変えてください。',
    en: 'The database folder cannot be made: there is a file of that name on the way ({place}). Move the file, or choose another dataDir.',
  },
  POSTGRES_PORT_IN_USE: {
    ...fault,
    ja: 'データベースのポート{port}はほかのプログラムが使っています。そのプログラムを止めるか、別のポートを指定してください。',
    en: 'Port {port} for the database is used by another program. Stop that program, or choose another port.',
  },
  POSTGRES_OTHER_VERSION: {
    ...fault,
    ja: 'このデータベース（{place}）は別の版のPostgreSQLで作られています。作成したときの版のYuzuで起動し、バックアップから移行してください。',
    en: 'This database ({place}) was made by another version of PostgreSQL. Start it with the version of Yuzu that made it, and migrate from a backup.',
  },
  POSTGRES_PASSWORD_LOST: {
    ...fault,
    ja: 'データベースはありますが、そのパスワードファイルがありません（{place}）。バックアップから戻してください。',
    en: 'The database exists, but its password file is missing ({place}). Restore it from a backup.',
  },
  POSTGRES_DATA_MISSING: {
    ...fault,
    ja: 'データベース（{place}）の実体（{folder}）が見つかりません。バックアップから戻すか、データが不要なら{place}を削除してください。',
    en: 'The database of {place} lay in {folder}, which is gone. Restore it from a backup, or delete {place} if its data are not needed.',
  },
  POSTGRES_NO_UNPRIVILEGED_USER: {
    ...fault,
    ja: 'PostgreSQLはrootでは動きませんが、代わりの利用者（nobody）がありません。一般ユーザーで実行してください。',
    en: 'PostgreSQL does not run as root, and there is no user “nobody” to run it as. Run as an ordinary user.',
  },
  POSTGRES_USER_UNKNOWN: {
    ...fault,
    ja: '実行中の利用者が/etc/passwdに登録されていないため、データベースを作れません。登録済みの利用者かrootで実行してください。',
    en: 'The database cannot be made: the user running this has no entry in /etc/passwd. Run as a registered user, or as root.',
  },
  POSTGRES_START_FAILED: {
    ...fault,
    ja: 'データベースを起動できません。記録（{log}）を確かめ、原因を取り除いてから、もう一度実行してください。',
    en: 'The database did not start. Read its log ({log}), remove the cause and run again.',
  },
});

type Name = keyof typeof embeddedPostgresErrors;

/** A fault of the embedded database, thrown with its sentence. */
export const postgresFault = (name: Name, facts: Facts): RefusedError =>
  new RefusedError(refuse(embeddedPostgresErrors[name], facts));

const SYSTEM_ERRORS: Readonly<Record<string, Name>> = {
  ENOSPC: 'POSTGRES_DISK_FULL',
  EDQUOT: 'POSTGRES_DISK_FULL',
  EACCES: 'POSTGRES_NO_PERMISSION',
  EPERM: 'POSTGRES_NO_PERMISSION',
  EROFS: 'POSTGRES_NO_PERMISSION',
  EEXIST: 'POSTGRES_NOT_A_FOLDER',
  ENOTDIR: 'POSTGRES_NOT_A_FOLDER',
};

/** System errors of files and processes as faults with a sentence; anything else as it came. */
export function withSentence(error: unknown, place: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  const name = code === undefined ? undefined : SYSTEM_ERRORS[code];
  return name === undefined ? error : postgresFault(name, { place });
}

const LOG_SIGNS: readonly (readonly [RegExp, Name])[] = [
  [/No space left on device|could not resize shared memory/, 'POSTGRES_DISK_FULL'],
  [/could not bind|Address already in use/, 'POSTGRES_PORT_IN_USE'],
  [/database files are incompatible|was initialized by PostgreSQL/, 'POSTGRES_OTHER_VERSION'],
  [/Permission denied|has wrong ownership/, 'POSTGRES_NO_PERMISSION'],
  [/could not look up effective user ID/, 'POSTGRES_USER_UNKNOWN'],
  [/GLIBC|error while loading shared libraries/, 'POSTGRES_BINARIES_UNUSABLE'],
];

/** What the server wrote before it gave up, as a fault with a sentence. */
export function faultOfLog(
  text: string,
  facts: { place: string; port: number; log: string },
): RefusedError {
  const name = LOG_SIGNS.find(([sign]) => sign.test(text))?.[1] ?? 'POSTGRES_START_FAILED';
  return postgresFault(name, { ...facts, detail: 'glibc' });
}
