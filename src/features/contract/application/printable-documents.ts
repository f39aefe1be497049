import { unwrap } from '../../../kernel/outcome.js';
import { Keyring } from '../../../kernel/ports/keyring.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { type DataDefinition, Definitions } from '../../catalogue/index.js';
import { Operators } from '../../operator/index.js';
import { type ContractDocument, type Party, partyList } from '../domain/contract-document.js';
import { type ContractRecord, type StoredText, textOf } from '../domain/contract-record.js';
import type { LegalTemplate, Variables } from '../domain/legal-library.js';
import { assembleClauses } from '../domain/legal-template.js';
import { coverWording, noticeWording } from '../domain/legal-wording.js';
import type { StoredNotice } from '../domain/stored-notice.js';
import type {
  Cover,
  PartyParticulars,
  PrintableNotice,
  PrintableText,
} from './ports/contract-printer.js';
import { LegalTemplates } from './ports/legal-templates.js';

/** A party with its key: this operator's own, or the pinned one of a peer. */
export interface KeyedParty extends PartyParticulars {
  /** Armored; empty where this gateway does not know the operator. */
  readonly publicKey: string;
}

/** Gathers all that is printed about a text or a notice. */
@UseCase()
export class PrintableDocuments {
  constructor(
    private readonly operators: Operators,
    private readonly keyring: Keyring,
    private readonly definitions: Definitions,
    private readonly templates: LegalTemplates,
  ) {}

  async text(tx: Tx, record: ContractRecord, stored: StoredText): Promise<PrintableText> {
    const { document: text, sha256 } = stored;
    return {
      text,
      sha256,
      base: textOf(record, text.base ?? '')?.document ?? null,
      parties: await this.parties(tx, text),
      signatures: record.signatures.filter((signature) => signature.sha256 === sha256),
      cover: this.coverOf(text),
      definition: await this.definitionOf(tx, text),
    };
  }

  async notice(
    tx: Tx,
    text: ContractDocument,
    { notice, signature }: StoredNotice,
  ): Promise<PrintableNotice> {
    const refusal = notice.notice === 'renewal-refused';
    const template = this.templates.further(
      refusal ? 'notice-of-non-renewal' : 'notice-of-termination',
    );
    return {
      notice,
      text,
      sha256: signature.sha256,
      parties: await this.parties(tx, text),
      signatures: [signature],
      cover: coverFrom(template, noticeWording(notice, text)),
    };
  }

  /** In the order of the text. */
  async parties(tx: Tx, text: ContractDocument): Promise<KeyedParty[]> {
    const parties: KeyedParty[] = [];
    for (const party of partyList(text)) parties.push(await this.party(tx, party));
    return parties;
  }

  private async party(tx: Tx, { code, name }: Party): Promise<KeyedParty> {
    const own = this.operators.own();
    const { address, representative } = own;
    const fingerprint = this.keyring.fingerprint();
    if (code === own.code)
      return {
        code,
        name,
        address,
        representative,
        fingerprint,
        publicKey: this.keyring.publicKey(),
      };
    const peer = await this.operators.peer(tx, code);
    const unknown = { address: '', representative: '', fingerprint: '', publicKey: '' };
    return { ...unknown, ...(peer && pick(peer)), code, name };
  }

  private coverOf(text: ContractDocument): Cover | null {
    if (text.kind === 'yuzu.contract/termination' || text.change === 'conclusion') return null;
    return coverFrom(this.templates.further(text.change), coverWording(text));
  }

  private async definitionOf(tx: Tx, text: ContractDocument): Promise<DataDefinition | null> {
    if (text.kind !== 'yuzu.contract/individual') return null;
    const { definitionId, definitionVersion, definitionSha256 } = text.specification;
    const found = await this.definitions.published(tx, definitionId, definitionVersion);
    return found.ok && found.value.sha256 === definitionSha256 ? found.value.definition : null;
  }
}

const pick = ({
  address,
  representative,
  fingerprint,
  publicKey,
}: Omit<KeyedParty, 'code' | 'name'>) => ({
  address,
  representative,
  fingerprint,
  publicKey,
});

const coverFrom = (template: LegalTemplate, words: Variables): Cover => ({
  titleJa: template.titleJa,
  clauses: unwrap(assembleClauses(template, words)),
});
