import ipaddr from 'ipaddr.js';

/** Serves the secrets of its machines to whoever asks from within, from an address that is nobody's by any registry. */
const AZURE_PLATFORM = '168.63.129.16';

/**
 * Whether an IP address is one that anybody on the internet may be reached at: global unicast, IPv4 or IPv6, and no way of
 * writing another. All else is refused: private, loopback, link-local (where clouds keep their metadata), carrier-grade NAT,
 * multicast, reserved, IPv4 within IPv6, NAT64, 6to4 and Teredo.
 */
export function isPublicAddress(address: string): boolean {
  if (address.includes('%') || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  if (parsed.kind() === 'ipv4') return parsed.toString() !== AZURE_PLATFORM;
  // Of IPv6, nothing outside of 2000::/3 has been given to anybody.
  return parsed.match(ipaddr.parseCIDR('2000::/3'));
}
