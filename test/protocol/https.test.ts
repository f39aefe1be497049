import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PeerCertificate, peerCertificate } from '../../src/platform/tls/peer-certificate.js';
import { httpsRequest } from '../../src/protocol/http/https-request.js';
import { PeerServer } from '../../src/protocol/http/peer-server.js';
import { introduce, STAFF, testGateway, type TestGateway } from './support/test-gateway.js';

let aoba: TestGateway;
let minato: TestGateway;
let folder: string;
let certificate: PeerCertificate;
let otherCertificate: PeerCertificate;
let server: PeerServer;
let port: number;

/** AOBA reaches MINATO over the network; MINATO does not reach AOBA, as behind a firewall. */
function reach(url: string, pem: string): void {
  const peer = aoba.directory.peers.get('MINATO');
  if (!peer) throw new Error('introduced before');
  const transport = { kind: 'https', url, certificate: pem } as const;
  aoba.directory.peers.set('MINATO', { ...peer, transport });
}

beforeAll(async () => {
  [aoba, minato] = [await testGateway('AOBA'), await testGateway('MINATO')];
  introduce(aoba, minato);
  folder = await mkdtemp(join(tmpdir(), 'yuzu-tls-'));
  certificate = await peerCertificate(join(folder, 'a'), ['localhost']);
  otherCertificate = await peerCertificate(join(folder, 'b'), ['localhost']);
  server = new PeerServer(minato.entrance, certificate);
  port = await server.listen('127.0.0.1', 0);
  reach(`https://127.0.0.1:${port}`, certificate.pem);
});

afterAll(async () => {
  await server.close();
  await aoba.close();
  await minato.close();
  await rm(folder, { recursive: true });
});

const state = async () => (await aoba.channels.channels())[0];
const wait = (gateway: TestGateway) => {
  gateway.clock.time += 10 * 60_000;
};

describe('Two gateways over HTTPS', () => {
  it('push what waits and pull what waits there, over one connection direction', async () => {
    for (const text of ['a', 'b', 'c']) await aoba.send('MINATO', text);
    await minato.send('AOBA', 'x');
    await minato.send('AOBA', 'y');
    await aoba.relay.exchange('MINATO');
    expect(await minato.notes()).toEqual(['a', 'b', 'c']);
    expect(await aoba.notes()).toEqual(['x', 'y']);
    expect(await state()).toMatchObject({ waiting: 0, received: 2, problem: null });
    await aoba.relay.exchange('MINATO');
    expect((await minato.channels.channels())[0]).toMatchObject({ waiting: 0 });
  });

  it('go on with a bundle where the network left off, and back', async () => {
    await aoba.send('MINATO', 'd');
    const exported = await aoba.exportBundle.execute(STAFF, 'MINATO');
    if (!exported.ok) throw new Error(exported.error.code);
    await minato.importBundle.execute(STAFF, exported.value.bundle);
    await aoba.send('MINATO', 'e');
    await aoba.relay.exchange('MINATO');
    expect(await minato.notes()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await state()).toMatchObject({ waiting: 0 });
  });

  it('send again from where the receiver says it misses envelopes', async () => {
    await aoba.send('MINATO', 'f');
    await aoba.send('MINATO', 'g');
    await aoba.dataSource.query('UPDATE outgoing_channel SET acknowledged = sequence - 1');
    await aoba.relay.exchange('MINATO');
    expect((await minato.notes()).slice(-2)).toEqual(['f', 'g']);
    expect(await state()).toMatchObject({ waiting: 0, problem: null });
  });

  it('lose nothing while the peer is down, wait longer each time, and say why', async () => {
    await server.close();
    await aoba.send('MINATO', 'h');
    await aoba.relay.exchangeAll();
    expect(await state()).toMatchObject({
      waiting: 1,
      problem: { code: 'PEER_UNREACHABLE', facts: { peer: 'MINATO', reason: 'ECONNREFUSED' } },
    });
    server = new PeerServer(minato.entrance, certificate);
    await server.listen('127.0.0.1', port);
    await aoba.relay.exchangeAll();
    expect(await state()).toMatchObject({ waiting: 1 });
    wait(aoba);
    minato.clock.time = aoba.clock.time;
    await aoba.relay.exchangeAll();
    expect(await state()).toMatchObject({ waiting: 0, problem: null });
    expect((await minato.notes()).at(-1)).toBe('h');
  });

  it('do not talk to a server that shows another certificate than the pinned one', async () => {
    reach(`https://127.0.0.1:${port}`, otherCertificate.pem);
    await aoba.send('MINATO', 'i');
    await aoba.relay.exchange('MINATO');
    const problem = (await state())?.problem;
    expect(problem?.code).toBe('PEER_UNREACHABLE');
    expect(problem?.facts.reason).toMatch(/SELF_SIGNED|UNABLE_TO|SIGNATURE|CERT/);
    expect((await minato.notes()).at(-1)).toBe('h');
    reach(`https://127.0.0.1:${port}`, certificate.pem);
    wait(aoba);
    minato.clock.time = aoba.clock.time;
    await aoba.relay.exchange('MINATO');
    expect((await minato.notes()).at(-1)).toBe('i');
  });

  it('show the sender what the receiver put into quarantine', async () => {
    await aoba.send('MINATO', 'j');
    await aoba.dataSource.query(
      `UPDATE outgoing_envelope SET text = replace(text, '"from":"AOBA"', '"from":"AOBB"')
       WHERE sequence = (SELECT max(sequence) FROM outgoing_envelope)`,
    );
    await aoba.relay.exchange('MINATO');
    expect((await state())?.problem).toMatchObject({
      code: 'PEER_REFUSED_ENVELOPES',
      facts: { code: 'ENVELOPE_DAMAGED' },
    });
  });
});

describe('The peer port', () => {
  const ask = (path: string, headers: Record<string, string>, method: 'GET' | 'POST' = 'GET') =>
    httpsRequest({
      url: new URL(path, `https://127.0.0.1:${port}`),
      method,
      headers,
      body: '',
      certificate: certificate.pem,
    });

  it.each([
    ['without a signature', {}],
    ['with nonsense for a signature', { 'yuzu-request': 'e30' }],
  ])('gives nothing to a request %s', async (_, headers: Record<string, string>) => {
    const answer = await ask('/peer/envelopes?after=0', headers);
    expect(answer).toMatchObject({ status: 401 });
    expect(answer.body).toContain('REQUEST_NOT_SIGNED');
  });

  it('knows no other path', async () => {
    expect(await ask('/api/channels', {})).toMatchObject({ status: 404 });
  });

  it('does not take a signed request for another path, nor an old one', async () => {
    const { signRequest, bodyDigest } =
      await import('../../src/protocol/request/signed-request.js');
    const document = {
      yuzu: 'request/1',
      from: 'AOBA',
      to: 'MINATO',
      method: 'GET',
      path: '/peer/envelopes?after=0',
      body: bodyDigest(''),
      at: minato.clock.now().toISOString(),
    } as const;
    const header = await signRequest(aoba.keyring, document);
    expect(await ask(document.path, { 'yuzu-request': header })).toMatchObject({ status: 200 });
    const answer = await ask('/peer/envelopes?after=1', { 'yuzu-request': header });
    expect(answer).toMatchObject({ status: 401 });
    const old = await signRequest(aoba.keyring, { ...document, at: '2026-11-20T00:00:00.000Z' });
    expect(await ask(document.path, { 'yuzu-request': old })).toMatchObject({ status: 401 });
  });

  it('speaks TLS only', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('GET /peer/envelopes?after=0 HTTP/1.1\r\nhost: a\r\n\r\n');
      });
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString('latin1')));
      socket
        .on('error', () => undefined)
        .on('close', () => {
          resolve(text);
        });
    });
    expect(answer).not.toContain('200 OK');
  });
});
