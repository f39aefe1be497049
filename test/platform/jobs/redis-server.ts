import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { freePort } from '../../../src/platform/network/free-port.js';

/** A Redis server of the test's own, which keeps nothing. */
export class RedisServer {
  private process: ChildProcess | undefined;
  private constructor(private readonly port: number) {}

  static async start(): Promise<RedisServer> {
    const server = await RedisServer.absent();
    await server.resume();
    return server;
  }

  /** Not there before it is resumed. */
  static async absent(): Promise<RedisServer> {
    return new RedisServer(await freePort());
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async resume(): Promise<void> {
    const args = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', ''];
    this.process = spawn('redis-server', args, { stdio: 'ignore', cwd: '/' });
    while (!(await this.listens())) await new Promise((wake) => setTimeout(wake, 20));
  }

  /** With all it held. */
  async kill(): Promise<void> {
    if (this.process === undefined) return;
    const gone = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await gone;
    this.process = undefined;
  }

  private listens(): Promise<boolean> {
    return new Promise((answer) => {
      const socket = connect(this.port, '127.0.0.1', () => {
        socket.destroy();
        answer(true);
      });
      socket.on('error', () => {
        answer(false);
      });
    });
  }
}
