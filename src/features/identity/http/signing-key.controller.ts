import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import { RegisterSigningKey } from '../application/register-signing-key.use-case.js';
import { SigningKeys } from '../application/signing-keys.js';
import type { RegisteredKey } from '../domain/signing-key.js';
import { SigningKeyDto } from './identity.dto.js';

/** 個人の署名鍵. */
@ApiTags('identity')
@Controller('api')
export class SigningKeyController {
  constructor(
    private readonly registration: RegisterSigningKey,
    private readonly keys: SigningKeys,
  ) {}

  @Permit('person.read')
  @Get('signing-keys')
  list(): Promise<RegisteredKey[]> {
    return this.keys.list();
  }

  @Permit('signing-key.register')
  @Post('persons/:id/signing-key')
  register(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SigningKeyDto,
  ): Promise<Outcome<RegisteredKey>> {
    return this.registration.execute(person, id, body);
  }

  @Permit('signing-key.register')
  @HttpCode(200)
  @Delete('persons/:id/signing-key')
  retire(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<RegisteredKey>> {
    return this.registration.retire(person, id);
  }
}
