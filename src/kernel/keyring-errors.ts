import { EXIT } from './exit-code.js';
import { defineErrors } from './outcome.js';

export const keyringErrors = defineErrors({
  SIGNATURE_INVALID: {
    status: 422,
    exit: EXIT.tampered,
    ja: '署名が一致しません（{subject}）。改ざんされたか、登録された鍵と別の鍵で署名されています。相手方に原本の再送を依頼してください。',
    en: 'The signature does not hold ({subject}): altered, or signed by another key than the registered one. Ask the sender for the original again.',
  },
  MESSAGE_UNDECRYPTABLE: {
    status: 422,
    exit: EXIT.tampered,
    ja: '暗号化された内容を開けません（{subject}）。この事業者の鍵宛てではないか、壊れているか、展開後の大きさが上限（256 MiB）を超えています。相手方に作り直しを依頼してください。',
    en: 'The encrypted content cannot be opened ({subject}): not for this operator’s key, damaged, or larger than 256 MiB once decompressed. Ask the sender to make it again.',
  },
  MESSAGE_NOT_TEXT: {
    status: 422,
    exit: EXIT.tampered,
    ja: '暗号化された内容の署名は正しいものの、文字として読めません（{subject}、UTF-8ではありません）。相手方に作り直しを依頼してください。',
    en: 'The signature of the encrypted content holds, but it is no text ({subject}: not UTF-8). Ask the sender to make it again.',
  },
  KEY_UNREADABLE: {
    status: 422,
    exit: EXIT.usage,
    ja: '鍵を読み込めません（{subject}）。ASCII形式のOpenPGP鍵を指定してください。',
    en: 'The key cannot be read ({subject}). Give an armored OpenPGP key.',
  },
});
