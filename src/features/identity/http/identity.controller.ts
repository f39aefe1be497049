import { Body, Controller, Delete, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { Config } from '../../../platform/config/config.js';
import { By } from '../../../platform/http/by.js';
import { tokenOf } from '../../../platform/http/permission.guard.js';
import { Permit, PUBLIC } from '../../../platform/http/permit.js';
import { CreatePerson, type PersonView } from '../application/create-person.use-case.js';
import { type Session, Sessions } from '../application/sessions.use-case.js';
import { LoginDto, NewPersonDto } from './identity.dto.js';

@ApiTags('identity')
@Controller('api')
export class IdentityController {
  constructor(
    private readonly sessions: Sessions,
    private readonly persons: CreatePerson,
    private readonly config: Config,
  ) {}

  @Permit(PUBLIC)
  @Post('sessions')
  login(@Body() body: LoginDto): Promise<Outcome<Session>> {
    return this.sessions.open(body.login, body.password, this.config.settings.session.hours);
  }

  @Permit('session.end')
  @HttpCode(200)
  @Delete('sessions/current')
  logout(@Req() request: Pick<Request, 'headers'>): Promise<Outcome<undefined>> {
    return this.sessions.end(tokenOf(request));
  }

  @Permit('session.end')
  @Get('me')
  me(@By() person: Person): Person {
    return person;
  }

  @Permit('person.create')
  @Post('persons')
  create(@By() person: Person, @Body() body: NewPersonDto): Promise<Outcome<PersonView>> {
    return this.persons.execute(person, body);
  }

  @Permit('person.read')
  @Get('persons')
  list(): Promise<PersonView[]> {
    return this.persons.list();
  }
}
