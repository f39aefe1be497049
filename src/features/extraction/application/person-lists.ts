import { ok, refuse, type ErrorDefinition, type Outcome } from '../../../kernel/outcome.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import {
  NoticeGate,
  type NoticeList,
  parseNoticeList,
  type PersonNotice,
} from '../../notice/index.js';
import { type OptOutList, OptOutMatcher, parseOptOutList } from '../../opt-out/index.js';
import { extractionErrors } from '../domain/errors.js';
import type { ProvideTicket } from '../domain/provide-ticket.js';

/** The lists persons are judged by, as they come from the gateway and the secure room. */
export interface GivenPersonLists {
  /** The gateway's export: armored OpenPGP message, signed by and encrypted to the own key. */
  readonly optOutList: string;
  /** As the opt-out list. */
  readonly noticeList: string;
  /** Of single persons; never of the gateway. */
  readonly personNotices?: readonly PersonNotice[];
}

export interface PersonLists {
  readonly optOuts: OptOutMatcher;
  /** None in a rehearsal, whose persons nobody can notify. */
  readonly notices: NoticeGate | null;
}

interface ListKind<T> {
  readonly parse: (text: string) => T | null;
  readonly unreadable: ErrorDefinition;
  readonly notCurrent: ErrorDefinition;
}

/** The list the ticket asks for: an older one would hand over persons who may not be. */
async function current<T extends { readonly version: number }>(
  keyring: Keyring,
  message: string,
  expected: number,
  kind: ListKind<T>,
): Promise<Outcome<T>> {
  const text = await keyring.decrypt(message, keyring.publicKey());
  if (!text.ok) return text;
  const list = kind.parse(text.value);
  if (list === null) return refuse(kind.unreadable);
  if (list.version === expected) return ok(list);
  return refuse(kind.notCurrent, { given: list.version, expected });
}

/** The gateway's lists as they read. */
export interface CurrentLists {
  readonly optOuts: OptOutList;
  readonly notices: NoticeList;
}

/** Opens the lists, refused where one is not of the version the ticket names. */
export async function openCurrentLists(
  keyring: Keyring,
  given: GivenPersonLists,
  { optOutListVersion, noticeListVersion }: ProvideTicket,
): Promise<Outcome<CurrentLists>> {
  const optOuts = await current(keyring, given.optOutList, optOutListVersion, {
    parse: parseOptOutList,
    unreadable: extractionErrors.OPT_OUT_LIST_UNREADABLE,
    notCurrent: extractionErrors.OPT_OUT_LIST_NOT_CURRENT,
  });
  if (!optOuts.ok) return optOuts;
  const notices = await current(keyring, given.noticeList, noticeListVersion, {
    parse: parseNoticeList,
    unreadable: extractionErrors.NOTICE_LIST_UNREADABLE,
    notCurrent: extractionErrors.NOTICE_LIST_NOT_CURRENT,
  });
  return notices.ok ? ok({ optOuts: optOuts.value, notices: notices.value }) : notices;
}

/** The lists as the gate of the extraction asks them. */
export async function openPersonLists(
  keyring: Keyring,
  given: GivenPersonLists,
  ticket: ProvideTicket,
): Promise<Outcome<PersonLists>> {
  const lists = await openCurrentLists(keyring, given, ticket);
  if (!lists.ok) return lists;
  const { optOuts, notices } = lists.value;
  const { rehearsal, name } = ticket;
  const { personNotices = [] } = given;
  return ok({
    optOuts: new OptOutMatcher(optOuts),
    notices: rehearsal ? null : new NoticeGate(notices, personNotices, name.providedOn),
  });
}
