import { VIAS } from '@/lib/audit/filter';
import type { Origin } from '@/lib/audit/origin';

/** A sentence's beginning. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** From where a change came, in a word or two. */
export function viaWords(origin: Origin | null): string {
  return origin ? VIAS[origin.via] : VIAS.system;
}

/** Whoever acted; a person who was erased has no name any more. */
export function actorWords({ name }: { readonly name: string | null }): string {
  return name ?? 'Someone erased';
}
