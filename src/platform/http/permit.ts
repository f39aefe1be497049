import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';

export const PERMISSION = 'yuzu:permission';
/** Entrances anyone may use: login, health. */
export const PUBLIC = 'public';
/** Entrances of the peer port, where the signature inside the message is the permission. */
export const PEER = 'peer';

/**
 * Declares who may use an entrance, as a permission name `subject.verb` (identity/domain/permissions).
 * An entrance without it is refused at start.
 */
export const Permit = (permission: string): MethodDecorator =>
  permission === PUBLIC || permission === PEER
    ? SetMetadata(PERMISSION, permission)
    : applyDecorators(SetMetadata(PERMISSION, permission), ApiBearerAuth());
