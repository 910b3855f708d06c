import { isIP } from 'node:net';

/**
 * The network address that a request came from, as the nearest proxy noted it: the last entry of X-Forwarded-For, since a
 * client can write the earlier ones. Next writes it only where there is none, so that without a proxy in front whoever
 * connects says what they like. An IPv6 address counts as its /64, which one customer has to itself. Null when none is given.
 */
export function clientAddress(headers: Headers): string | null {
  const last = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  const address = last.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  switch (isIP(address)) {
    case 4:
      return address;
    case 6:
      return `${expanded(address).slice(0, 4).join(':')}::/64`;
    default:
      return null;
  }
}

/** The eight groups of an IPv6 address, without leading zeros. */
function expanded(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after].map((group) =>
    group.replace(/^0+(?=.)/, ''),
  );
}
