import { EXIT } from '../kernel/exit-code.js';
import { defineErrors } from '../kernel/outcome.js';

/** Why an envelope goes to quarantine; each says what a person does next. */
export const envelopeErrors = defineErrors({
  ENVELOPE_DAMAGED: {
    status: 422,
    exit: EXIT.tampered,
    ja: '電文が壊れています（{part}）。送信元に再送を依頼してください。再送された電文が届けば自動で処理されます。',
    en: 'The envelope is damaged ({part}). Ask the sender to send it again; the intact envelope is then processed by itself.',
  },
  ENVELOPE_TOO_LARGE: {
    status: 413,
    ja: '電文が大きすぎます（{bytes}バイト、上限{limit}バイト）。送信元のシステム担当者に確認してください。',
    en: 'The envelope is too large ({bytes} bytes, limit {limit}). Ask the sender’s system staff.',
  },
  ENVELOPE_UNSUPPORTED: {
    status: 422,
    ja: '電文の形式「{form}」に対応していません（{place}）。自社のゲートウェイを更新するか、送信元に確認してください。',
    en: 'The envelope form "{form}" is not supported ({place}). Update this gateway or ask the sender.',
  },
  SENDER_UNKNOWN: {
    status: 403,
    ja: '送信元「{peer}」は登録されていません。登録済みの事業者であるはずなら、事業者と鍵の指紋を登録してから再送を依頼してください。',
    en: 'The sender "{peer}" is not registered. If it should be, register the operator and its key fingerprint, then ask for a resend.',
  },
  PEER_NOT_ACTIVE: {
    status: 403,
    ja: '事業者「{peer}」は、鍵の指紋が未確認です（状態「{status}」）。責任者が指紋を確認した後、再送された電文は処理されます。',
    en: 'The key fingerprint of "{peer}" is not confirmed (status "{status}"). Once an approver has confirmed it, the resent message is processed.',
  },
  WRONG_ADDRESSEE: {
    status: 422,
    ja: 'この電文は「{to}」宛てで、自社「{own}」宛てではありません。送信元「{peer}」に誤送信を伝えてください。',
    en: 'This envelope is for "{to}", not for "{own}". Tell the sender "{peer}" that it went astray.',
  },
  CHANNEL_FORKED: {
    status: 409,
    exit: EXIT.tampered,
    ja: '送信元「{peer}」の通番{sequence}の電文が、これまでの電文とつながりません（分岐）。送信元がバックアップから復元した可能性があります。電文は処理されていません。送信元と通番を照合してください。',
    en: 'Envelope {sequence} of "{peer}" does not continue what came before (a fork). The sender may have been restored from a backup. It was not processed; compare the sequences with the sender.',
  },
  HEADER_MISMATCH: {
    status: 422,
    exit: EXIT.tampered,
    ja: '送信元「{peer}」の通番{sequence}の電文は、外側と内側の記載が一致しません（{field}）。処理されていません。送信元のシステム担当者に確認してください。',
    en: 'Envelope {sequence} of "{peer}" says different things outside and inside ({field}). It was not processed; ask the sender’s system staff.',
  },
  TYPE_UNKNOWN: {
    status: 422,
    ja: '送信元「{peer}」の電文種別「{type}」第{version}版に対応していません。自社のゲートウェイを更新してください。更新後に再送されれば処理されます。',
    en: 'Message type "{type}" version {version} of "{peer}" is unknown here. Update this gateway; the resent message is then processed.',
  },
  BODY_INVALID: {
    status: 422,
    ja: '送信元「{peer}」の電文「{type}」の内容が規定の形式に合いません（{place}: {rule}）。送信元のシステム担当者に確認してください。',
    en: 'The body of "{type}" from "{peer}" does not follow its schema ({place}: {rule}). Ask the sender’s system staff.',
  },
  MESSAGE_UNPROCESSABLE: {
    status: 422,
    ja: '送信元「{peer}」の電文「{type}」（通番{sequence}）は、形式は正しいものの処理できません（{kind}）。何も変更していません。自社のシステム担当者がログを確認し、ゲートウェイを更新するか、送信元に内容を確認してください。再送されれば、もう一度処理します。',
    en: 'The message "{type}" of "{peer}" (number {sequence}) has the right form but cannot be processed ({kind}). Nothing was changed. See the log; update this gateway, or ask the sender what it says. It is tried again when it is sent again.',
  },
});

export const bundleErrors = defineErrors({
  BUNDLE_DAMAGED: {
    status: 422,
    exit: EXIT.tampered,
    ja: 'バンドルファイルが壊れているか、改変されています（{part}）。何も取り込んでいません。相手方に書き出し直しを依頼してください。',
    en: 'The bundle file is damaged or altered ({part}). Nothing was imported; ask the sender to export it again.',
  },
  BUNDLE_TOO_LARGE: {
    status: 413,
    ja: 'バンドルファイルが大きすぎます（{bytes}バイト、上限{limit}バイト）。何も取り込んでいません。',
    en: 'The bundle file is too large ({bytes} bytes, limit {limit}). Nothing was imported.',
  },
  BUNDLE_WRONG_ADDRESSEE: {
    status: 422,
    ja: 'このバンドルは「{from}」から「{to}」宛てで、自社「{own}」宛てではありません。ファイルを取り違えていないか確認してください。',
    en: 'This bundle is from "{from}" for "{to}", not for "{own}". Check that it is the right file.',
  },
});

export const transportErrors = defineErrors({
  CHANNEL_UNKNOWN: {
    status: 404,
    ja: '事業者「{peer}」は登録されていないか、鍵の指紋が未確認のため、電文をやり取りできません。事業者コードと登録状況を確認してください。',
    en: 'Operator "{peer}" is not registered or its key fingerprint is not confirmed, so there is no channel. Check the code and the registration.',
  },
  PEER_UNREACHABLE: {
    status: 503,
    ja: '事業者「{peer}」のゲートウェイに接続できません（{reason}）。自動で再試行します。続く場合は相手方の接続先と証明書を確認してください。',
    en: 'The gateway of "{peer}" cannot be reached ({reason}). Retried automatically; if it lasts, check its address and certificate.',
  },
  PEER_REFUSED_ENVELOPES: {
    status: 409,
    ja: '事業者「{peer}」が通番{sequence}の電文を隔離しました（{code}）。相手方に隔離の理由を確認してください。解消後に自動で再送します。',
    en: 'Operator "{peer}" put envelope {sequence} into quarantine ({code}). Ask it for the reason; sent again automatically once resolved.',
  },
  REQUEST_NOT_SIGNED: {
    status: 401,
    ja: 'ゲートウェイ間の要求に有効な署名がありません（{part}）。事業者の登録、鍵、時計を確認してください。',
    en: 'The request between gateways has no valid signature ({part}). Check the registration, the key and the clock.',
  },
  REQUEST_UNREADABLE: {
    status: 400,
    ja: 'ゲートウェイ間の要求を読み取れません（{part}）。',
    en: 'The request between gateways cannot be read ({part}).',
  },
  REQUEST_TOO_LARGE: {
    status: 413,
    ja: 'ゲートウェイ間の要求が大きすぎます（上限{limit}バイト）。',
    en: 'The request between gateways is too large (limit {limit} bytes).',
  },
  GATEWAY_UNREACHABLE: {
    status: 503,
    exit: EXIT.fault,
    ja: 'ゲートウェイ {url} に接続できません（{reason}）。アドレスを確認し、ゲートウェイが起動しているか確かめてください。',
    en: 'The gateway {url} cannot be reached ({reason}). Check the address and that the gateway runs.',
  },
});
