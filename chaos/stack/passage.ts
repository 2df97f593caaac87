import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Chance } from '../story/chance.ts';

/** A way to a service on which things take longer, and on which connections can be cut. */
export interface Passage {
  readonly port: number;
  /** Breaks all connections; what is under way is lost. New ones may be made at once. */
  readonly cut: () => void;
  /** Breaks, at once, the connections on which appends were sent: what else is under way arrives. */
  readonly cutAppends: () => void;
  /** Breaks all connections and lets no new ones through until `open`. */
  readonly shut: () => void;
  readonly open: () => void;
  /** Acts once, at the moment when a client sends bytes of which this is true. Gives the way to call it off. */
  readonly whenSent: (isMeant: (bytes: Buffer) => boolean, act: () => void) => () => void;
  readonly close: () => Promise<void>;
}

/** Where a passage begins and ends, and how long it is. */
export interface PassagePlan {
  /** Where clients come in. */
  readonly port: number;
  readonly targetPort: number;
  /** Each connection has a delay of its own in each direction, up to this. */
  readonly mostDelayMs: number;
  readonly chance: Chance;
}

interface Trigger { readonly isMeant: (bytes: Buffer) => boolean; readonly act: () => void }

/** Opens a passage on the loopback address. */
export async function openPassage(plan: PassagePlan): Promise<Passage> {
  const sockets = new Set<Socket>();
  const triggers = new Set<Trigger>();
  const appending = new Set<Socket>();
  const isAppend = sendsRequest(kafkaRequests.produce);
  let isOpen = true;
  const server = createServer({ noDelay: true }, (inner) => {
    if (!isOpen) return void inner.destroy();
    const outer = connect({ port: plan.targetPort, host: '127.0.0.1', noDelay: true });
    for (const socket of [inner, outer]) sockets.add(socket);
    const notice = (bytes: Buffer): void => {
      if (isAppend(bytes)) [inner, outer].forEach((socket) => appending.add(socket));
      [...triggers].filter(({ isMeant }) => isMeant(bytes)).forEach((trigger) => triggers.delete(trigger) && trigger.act());
    };
    carry({ from: inner, to: outer, delayMs: plan.chance.between(0, plan.mostDelayMs), notice, sockets });
    carry({ from: outer, to: inner, delayMs: plan.chance.between(0, plan.mostDelayMs), notice: () => undefined, sockets });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(plan.port, '127.0.0.1', resolve));
  const cut = (): void => sockets.forEach((socket) => socket.resetAndDestroy());
  return {
    port: plan.port,
    cut,
    cutAppends: () => {
      appending.forEach((socket) => socket.resetAndDestroy());
      appending.clear();
    },
    shut: () => { isOpen = false; cut(); },
    open: () => { isOpen = true; },
    whenSent: (isMeant, act) => {
      const trigger = { isMeant, act };
      triggers.add(trigger);
      return () => void triggers.delete(trigger);
    },
    close: () => close(server, sockets),
  };
}

interface Direction {
  readonly from: Socket;
  readonly to: Socket;
  readonly delayMs: number;
  readonly notice: (bytes: Buffer) => void;
  readonly sockets: Set<Socket>;
}

/** Timers of one length run out in the order in which they were set, so that bytes keep theirs. */
function carry({ from, to, delayMs, notice, sockets }: Direction): void {
  from.on('data', (bytes) => {
    notice(bytes);
    setTimeout(() => void (to.writable && to.write(bytes)), delayMs);
  });
  from.on('end', () => setTimeout(() => to.end(), delayMs));
  from.on('error', () => setTimeout(() => to.resetAndDestroy(), delayMs));
  from.on('close', () => {
    sockets.delete(from);
    setTimeout(() => to.destroy(), delayMs + 1);
  });
}

function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    sockets.forEach((socket) => socket.destroy());
  });
}

/** Says whether bytes of a client of Postgres begin with, or hold, these words of SQL. */
export function sendsSql(words: string): (bytes: Buffer) => boolean {
  return (bytes) => bytes.includes(words);
}

/** Says whether bytes of a client of Kafka begin a request of this kind (https://kafka.apache.org/protocol: length, then API key). */
export function sendsRequest(apiKey: number): (bytes: Buffer) => boolean {
  return (bytes) => bytes.length >= 14 && bytes.readInt32BE(0) >= bytes.length - 4 && bytes.readInt16BE(4) === apiKey;
}

/** The API keys of Kafka's requests that matter here. */
export const kafkaRequests = { produce: 0, offsetCommit: 8 } as const;
