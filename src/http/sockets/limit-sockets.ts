import type { Server } from 'node:http';
import { BlockList, isIP, type Socket } from 'node:net';
import type { Limits } from '../../limit-settings.js';
import { Tally } from '../../tally.js';
import { bareAddress, networkOf } from '../client-key.js';

export interface SocketLimits {
  readonly limits: Pick<Limits, 'sockets' | 'socketsPerClient'>;
  /** Addresses and networks whose connections are those of many clients. */
  readonly trustedProxies: readonly string[];
}

/** Closes connections beyond so many of all clients, and of one address that is no proxy's, as soon as they are made. */
export function limitSockets(server: Server, { limits, trustedProxies }: SocketLimits): void {
  const isProxy = networkList(trustedProxies);
  const open = new Tally();
  server.maxConnections = limits.sockets;
  server.on('connection', (socket: Socket) => {
    const { remoteAddress = '' } = socket;
    const client = networkOf(remoteAddress);
    if (client === undefined || isProxy(remoteAddress)) return;
    if (open.of(client) >= limits.socketsPerClient) {
      socket.destroy();
      return;
    }
    open.add(client, 1);
    socket.once('close', () => {
      open.add(client, -1);
    });
  });
}

/** Tells whether an address is among the addresses and networks. */
function networkList(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    if (bits === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(bits), familyOf(address));
  }
  return (address) => {
    const bare = bareAddress(address);
    return bare !== undefined && list.check(bare, familyOf(bare));
  };
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
