import { describe, expect, it } from '@jest/globals';
import { ok } from '../../src/kernel/outcome.js';
import { PeerMessages } from '../../src/protocol/application/peer-messages.js';
import { openPlaces } from '../../src/protocol/schema/open-places.js';
import { WireSchemas } from '../../src/protocol/schema/wire-schemas.js';
import { testWire, wireWith } from './support/test-wire.js';

const handler = () => Promise.resolve(ok());

describe('The schemas of the wire', () => {
  it('of this repository load, and none has a place where an undeclared document could travel', () => {
    expect(WireSchemas.load().types()).toContain('protocol.refused');
  });

  it('of this repository compile, and each refuses a body that is nothing', () => {
    const wire = WireSchemas.load();
    const refused = wire
      .types()
      .filter((type) => wire.bodyViolation(type, wire.newestVersion(type) ?? 0, null));
    expect(refused).toEqual(wire.types());
  });

  it.each([
    [{ type: 'object', properties: {} }, 'additionalProperties is not false'],
    [{ type: 'array' }, 'items of any kind'],
    [{ type: 'string' }, 'text without maxLength, pattern or format'],
    [{ description: 'anything' }, 'no type'],
    [true, 'true accepts anything'],
  ])('name the open place in %j', (inner, hole) => {
    const schema = { type: 'object', additionalProperties: false, properties: { note: inner } };
    expect(openPlaces(schema)).toEqual([`#/properties/note: ${hole}`]);
    expect(() => wireWith({ 'test.open.v1.json': schema })).toThrow(`#/properties/note: ${hole}`);
  });

  it('name the place and the rule of a violation, never the value', () => {
    const violation = testWire().bodyViolation('test.note', 1, { text: 1, patient: '山田' });
    expect(JSON.stringify(violation)).not.toContain('山田');
    expect(testWire().bodyViolation('test.note', 1, { text: 1 })).toEqual({
      place: '/text',
      rule: 'type',
    });
    expect(testWire().bodyViolation('test.note', 1, { text: 'a' })).toBeUndefined();
  });
});

describe('The register of messages', () => {
  it('fails the start for a schema without handler', () => {
    const messages = new PeerMessages(testWire());
    messages.on('protocol.refused', handler);
    expect(() => {
      messages.assertComplete();
    }).toThrow('without a handler: test.note');
    messages.on('test.note', handler);
    messages.assertComplete();
  });

  it('fails the start for a handler without schema and for two handlers of one type', () => {
    const messages = new PeerMessages(testWire());
    expect(() => {
      messages.on('test.nothing', handler);
    }).toThrow('no schema');
    messages.on('test.note', handler);
    expect(() => {
      messages.on('test.note', handler);
    }).toThrow('two handlers');
  });
});
