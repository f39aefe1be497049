import type { INestApplication } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { Authenticator } from '../platform/http/authenticator.js';
import { PERMISSION, PUBLIC } from '../platform/http/permit.js';

const PATH = 'path';

/** Every HTTP entrance with the permission it declares. */
function entrances(app: INestApplication): { name: string; permission?: string }[] {
  const reflector = app.get(Reflector);
  const scanner = new MetadataScanner();
  return app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ metatype }) => {
      const prototype = (metatype as { prototype: Record<string, object> } | null)?.prototype;
      if (!prototype) return [];
      return scanner
        .getAllMethodNames(prototype)
        .filter((name) => Reflect.hasMetadata(PATH, prototype[name] ?? {}))
        .map((name) => ({
          name: `${metatype?.name ?? ''}.${name}`,
          permission: reflector.get<string | undefined>(PERMISSION, prototype[name] as () => void),
        }));
    });
}

/** @throws Error naming the entrances whose permission is missing or unknown: the gateway must not start. */
export function checkEntrances(app: INestApplication): void {
  const authenticator = app.get(Authenticator);
  const known = (permission?: string) =>
    permission === PUBLIC || (permission !== undefined && authenticator.knows(permission));
  const open = entrances(app).filter(({ permission }) => !known(permission));
  if (open.length === 0) return;
  throw new Error(
    `Entrances without a known permission: ${open.map(({ name }) => name).join(', ')}`,
  );
}
