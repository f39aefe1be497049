import { v7 } from 'uuid';

/** UUIDv7 (RFC 9562): sortable by time of creation. */
export const newId = (): string => v7();
