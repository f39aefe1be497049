import { Jobs0001 } from './0001-jobs.js';
import { Protocol0002 } from './0002-protocol.js';
import { IdempotentCommand0003 } from './0003-idempotent-command.js';
import { IdentityAudit0004 } from './0004-identity-audit.js';
import { ContractCatalogue0005 } from './0005-contract-catalogue.js';
import { Application0006 } from './0006-application.js';
import { TransferLinkage0007 } from './0007-transfer-linkage.js';
import { ProvisionLog0008 } from './0008-provision-log.js';
import { Operator0009 } from './0009-operator.js';
import { OptOut0010 } from './0010-opt-out.js';
import { Review0011 } from './0011-review.js';
import { ContractTexts0012 } from './0012-contract-texts.js';
import { Certification0013 } from './0013-certification.js';
import { FeeAllocation0014 } from './0014-fee-allocation.js';
import { DefinitionRounds0015 } from './0015-definition-rounds.js';
import { Holdings0016 } from './0016-holdings.js';
import { Conversion0017 } from './0017-conversion.js';
import { Rehearsal0018 } from './0018-rehearsal.js';
import { IndividualContractTexts0019 } from './0019-individual-contract-texts.js';
import { LinkedProviders0020 } from './0020-linked-providers.js';
import { Notice0021 } from './0021-notice.js';
import { SigningKeys0022 } from './0022-signing-keys.js';
import { CustodyChain0023 } from './0023-custody-chain.js';
import { PackageReleaseRecall0024 } from './0024-package-release-recall.js';
import { ProvideRuns0025 } from './0025-provide-runs.js';
import { WitnessedArrival0026 } from './0026-witnessed-arrival.js';
import { LinkageReview0027 } from './0027-linkage-review.js';
import { Removal0028 } from './0028-removal.js';
import { LinkJobs0030 } from './0030-link-jobs.js';
import { HeldByNotices0031 } from './0031-held-by-notices.js';
import { WayOutOfTheRelease0032 } from './0032-way-out-of-the-release.js';
import { RetentionDeletions0033 } from './0033-retention-deletions.js';
import { UploadStanding0034 } from './0034-upload-standing.js';
import { ReviewsOfLinkJobs0035 } from './0035-reviews-of-link-jobs.js';

/** In the order they run. A released migration is never edited. */
export const migrations = [
  Jobs0001,
  Protocol0002,
  IdempotentCommand0003,
  IdentityAudit0004,
  ContractCatalogue0005,
  Application0006,
  TransferLinkage0007,
  ProvisionLog0008,
  Operator0009,
  OptOut0010,
  Review0011,
  ContractTexts0012,
  Certification0013,
  FeeAllocation0014,
  DefinitionRounds0015,
  Holdings0016,
  Conversion0017,
  Rehearsal0018,
  IndividualContractTexts0019,
  LinkedProviders0020,
  Notice0021,
  SigningKeys0022,
  CustodyChain0023,
  PackageReleaseRecall0024,
  ProvideRuns0025,
  WitnessedArrival0026,
  LinkageReview0027,
  Removal0028,
  LinkJobs0030,
  HeldByNotices0031,
  WayOutOfTheRelease0032,
  RetentionDeletions0033,
  UploadStanding0034,
  ReviewsOfLinkJobs0035,
];
