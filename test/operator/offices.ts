import { Operators } from '../../src/features/operator/index.js';
import { OperatorModule } from '../../src/features/operator/operator.module.js';
import type { DomainEvent } from '../../src/kernel/events.js';
import { ok } from '../../src/kernel/outcome.js';
import { DomainEvents } from '../../src/kernel/ports/domain-events.js';
import type { Office } from '../support/office.js';
import { asPeer, Offices } from '../support/offices.js';

/** Operators who do not know each other yet. */
export const openStrangers = (...codes: string[]): Promise<Offices> =>
  Offices.strangers({ modules: [OperatorModule] }, codes);

/** What the office's other features will have heard of certifications from now on. */
export function heardAt(office: Office): DomainEvent[] {
  const events: DomainEvent[] = [];
  office.app.get(DomainEvents).on('certification.changed', (_, event) => {
    events.push(event);
    return Promise.resolve(ok());
  });
  return events;
}

/** The code of the refusal, or `ok`. */
export async function gate(
  { app, transactions }: Office,
  operator: string,
  kind?: 'anonymised' | 'pseudonymised',
): Promise<string> {
  const outcome = await transactions.read((tx) => app.get(Operators).certified(tx, operator, kind));
  return outcome.ok ? 'ok' : outcome.error.code;
}

/** As an administrator enters the peer from paper; JSON leaves out what is not entered. */
export const registration = (office: Office): Record<string, unknown> => ({
  ...asPeer(office),
  status: undefined,
  registeredBy: undefined,
});

/** Registers and confirms the other, each by the person who does it. */
export async function meet(office: Office, other: Office): Promise<void> {
  const { code, keyring } = other;
  await office.done('administrator', 'peers', registration(other));
  const fingerprint = keyring.fingerprint();
  await office.done('approver', `peers/${code}/confirmation`, { fingerprint });
}

/** All letters to these operators; the others are offline and get theirs later. */
export async function deliverTo(offices: Offices, ...codes: string[]): Promise<void> {
  const refused = () => offices.all.flatMap((office) => office.refused);
  const before = refused().length;
  await offices.deliver(({ to }) => codes.includes(to));
  if (refused().length > before) throw new Error(`Refused: ${refused().join(', ')}`);
}
