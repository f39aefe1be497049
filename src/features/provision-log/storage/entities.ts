import { CheckpointEntity, HeadEntity, LeafEntity } from './log.entities.js';
import { ReconciliationEntity } from './reconciliation.entity.js';
import { DeliveryEntity, HandoverEntity, RecordEntity } from './record.entities.js';
import {
  ReceivedCheckpointEntity,
  SentCheckpointEntity,
  WitnessEntity,
} from './witness.entities.js';

export const provisionLogEntities = [
  LeafEntity,
  HeadEntity,
  CheckpointEntity,
  HandoverEntity,
  RecordEntity,
  DeliveryEntity,
  SentCheckpointEntity,
  ReceivedCheckpointEntity,
  WitnessEntity,
  ReconciliationEntity,
];
