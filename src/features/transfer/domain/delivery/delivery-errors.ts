import { EXIT } from '../../../../kernel/exit-code.js';
import { defineErrors } from '../../../../kernel/outcome.js';

/** Refusals about delivery over the network. */
export const deliveryErrors = defineErrors({
  DELIVERY_NOT_BY_NETWORK: {
    status: 409,
    ja: '個別契約の提供方法は「{method}」のため、提供パッケージ「{package}」をネットワークで提供できません。',
    en: 'The contract provides by "{method}", so the package "{package}" is not delivered over the network.',
  },
  DELIVERY_FILES_MISSING: {
    status: 409,
    ja: '提供パッケージ「{package}」のファイルが送信用フォルダ（outgoing/{package}）に揃っていません（{what}）。封緘した medium フォルダの中身をそのまま置いてください。',
    en: 'The files of the package "{package}" are not all in outgoing/{package} ({what}). Put the content of the packed medium folder there unchanged.',
  },
  DELIVERY_NOT_ANNOUNCED: {
    status: 404,
    ja: '提供パッケージ「{package}」は、事業者「{peer}」からネットワークで届くものとして通知されていないか、すでに受領済みです。',
    en: 'The package "{package}" is not announced by "{peer}" for delivery over the network, or has arrived already.',
  },
  DELIVERY_FILE_UNKNOWN: {
    status: 404,
    ja: '提供パッケージ「{package}」のファイル「{file}」は、発送通知にありません。',
    en: 'The file "{file}" of the package "{package}" is not among those announced.',
  },
  DELIVERY_OFFSET: {
    status: 409,
    ja: '提供パッケージ「{package}」のファイル「{file}」は{expected}バイトまで受信済みです。続きから送信してください。',
    en: 'Of the file "{file}" of the package "{package}", {expected} bytes are here. Send from there on.',
  },
  DELIVERY_TOO_MUCH: {
    status: 413,
    ja: '提供パッケージ「{package}」のファイル「{file}」は、通知された大きさ（{bytes}バイト）を超えています。受信しません。',
    en: 'The file "{file}" of the package "{package}" exceeds its announced size ({bytes} bytes). It is not taken.',
  },
  DELIVERY_TOO_FAST: {
    status: 503,
    ja: '受信の速度制限を超えています。{retryAfterMs}ミリ秒後に再送してください。',
    en: 'Faster than this gateway takes files. Send again in {retryAfterMs} ms.',
  },
  DELIVERY_DAMAGED: {
    status: 409,
    exit: EXIT.tampered,
    ja: '提供パッケージ「{package}」のファイル「{file}」のSHA-256が通知と一致しないため、破棄しました。最初から送信してください。',
    en: 'The file "{file}" of the package "{package}" does not have its announced SHA-256 and was discarded. Send it again from the beginning.',
  },
  DELIVERY_NOT_UNDER_WAY: {
    status: 409,
    ja: '提供パッケージ「{package}」はネットワークで送信中ではないため、送信を再開できません。',
    en: 'The package "{package}" is not under way over the network, so no upload of it is started.',
  },
  DELIVERY_TOO_LARGE: {
    status: 413,
    ja: '提供パッケージ「{package}」の通知された大きさ（{bytes}バイト）は、このゲートウェイが受信する上限（{most}バイト）を超えています。受信側の管理者が設定 delivery.maxGigabytes を見直すか、媒体で提供してください。',
    en: 'The package "{package}" is announced with {bytes} bytes, more than this gateway takes ({most}). The recipient’s administrator changes delivery.maxGigabytes, or it is provided on media.',
  },
  DELIVERY_NO_ROOM: {
    status: 409,
    ja: '提供パッケージ「{package}」の残り{bytes}バイトに対し、受信用のディスクの空きは{free}バイトです。空きを作ってから、提供側に送信の再開を依頼してください。',
    en: 'The disk for incoming files has {free} bytes free, and {bytes} of the package "{package}" are still to come. Make room, then have the provider start the upload again.',
  },
  DELIVERY_HELD: {
    status: 409,
    ja: '提供パッケージ「{package}」は、発送後に提供停止の求め又は通知の記録が変わったため、送信を止めています。含まれる人との照合が済むと再開します。',
    en: 'The upload of the package "{package}" is held back: stop requests or notices changed after its dispatch. It goes on once its persons are compared with them.',
  },
  DELIVERY_INCOMPLETE: {
    status: 409,
    ja: '提供パッケージ「{package}」のファイルがまだ揃っていません（受信済み/全体、バイト: {missing}）。受信が終わってから到着を登録してください。進まないときは、提供側に送信の再開を依頼してください。',
    en: 'The files of the package "{package}" are not all here (bytes received of all: {missing}). Record the arrival once they are. Where nothing comes any more, ask the provider to start the upload again.',
  },
  DELIVERY_REFUSED: {
    status: 409,
    ja: '提供パッケージ「{package}」の送信を、受領側が受け付けませんでした（{code}）。',
    en: 'The recipient does not take the package "{package}" ({code}).',
  },
});
