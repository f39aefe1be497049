// Runs test files as Node runs the sources: no sandbox for each file, in which everything would be
// loaded and compiled once more. Files that replace modules (`@isolated`) keep Jest's sandbox.
const { existsSync, readFileSync } = require('node:fs');
const { fileURLToPath, pathToFileURL } = require('node:url');
const { default: Runtime } = require('jest-runtime');

const isOfCircus = (path) => /[\\/]jest-circus[\\/]build[\\/]/.test(path);

/** So that a failure names the line that was written. */
class SourceMaps extends Map {
  get(source) {
    const path = source.startsWith('file:') ? fileURLToPath(source) : source;
    return path.endsWith('.ts') && existsSync(path) ? `${this.compiled(path)}.map` : undefined;
  }
}
const sourceMaps = new SourceMaps();

let ready;
async function loadTools() {
  const { compiled } = await import('./compiled.mjs');
  sourceMaps.compiled = compiled;
  await import('../transfer/support/typescript-loader.mjs');
  // As the entrances of the sources do, before any decorated class.
  await import('reflect-metadata');
}

module.exports = class NativeRuntime extends Runtime {
  constructor(...given) {
    super(...given);
    this.testFile = given.at(-2);
    this.isNative = !readFileSync(this.testFile, 'utf8').includes('@isolated');
    this.environmentBefore = { ...process.env };
  }

  /** The test framework, in the same realm as the tests; fresh for every file, whose tests it holds. */
  requireInternalModule(from, to) {
    if (!this.isNative || to !== undefined || !isOfCircus(from))
      return super.requireInternalModule(from, to);
    for (const path of Object.keys(require.cache)) if (isOfCircus(path)) delete require.cache[path];
    return require(from);
  }

  setGlobalsForRuntime(globals) {
    super.setGlobalsForRuntime(globals);
    globalThis.yuzuJest = { ...globals, jest: this.jestGlobals.jestObjectFor(this.testFile) };
  }

  async unstable_importModule(from, moduleName) {
    if (!this.isNative) return super.unstable_importModule(from, moduleName);
    await (ready ??= loadTools());
    return import(pathToFileURL(from).href);
  }

  getSourceMaps() {
    return this.isNative ? sourceMaps : super.getSourceMaps();
  }

  /** What a file did to the process is not for the next. */
  teardown() {
    if (this.isNative) {
      for (const name of Object.keys(process.env))
        if (!(name in this.environmentBefore)) delete process.env[name];
      Object.assign(process.env, this.environmentBefore);
      process.exitCode = undefined;
    }
    super.teardown();
  }
};
