/** A fault of the machine, with what to do about it. */
export class Fault extends Error {
  constructor([japanese, english]) {
    super(`${japanese}\n${english}`);
  }
}

const DISK_FULL = [
  'ディスクの空きがありません。空き容量を確保してから、もう一度実行してください。',
  'No space is left on the disk. Free some space and run again.',
];
const NO_PERMISSION = [
  'このフォルダ（またはnpmのキャッシュ）に書き込めません。所有者になるか書き込み権限を与えてから、もう一度実行してください。',
  'This folder (or npm’s cache) cannot be written. Run as its owner, or give write permission and run again.',
];
const OFFLINE = [
  'npmのレジストリに接続できず、パッケージを入れられません。ネットワークかプロキシ、社内ミラーの設定（npm config set registry）を確かめ、もう一度実行してください。',
  'The npm registry cannot be reached, so packages cannot be installed. Check the network, proxy or mirror (npm config set registry) and run again.',
];
const NO_NPM = [
  'npmが見つかりません。Node.jsに付属のnpmを入れてから、もう一度実行してください。',
  'npm was not found. Install the npm that comes with Node.js and run again.',
];
const LINKED_PACKAGES = [
  'node_modules は別のフォルダへのリンクです。npm ci を実行するとリンク先の中身が消えるため、中止しました。リンクを削除してから、もう一度実行してください。',
  'node_modules is a link to another folder, whose content npm ci would erase; nothing was done. Remove the link and run again.',
];
const INSTALL_FAILED = [
  'パッケージを入れられませんでした（npm ci）。上の出力の原因を取り除いてから、もう一度実行してください。',
  'Packages could not be installed (npm ci). Remove the cause shown above and run again.',
];
const BUILD_FAILED = [
  'ビルドできませんでした（npm run build）。上に示された誤りを直してから、もう一度実行してください。',
  'The build failed (npm run build). Correct the errors shown above and run again.',
];
const PORT_IN_USE = [
  '使おうとしたポートは、ほかのプログラムが使っています。動いているYuzuを止めるか、設定で別のポートを指定してください。',
  'The port is used by another program. Stop the Yuzu that is running, or choose another port in the configuration.',
];

const SIGNS = [
  [/ENOSPC|EDQUOT|No space left/i, DISK_FULL],
  [/EACCES|EPERM|EROFS|permission denied/i, NO_PERMISSION],
  [/EADDRINUSE/, PORT_IN_USE],
  [
    /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT/,
    OFFLINE,
  ],
];

const signOf = (text) => SIGNS.find(([sign]) => sign.test(text))?.[1];

/** Why `npm ci` failed, read from what it wrote. */
export const installFault = (output) => new Fault(signOf(output) ?? INSTALL_FAILED);

/** Why `npm run build` failed; a compiler's own message is already on the screen. */
export function buildFault(output) {
  const sign = signOf(output);
  return new Fault(sign === DISK_FULL || sign === NO_PERMISSION ? sign : BUILD_FAILED);
}

export const missingNpm = () => new Fault(NO_NPM);
export const linkedPackages = () => new Fault(LINKED_PACKAGES);

/** The sentence for an error of the system that nobody else put into words; undefined for other errors. */
export function sentenceOf(error) {
  const sign = typeof error?.code === 'string' ? signOf(error.code) : undefined;
  return sign === undefined || sign === OFFLINE ? undefined : new Fault(sign).message;
}
