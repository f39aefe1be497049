import { AuditEntryEntity } from '../features/audit/storage/audit-entry.entity.js';
import { identityEntities } from '../features/identity/storage/person.entities.js';
import { operatorEntities } from '../features/operator/storage/peer.entity.js';

/** Every table TypeORM maps, feature by feature. */
export const entities = [AuditEntryEntity, ...identityEntities, ...operatorEntities];
