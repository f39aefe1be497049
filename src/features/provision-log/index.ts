export { BundleVerification, type BundleReport } from './application/bundle-verification.js';
export { RecordDelivery, type NewDelivery } from './application/record-delivery.use-case.js';
export { DeliveryGate, type DeliverableCase } from './application/ports/delivery-gate.js';
export { HandoverPackages, type HandoverPackage } from './application/ports/handover-packages.js';
export { ProvisionLogSettings } from './application/provision-log-settings.js';
export { VerifyBundle } from './application/verify-bundle.use-case.js';
export { provisionLogErrors } from './domain/errors.js';
export {
  DEFAULT_RECORD_FORM,
  type Direction,
  type RecordForm,
  type RecordedParty,
} from './domain/record-form.js';
