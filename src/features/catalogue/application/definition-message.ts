import type { CodeTable, DataDefinition } from '../domain/data-definition.js';
import type { SignedVote } from '../domain/definition-vote.js';

/**
 * A definition as it travels. A code table is a list there: the schema of a message names every
 * field, so that a map with free keys has no place in it.
 */
export type DefinitionMessage = Omit<DataDefinition, 'codeTables'> & {
  readonly codeTables: readonly (Omit<CodeTable, 'codes'> & {
    readonly codes: readonly { readonly code: string; readonly text: string }[];
  })[];
};

export interface ProposedMessage {
  readonly definition: DefinitionMessage;
  readonly sha256: string;
  readonly round: number;
  readonly members: readonly string[];
  readonly reason?: string;
}

/** Body of `definition.published`: the proposal of the sender, with the votes that carry it. */
export interface PublishedMessage {
  readonly id: string;
  readonly version: number;
  readonly round: number;
  readonly sha256: string;
  readonly votes: readonly SignedVote[];
}

/** Body of `definition.withdrawn`: with the votes so far, so that every member sees who refused, and why. */
export interface WithdrawnMessage extends PublishedMessage {
  readonly reason: string;
}

export const toMessage = (definition: DataDefinition): DefinitionMessage => ({
  ...definition,
  codeTables: definition.codeTables.map(({ codes, ...table }) => ({
    ...table,
    codes: Object.entries(codes).map(([code, text]) => ({ code, text })),
  })),
});

export const fromMessage = (message: DefinitionMessage): DataDefinition => ({
  ...message,
  codeTables: message.codeTables.map(({ codes, ...table }) => ({
    ...table,
    codes: Object.fromEntries(codes.map(({ code, text }) => [code, text])),
  })),
});
