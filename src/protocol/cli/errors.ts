import { EXIT } from '../../kernel/exit-code.js';
import { defineErrors } from '../../kernel/outcome.js';

export const commandErrors = defineErrors({
  BUNDLE_FILE_UNREADABLE: {
    status: 422,
    exit: EXIT.usage,
    ja: 'バンドルファイル「{file}」を読み込めません（{reason}）。相手方から受け取ったファイルを指定してください。',
    en: 'The bundle file "{file}" cannot be read ({reason}). Give the file that came from the peer.',
  },
  TOKEN_FILE_UNREADABLE: {
    status: 422,
    exit: EXIT.usage,
    ja: 'トークンのファイル「{file}」を読み込めません（{reason}）。ログインで得たトークンを保存したファイルを指定してください。',
    en: 'The token file "{file}" cannot be read ({reason}). Give a file with the token of a login.',
  },
  GATEWAY_URL_INVALID: {
    status: 422,
    exit: EXIT.usage,
    ja: '「{url}」はゲートウェイのURLではありません。「https://」で始まるURLを指定してください。',
    en: '"{url}" is not the URL of a gateway. Give one that begins with https://.',
  },
  GATEWAY_URL_INSECURE: {
    status: 422,
    exit: EXIT.usage,
    ja: 'ゲートウェイ「{host}」への接続は暗号化されず、トークンが平文で送られてしまいます。「https://」を使うか、同じコンピューターのゲートウェイ（127.0.0.1）を指定してください。何も送信していません。',
    en: 'The connection to the gateway "{host}" would not be encrypted and the token would travel in the clear. Use https://, or a gateway on this machine (127.0.0.1). Nothing was sent.',
  },
});
