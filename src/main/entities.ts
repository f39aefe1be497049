import { applicationEntities } from '../features/application/storage/application.entities.js';
import { AuditEntryEntity } from '../features/audit/storage/audit-entry.entity.js';
import { catalogueEntities } from '../features/catalogue/storage/definition.entities.js';
import { contractEntities } from '../features/contract/storage/contract.entities.js';
import { conversionEntities } from '../features/conversion/storage/conversion.entities.js';
import { holdingsEntities } from '../features/holdings/storage/holdings.entities.js';
import { identityEntities } from '../features/identity/storage/person.entities.js';
import { linkageReviewEntities } from '../features/linkage/storage/linkage-review.entity.js';
import { linkageEntities } from '../features/linkage/storage/linkage-run.entity.js';
import { operatorEntities } from '../features/operator/storage/peer.entity.js';
import { noticeEntities } from '../features/notice/storage/notice.entities.js';
import { optOutEntities } from '../features/opt-out/storage/opt-out.entities.js';
import { provisionLogEntities } from '../features/provision-log/storage/entities.js';
import { reviewEntities } from '../features/review/storage/review.entities.js';
import { transferEntities } from '../features/transfer/storage/transfer.entities.js';
import { protocolEntities } from '../protocol/storage/protocol.entities.js';

/** Every table TypeORM maps, feature by feature. */
export const entities = [
  AuditEntryEntity,
  ...identityEntities,
  ...operatorEntities,
  ...protocolEntities,
  ...contractEntities,
  ...catalogueEntities,
  ...holdingsEntities,
  ...conversionEntities,
  ...applicationEntities,
  ...reviewEntities,
  ...optOutEntities,
  ...noticeEntities,
  ...transferEntities,
  ...linkageEntities,
  ...linkageReviewEntities,
  ...provisionLogEntities,
];
