import type { SigningKeyView } from '@/lib/signing/signing-keys';

/** What a rotation will do, sentence by sentence: the preview before it is done. */
export function rotationEffects({
  role,
  signed,
}: Pick<SigningKeyView, 'role' | 'signed'>): readonly string[] {
  switch (role) {
    case 'release':
      return [
        'A new key signs from the next publish on.',
        signed.length > 0
          ? `This one stays trusted while an active version is signed by it (${signed.join(', ')}), and for a day at least.`
          : 'This one stays trusted for a day.',
        'Routers get the new key set by themselves. Nothing that they run changes.',
      ];
    case 'freshness':
      return [
        'Delivery hosts sign with a new key within seconds.',
        'This one stays trusted for an hour, longer than anything that it signed.',
        'Routers get the new key set by themselves. Nothing that they run changes.',
      ];
    case 'root':
      return [
        'A new root key signs the key set. This one signs the handover to it, and nothing after.',
        'Routers that have pinned this one follow the handover by themselves.',
        'Pin the new public key in routers that you set up from now on, and export the new key if you kept this one offline.',
      ];
  }
}
