import {
  type Act,
  concludedTexts,
  type Negotiation,
  nextPlace,
  openTexts,
  statusOf,
  type TextFacts,
} from '../../../src/features/contract/domain/negotiation.js';
import {
  checkDecline,
  checkPropose,
  checkSign,
} from '../../../src/features/contract/domain/negotiation-rules.js';

type Message =
  | { readonly kind: 'proposed'; readonly text: TextFacts; readonly by: string }
  | { readonly kind: 'signed' | 'declined'; readonly text: TextFacts; readonly by: string };

export type Change = 'amend' | 'accede' | 'drop' | 'end';

const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);

/** One operator's gateway: what it knows, the messages on their way from it, its own calendar. */
interface Gateway {
  known: Negotiation;
  today: number;
}

/**
 * Gateways that act at random. A channel of each ordered pair keeps its order; the channels overtake
 * one another. `acts` is what was really signed, as no single gateway sees it.
 */
export class NegotiatingGateways {
  readonly signed: Act[] = [];
  readonly texts: TextFacts[] = [];
  private readonly channels = new Map<string, Message[]>();
  private readonly gateways = new Map<string, Gateway>();

  constructor(
    /** Parties of the contract; further codes may accede. */
    readonly parties: readonly string[],
    readonly codes: readonly string[],
  ) {
    for (const own of codes)
      this.gateways.set(own, {
        known: { own, texts: [], signatures: [], declines: [] },
        today: 0,
      });
  }

  at(code: string): Gateway {
    const gateway = this.gateways.get(code);
    if (!gateway) throw new Error(`No gateway ${code}`);
    return gateway;
  }

  tick(code: string): void {
    this.at(code).today += 1;
  }

  propose(code: string, change: Change): boolean {
    const { known, today } = this.at(code);
    const last = concludedTexts(known).at(-1);
    const seats = last?.parties ?? openTexts(known)[0]?.parties ?? this.parties;
    const text: TextFacts = {
      sha256: `${code}-${this.texts.length}`,
      ...nextPlace(known),
      proposedBy: code,
      ...this.partiesAfter(seats, last ? change : 'amend'),
      answerBy: day(today + 1),
      ends: last !== undefined && change === 'end',
    };
    if (!checkPropose(known, text, day(today)).ok) return false;
    this.texts.push(text);
    this.act(code, { kind: 'proposed', text, by: code });
    return true;
  }

  /** Signs one of the texts it may sign. */
  sign(code: string, pick: number): boolean {
    const { known, today } = this.at(code);
    const able = known.texts.filter((text) => checkSign(known, text, day(today)).ok);
    const text = able[pick % Math.max(1, able.length)];
    if (text) this.act(code, { kind: 'signed', text, by: code });
    return text !== undefined;
  }

  decline(code: string, pick: number): void {
    const { known } = this.at(code);
    const able = known.texts.filter((text) => checkDecline(known, text).ok);
    const text = able[pick % Math.max(1, able.length)];
    if (text) this.act(code, { kind: 'declined', text, by: code });
  }

  /** The first message of one channel arrives; `again`: and will arrive once more. */
  deliver(pick: number, again: boolean): boolean {
    const waiting = [...this.channels.entries()].filter(([, messages]) => messages.length > 0);
    const [channel, messages] = waiting[pick % Math.max(1, waiting.length)] ?? [];
    const message = again ? messages?.[0] : messages?.shift();
    if (!channel || !message) return false;
    this.learn(channel.split('>')[1] ?? '', message);
    return true;
  }

  /** Everything on its way from one other operator arrives. */
  hear(code: string, pick: number): void {
    const from = this.codes[pick % this.codes.length] ?? '';
    for (const message of this.channels.get(`${from}>${code}`)?.splice(0) ?? [])
      this.learn(code, message);
  }

  deliverAll(): void {
    while (this.deliver(0, false));
  }

  status(code: string): string[] {
    const { known } = this.at(code);
    return known.texts.map((text) => `${text.sha256} ${statusOf(known, text, day(1000))}`).sort();
  }

  private partiesAfter(
    seats: readonly string[],
    change: Change,
  ): Pick<TextFacts, 'parties' | 'acceding'> {
    const newcomer = this.codes.find((code) => !this.parties.includes(code));
    if (change === 'accede' && newcomer !== undefined && !seats.includes(newcomer))
      return { parties: [...seats, newcomer], acceding: [newcomer] };
    const leaver = this.parties[2];
    if (change === 'drop' && seats.length > 2 && leaver !== undefined)
      return { parties: seats.filter((code) => code !== leaver), acceding: [] };
    return { parties: [...seats], acceding: [] };
  }

  private act(code: string, message: Message): void {
    const { text, kind } = message;
    if (kind !== 'declined') this.signed.push({ sha256: text.sha256, operator: code });
    this.learn(code, message);
    for (const to of text.parties.filter((party) => party !== code)) {
      const channel = `${code}>${to}`;
      this.channels.set(channel, [...(this.channels.get(channel) ?? []), message]);
    }
  }

  private learn(code: string, { kind, text, by }: Message): void {
    const gateway = this.at(code);
    const { texts, signatures, declines } = gateway.known;
    const act: Act = { sha256: text.sha256, operator: by };
    const isNew = kind === 'proposed' && !texts.some(({ sha256 }) => sha256 === text.sha256);
    gateway.known = {
      own: code,
      texts: isNew ? [...texts, text] : texts,
      signatures: kind === 'declined' ? signatures : [...signatures, act],
      declines: kind === 'declined' ? [...declines, act] : declines,
    };
  }
}
