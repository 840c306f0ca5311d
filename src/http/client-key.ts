import { createHash, timingSafeEqual } from 'node:crypto';
import { isIPv4 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';

/** Gives the client that a request comes from: all limits of one client go by it. */
export type ClientKeyOf = (request: FastifyRequest) => string;

/**
 * A client is the address that it asks from, or a token that is known here, such as `token:5e884898`, wherever it
 * comes from. An unknown token is no token, so that nobody makes himself many. The token itself is kept nowhere.
 *
 * @param tokenDigests SHA-256 digests in hexadecimal.
 */
export function clientKeys(tokenDigests: readonly string[] = []): ClientKeyOf {
  const known = tokenDigests.map((digest) => Buffer.from(digest, 'hex'));
  return (request) => {
    const token = bearerToken(request.headers.authorization);
    const digest = token === undefined ? undefined : knownDigest(token, known);
    return digest === undefined ? addressKey(request) : `token:${digest.toString('hex').slice(0, 8)}`;
  };
}

/** Addresses whose network is kept, as most ask again and again. */
const MOST_KEPT = 1_000;
const kept = new Map<string, string>();

/** The address as trusted proxies tell it; where they tell none, that of the connection. */
function addressKey({ ip, socket }: FastifyRequest): string {
  const known = kept.get(ip);
  if (known !== undefined) return known;
  const network = networkOf(ip);
  if (network === undefined) return networkOf(socket.remoteAddress ?? '') ?? 'unknown';
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(ip, network);
  return network;
}

/**
 * `192.0.2.7`, also for `::ffff:192.0.2.7`; `2001:db8:1:2::/64` for any address of it, as one line is given a whole
 * /64; undefined for what is no address.
 */
export function networkOf(address: string): string | undefined {
  // Nearly every address; a burst of requests would spend a sixth of its time on reading them.
  if (isIPv4(address)) return address;
  if (!ipaddr.isValid(address)) return undefined;
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  const network = new ipaddr.IPv6([...parsed.parts.slice(0, 4), 0, 0, 0, 0]);
  return `${network.toString()}/64`;
}

/** The address without the dress of IPv6 that IPv4 may wear, such as `::ffff:192.0.2.7`; undefined for what is none. */
export function bareAddress(address: string): string | undefined {
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : undefined;
}

function bearerToken(header: string | undefined): string | undefined {
  return /^Bearer +([^\s]{1,1000})$/i.exec(header ?? '')?.[1];
}

/** The digest of the token where it is among the known ones; how alike two digests are does not show in the time. */
function knownDigest(token: string, known: readonly Buffer[]): Buffer | undefined {
  const digest = createHash('sha256').update(token).digest();
  return known.find((one) => timingSafeEqual(one, digest));
}
