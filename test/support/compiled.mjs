import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** As the sources are built. */
export const SWC = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
  module: { type: 'es6' },
};

const require = createRequire(import.meta.url);
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/yuzu-tests/', import.meta.url));
const VERSION = `${require('@swc/core/package.json').version} ${JSON.stringify(SWC)}`;

/** Whole or not there, though several processes compile the same file. */
function put(file, text) {
  const half = `${file}.${process.pid}`;
  writeFileSync(half, text);
  renameSync(half, file);
}

/**
 * Path of a TypeScript file's JavaScript; its source map lies beside it, `.map`. Kept by content:
 * hundreds of processes run the same sources.
 */
export function compiled(path) {
  const text = readFileSync(path, 'utf8');
  const key = createHash('sha256').update(`${VERSION}\n${path}\n${text}`).digest('hex');
  const file = join(CACHE, `${key}.mjs`);
  if (existsSync(file)) return file;
  mkdirSync(CACHE, { recursive: true });
  const { transformSync } = require('@swc/core');
  const { code, map } = transformSync(text, { ...SWC, filename: path, sourceMaps: true });
  put(`${file}.map`, map);
  put(file, code);
  return file;
}
