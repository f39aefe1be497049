import { createServer, connect, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/** A network line to one port that can be cut at any moment; who connects again gets through again. */
export class BreakableLine {
  private readonly open = new Set<Socket>();
  private readonly server: Server;

  constructor(private readonly targetPort: number) {
    this.server = createServer((near) => {
      this.join(near);
    });
  }

  async listen(port: number): Promise<void> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  /** How many connections broke. */
  cut(): number {
    const broken = this.open.size;
    for (const socket of this.open) socket.resetAndDestroy();
    return broken;
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(near: Socket): void {
    const far = connect(this.targetPort, '127.0.0.1');
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.open.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }
}
