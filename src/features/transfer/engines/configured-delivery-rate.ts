import { UseCase } from '../../../kernel/use-case.js';
import { Config } from '../../../platform/config/config.js';
import { DeliveryRate } from '../application/ports/delivery-rate.js';
import { RateLimit } from '../domain/delivery/rate-limit.js';

const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;

@UseCase()
export class ConfiguredDeliveryRate extends DeliveryRate {
  constructor(private readonly config: Config) {
    super();
  }

  get chunkBytes(): number {
    return this.config.settings.delivery.chunkMegabytes * MEGABYTE;
  }

  get mostBytes(): number {
    return this.config.settings.delivery.maxGigabytes * GIGABYTE;
  }

  limit(): RateLimit {
    return new RateLimit(this.config.settings.delivery.megabytesPerSecond * MEGABYTE);
  }
}
