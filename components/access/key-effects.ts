import type { Regression } from '@/lib/signing/regression';
import type { KeyedEnvironment } from '@/lib/signing/signing-keys';

/** What renewing the key set will do, sentence by sentence. */
export const RENEWAL_EFFECTS: readonly string[] = [
  'The root key signs the keys and epochs as they are now, for 400 days from today.',
  'Keys that sign no more, and that nothing active needs, are dropped from it.',
  'Routers get it by themselves. Nothing that they run changes.',
];

/** What raising an epoch will do. */
export function epochEffects(
  { name, epoch, active }: KeyedEnvironment,
  regression: Regression | undefined,
): readonly string[] {
  const next = Math.max(epoch, regression?.epoch ?? 0) + 1;
  const version = active === null ? 1 : Number(active.split('.')[1]) + 1;
  return [
    `${name} moves to epoch ${next}, in a key set that the root key signs now.`,
    `Nothing changes for routers until something is published or rolled back. That version, ${next}.${version}, is above every one before, whatever their numbers.`,
    regression
      ? `Routers keep ${regression.held} until then. What is in force here after the backup is not what they run: check the draft before you publish.`
      : 'Only needed after an older backup was restored: otherwise the next version is above the active one anyway.',
    'It cannot be lowered again.',
  ];
}

/** What a release key for one environment will do. */
export function ownKeyEffects(name: string): readonly string[] {
  return [
    `A new key signs what is published in ${name} from now on, and is believed there alone.`,
    'It is rotated by itself, apart from the key for every environment, which signs everywhere else.',
    'The active version stays signed by the key that signed it. Routers get the new key set by themselves.',
  ];
}

/** What ending such a key will do. */
export function endOwnKeyEffects(environment: string, signed: readonly string[]): readonly string[] {
  return [
    `The key for every environment signs what is published in ${environment} from now on.`,
    signed.length > 0
      ? `This one stays trusted while an active version is signed by it (${signed.join(', ')}), and for a day at least.`
      : 'This one stays trusted for a day.',
  ];
}
