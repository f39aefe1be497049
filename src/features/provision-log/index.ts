export type { BundleReport } from './application/bundle-verification.js';
export { DeliveryGate } from './application/ports/delivery-gate.js';
export { HandoverPackages } from './application/ports/handover-packages.js';
export { ProvisionLogSettings } from './application/provision-log-settings.js';
