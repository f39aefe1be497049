import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';

export const PERMISSION = 'yuzu:permission';
/** Entrances anyone may use: login, health. */
export const PUBLIC = 'public';

/**
 * Declares who may use an entrance, as a permission name `subject.verb` (identity/domain/permissions).
 * An entrance without it is refused at start.
 */
export const Permit = (permission: string): MethodDecorator =>
  permission === PUBLIC
    ? SetMetadata(PERMISSION, permission)
    : applyDecorators(SetMetadata(PERMISSION, permission), ApiBearerAuth());
