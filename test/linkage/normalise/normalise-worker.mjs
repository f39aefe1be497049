// Body of a thread of normalisation under test: the program itself is TypeScript.
import { register } from 'node:module';

register('../../transfer/support/typescript-loader.mjs', import.meta.url);
await import('../../../src/features/linkage/engines/normalise/normalise-worker.ts');
