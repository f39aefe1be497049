import type { LocalDate } from '../../../kernel/time.js';
import type { ContractDocument, ContractNotice } from '../domain/contract-document.js';
import {
  type ContractRecord,
  type Decline,
  draftOf,
  factsOfText,
  isProposed,
  negotiationOf,
  type StoredText,
} from '../domain/contract-record.js';
import { openTexts, statusOf, type TextStatus } from '../domain/negotiation.js';
import type { ContractSignature } from '../domain/signature.js';
import type { StoredNotice } from '../domain/stored-notice.js';

type TextViewStatus = TextStatus | 'draft' | 'discarded';

export interface TextView {
  readonly sha256: string;
  readonly status: TextViewStatus;
  readonly statusJa: string;
  readonly document: ContractDocument;
  readonly signatures: readonly ContractSignature[];
  readonly declines: readonly Decline[];
}

/** The negotiation of a contract of either tier, as one reads it. */
export interface NegotiationView {
  /** SHA-256 of the text that waits for an answer: the own draft, or the highest open proposal. */
  readonly open: string | null;
  /** Oldest first. */
  readonly texts: readonly TextView[];
}

export interface NoticeView {
  readonly notice: ContractNotice;
  readonly signature: ContractSignature;
  readonly recordedAt: string;
}

const STATUS_JA: Record<TextViewStatus, string> = {
  draft: '起案中',
  discarded: '起案の差替え済み',
  waiting: '元の文書の締結待ち',
  open: '署名待ち',
  concluded: '締結',
  declined: '不同意',
  superseded: '失効（後の案または締結済みの文書による）',
  lapsed: '承諾期間満了',
};

export function negotiationView(
  record: ContractRecord,
  own: string,
  today: LocalDate,
): NegotiationView {
  const known = negotiationOf(record, own);
  const draft = draftOf(record);
  const open = openTexts(known).find((text) => statusOf(known, text, today) === 'open');
  const statusIn = (text: StoredText): TextViewStatus => {
    if (isProposed(record, text)) return statusOf(known, factsOfText(text), today);
    return text === draft ? 'draft' : 'discarded';
  };
  return {
    open: draft?.sha256 ?? open?.sha256 ?? null,
    texts: record.texts.map((text) => textView(record, text, statusIn(text))),
  };
}

const textView = (
  { signatures, declines }: ContractRecord,
  { sha256, document }: StoredText,
  status: TextViewStatus,
): TextView => ({
  sha256,
  status,
  statusJa: STATUS_JA[status],
  document,
  signatures: signatures.filter((signature) => signature.sha256 === sha256),
  declines: declines.filter((decline) => decline.sha256 === sha256),
});

export const noticeViews = (stored: readonly StoredNotice[]): NoticeView[] => [...stored];
