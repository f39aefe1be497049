import { buildMessage, ValidateBy, type ValidationOptions } from 'class-validator';
import { isLocalDate } from '../../kernel/time.js';

const FIRST = '1900-01-01';
const LAST = '2199-12-31';

const isDateOfBusiness = (value: unknown): boolean =>
  typeof value === 'string' && isLocalDate(value) && FIRST <= value && value <= LAST;

/** A day that stands in the calendar, `YYYY-MM-DD`, 1900 to 2199. Every date of every request body. */
export const IsLocalDate = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isLocalDate',
      validator: {
        validate: isDateOfBusiness,
        defaultMessage: buildMessage(
          (each) => `${each}$property must be a calendar date, YYYY-MM-DD, 1900 to 2199`,
          options,
        ),
      },
    },
    options,
  );
