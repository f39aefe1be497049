import { SetMetadata } from '@nestjs/common';

/** What a route reads as its body, and how much of it at most. */
export interface BodyRule {
  readonly as: 'json' | 'text' | 'bytes';
  readonly megabytes: number;
}

export const BODY_RULE = 'yuzu:body';

/** Of every route that declares nothing else. */
export const USUAL_BODY: BodyRule = { as: 'json', megabytes: 1 };

/**
 * Declares another body than 1 MB of JSON: `json` (application/json), `text` (text/plain) or `bytes`
 * (any type, e.g. a workbook), which `@Body()` then gives as an object, a string or a Buffer.
 */
export const BodyOf = (as: BodyRule['as'], megabytes: number): MethodDecorator =>
  SetMetadata(BODY_RULE, { as, megabytes } satisfies BodyRule);
