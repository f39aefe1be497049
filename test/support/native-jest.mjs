/**
 * `@jest/globals` for tests that run outside Jest's sandbox. Helpers stay loaded from one test file to
 * the next, each of which has functions of its own: they are looked up when they are called.
 */
const late = (name) => {
  const now = () => globalThis.yuzuJest[name];
  return new Proxy(() => undefined, {
    apply: (_target, self, given) => Reflect.apply(now(), self, given),
    get: (_target, key) => now()[key],
  });
};

export const jest = late('jest');
export const describe = late('describe');
export const it = late('it');
export const test = late('test');
export const expect = late('expect');
export const beforeAll = late('beforeAll');
export const beforeEach = late('beforeEach');
export const afterAll = late('afterAll');
export const afterEach = late('afterEach');
