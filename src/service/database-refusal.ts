/** Why no connection could be made to the database of a URL, in words for whoever set it. The password is never shown. */

interface Place {
  /** Host and port, or the folder of the socket. */
  server: string;
  user: string;
  database: string;
}

/** By the code of the system or of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const REASONS: Readonly<Record<string, (place: Place) => string>> = {
  ECONNREFUSED: ({ server }) => `nothing listens at ${server} (ECONNREFUSED)`,
  ENOENT: ({ server }) => `there is no socket of PostgreSQL in ${server}`,
  ENOTFOUND: ({ server }) => `the host of ${server} is not known`,
  EAI_AGAIN: ({ server }) => `the host of ${server} cannot be looked up now`,
  EHOSTUNREACH: ({ server }) => `no way leads to ${server}`,
  ENETUNREACH: ({ server }) => `no way leads to ${server}`,
  ETIMEDOUT: ({ server }) => `${server} gave no answer in time`,
  ECONNRESET: ({ server }) => `${server} closed the connection at once: is it PostgreSQL?`,
  '3D000': ({ server, database }) => `there is no database "${database}" at ${server}: make it first`,
  '28P01': ({ server, user }) => `${server} does not take the password of user "${user}"`,
  '28000': ({ server, user }) => `${server} does not let user "${user}" in`,
  '42501': ({ user, database }) => `user "${user}" may not connect to the database "${database}"`,
  '53300': ({ server }) => `${server} has as many connections as it takes`,
  '57P03': ({ server }) => `PostgreSQL at ${server} is starting or stopping`,
};

/** A part of a sentence, such as `nothing listens at localhost:5432 (ECONNREFUSED)`. */
export function reasonOfRefusal(error: unknown, url: string): string {
  const place = placeOf(url);
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const reason = /timeout|timed out/i.test(message) ? REASONS.ETIMEDOUT : REASONS[code];
  return reason?.(place) ?? `no connection to ${place.server}: ${message.replace(/\.$/, '') || code}`;
}

function placeOf(text: string): Place {
  const url = new URL(text);
  const server = url.searchParams.get('host') ?? url.host;
  return {
    server: server === '' ? 'localhost' : server,
    user: url.searchParams.get('user') ?? decodeURIComponent(url.username),
    database: decodeURIComponent(url.pathname.slice(1)),
  };
}
