import { Injectable, type PipeTransform } from '@nestjs/common';
import { invalid } from './read-body.js';

const LARGEST = 2_147_483_647;

/** A version or other number of a path: from 1 to what PostgreSQL's `int` holds. */
@Injectable()
export class ParseWholePipe implements PipeTransform<unknown, number> {
  transform(given: unknown): number {
    const text = String(given);
    const number = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : LARGEST + 1;
    if (number > LARGEST) throw invalid(`path: a whole number from 1 to ${LARGEST} expected`);
    return number;
  }
}
