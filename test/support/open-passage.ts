import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a service; `url` is the service's own with another host and port. */
export interface Passage {
  readonly url: string;
  open(): void;
  shut(): void;
  /** Lets nothing more through to those who are on it, and tells nobody. */
  mute(): void;
  close(): Promise<void>;
}

/** Opens a way to a service that can be shut, which cuts those off who are on it: to see what happens when the service is away. */
export async function openPassage(target: URL): Promise<Passage> {
  const sockets = new Set<Socket>();
  let isOpen = true;
  const server = createServer((inner) => {
    if (!isOpen) return void inner.destroy();
    const outer = connect(Number(target.port), target.hostname);
    for (const [from, to] of [[inner, outer], [outer, inner]] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy()).on('close', () => sockets.delete(from)).pipe(to);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(target.href);
  // A server that listens on TCP has an address with a port.
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    open: () => { isOpen = true; },
    shut: () => { isOpen = false; sockets.forEach((socket) => socket.destroy()); },
    mute: () => sockets.forEach((socket) => socket.unpipe().pause()),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
