// Body of a scan's thread under test: the program itself is TypeScript.
import { register } from 'node:module';

register('../../transfer/support/typescript-loader.mjs', import.meta.url);
await import('../../../src/features/extraction/engines/scan/scan-worker.ts');
