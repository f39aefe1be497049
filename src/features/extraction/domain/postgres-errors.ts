import { EXIT } from '../../../kernel/exit-code.js';
import { defineErrors } from '../../../kernel/outcome.js';

/** What can go wrong with a database as a source. */
export const postgresErrors = defineErrors({
  SOURCE_FILE_INVALID: {
    status: 422,
    exit: EXIT.usage,
    ja: 'データベースの接続設定 {file} を解釈できません（{problem}）。書式を確認してください。',
    en: 'The description of the database {file} cannot be understood ({problem}); check its form.',
  },
  SOURCE_TABLE_NOT_DESCRIBED: {
    status: 422,
    exit: EXIT.usage,
    ja: 'データベースの接続設定 {file} に表「{table}」の指定がありません。tables に追加してください。',
    en: 'The description of the database {file} does not say where the table "{table}" is; add it to its tables.',
  },
  SOURCE_PASSWORD_UNREADABLE: {
    status: 422,
    exit: EXIT.usage,
    ja: 'パスワードファイル {file} を読み込めません。パスと権限を確認してください。',
    en: 'The password file {file} cannot be read; check its path and permissions.',
  },
  SOURCE_PASSWORD_EXPOSED: {
    status: 422,
    exit: EXIT.refused,
    ja: 'パスワードファイル {file} を他の利用者が読み取れます。権限を所有者のみ（0600）にし、パスワードの変更を検討してください。',
    en: 'Others may read the password file {file}; give it mode 0600, and consider changing the password.',
  },
  SOURCE_DATABASE_UNREACHABLE: {
    status: 503,
    exit: EXIT.refused,
    ja: 'データベース {database}（{host}）に接続できません（{code}）。接続設定、認証、TLSの設定を確認してください。',
    en: 'The database {database} at {host} cannot be connected to ({code}); check address, login and TLS.',
  },
  SOURCE_QUERY_FAILED: {
    status: 422,
    exit: EXIT.refused,
    ja: '表「{table}」を最後まで読み取れませんでした（SQLSTATE {code}）。接続設定の問い合わせとデータベースのログを確認し、もう一度実行してください。',
    en: 'The table "{table}" could not be read to its end (SQLSTATE {code}); check its query and the log of the database, then run the command again.',
  },
  SOURCE_COLUMNS_MISSING: {
    status: 422,
    exit: EXIT.usage,
    ja: '表「{table}」の問い合わせ結果に、データ定義書の項目がありません: {columns}。接続設定の問い合わせを直してください。',
    en: 'The query for the table "{table}" lacks items of the data definition: {columns}; correct the query.',
  },
});
