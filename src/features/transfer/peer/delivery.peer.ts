import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { UseCase } from '../../../kernel/use-case.js';
import {
  answer,
  type AuthenticatedRequest,
  type PeerResponse,
  PeerRoutes,
  refused,
} from '../../../protocol/http/peer-routes.js';
import { TakeDelivery } from '../application/delivery/take-delivery.use-case.js';
import { deliveryErrors } from '../domain/delivery/delivery-errors.js';

export const DELIVERIES_PATH = '/peer/deliveries/';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * `GET /peer/deliveries/ID` tells how far each file has come; `POST /peer/deliveries/ID?file=F&offset=N`
 * takes the bytes of the body. The request's signature covers path, offset and the body's SHA-256.
 */
@UseCase()
export class DeliveryPeer {
  constructor(
    private readonly routes: PeerRoutes,
    private readonly deliveries: TakeDelivery,
  ) {}

  onModuleInit(): void {
    this.routes.on(DELIVERIES_PATH, (request) => this.serve(request));
  }

  private async serve(request: AuthenticatedRequest): Promise<PeerResponse> {
    const served = await this.served(request);
    return served.ok ? answer(served.value) : refused(served);
  }

  private async served(request: AuthenticatedRequest): Promise<Outcome<object>> {
    const { peer, method, path, query, body: bytes } = request;
    const packageId = path.slice(DELIVERIES_PATH.length);
    if (!UUID.test(packageId))
      return refuse(deliveryErrors.DELIVERY_NOT_ANNOUNCED, { package: '?', peer });
    if (method === 'GET') {
      const files = await this.deliveries.status(peer, packageId);
      return files.ok ? ok({ files: files.value }) : files;
    }
    const [file, offset] = [query.get('file') ?? '', Number(query.get('offset') ?? NaN)];
    if (!Number.isSafeInteger(offset) || offset < 0)
      return refuse(deliveryErrors.DELIVERY_FILE_UNKNOWN, { package: packageId, file: '?' });
    const taken = await this.deliveries.take(peer, { packageId, file, offset, bytes });
    return taken.ok ? ok({ received: taken.value }) : taken;
  }
}
