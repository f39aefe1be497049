import { describe, expect, it } from '@jest/globals';
import { Controller, Get, type INestApplication, Module, Post, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { checkEntrances } from '../../src/main/check-entrances.js';
import { Authenticator } from '../../src/platform/http/authenticator.js';
import { Permit, PUBLIC } from '../../src/platform/http/permit.js';

class OnePermission extends Authenticator {
  personOf(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
  permits(): boolean {
    return false;
  }
  knows(permission: string): boolean {
    return permission === 'case.read';
  }
}

@Controller('declared')
class DeclaredController {
  @Permit('case.read')
  @Get()
  read(): string {
    return '';
  }

  @Permit(PUBLIC)
  @Get('open')
  open(): string {
    return this.notAnEntrance();
  }

  notAnEntrance(): string {
    return '';
  }
}

@Controller('forgotten')
class ForgottenController {
  @Post()
  write(): string {
    return '';
  }
}

@Controller('misspelt')
class MisspeltController {
  @Permit('case.raed')
  @Get()
  read(): string {
    return '';
  }
}

async function appOf(...controllers: Type[]): Promise<INestApplication> {
  @Module({
    imports: [DiscoveryModule],
    controllers,
    providers: [{ provide: Authenticator, useClass: OnePermission }],
  })
  class Entrances {}
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest declares its options as a class and documents literals
  return NestFactory.create(Entrances, { logger: false, abortOnError: false });
}

describe('the start of the gateway', () => {
  it('goes on when every entrance declares a permission that exists', async () => {
    const app = await appOf(DeclaredController);
    expect(() => {
      checkEntrances(app);
    }).not.toThrow();
  });

  it('stops at an entrance without a permission, and names it', async () => {
    const app = await appOf(DeclaredController, ForgottenController);
    expect(() => {
      checkEntrances(app);
    }).toThrow(/: ForgottenController\.write$/);
  });

  it('stops at a permission that does not exist, and names the entrance', async () => {
    const app = await appOf(MisspeltController, DeclaredController);
    expect(() => {
      checkEntrances(app);
    }).toThrow(/: MisspeltController\.read$/);
  });
});
