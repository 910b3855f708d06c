/**
 * What equal offerings are put in order by: nothing that anybody could name themselves for. FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/), then mixed as murmur3 ends, so that neighbours part.
 */
export function lot(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
