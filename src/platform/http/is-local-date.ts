import { buildMessage, ValidateBy, type ValidationOptions } from 'class-validator';
import { isBusinessDate } from '../../kernel/time.js';

/** A day that stands in the calendar, `YYYY-MM-DD`, 1900 to 2199. Every date of every request body. */
export const IsLocalDate = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isLocalDate',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isBusinessDate(value),
        defaultMessage: buildMessage(
          (each) => `${each}$property must be a calendar date, YYYY-MM-DD, 1900 to 2199`,
          options,
        ),
      },
    },
    options,
  );
