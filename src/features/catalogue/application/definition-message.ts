import type { CodeTable, DataDefinition } from '../domain/data-definition.js';

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
  readonly members: readonly string[];
}

/** Body of `definition.agreed` and `definition.published`. */
export interface VersionMessage {
  readonly id: string;
  readonly version: number;
  readonly sha256: string;
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
