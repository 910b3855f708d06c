import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconFlask } from '@tabler/icons-react';
import type { Lifecycle } from '@/lib/catalog/lifecycle';
import { Sign, type Tone } from './Sign';

const TONES: Readonly<Record<Lifecycle, Tone>> = {
  preview: 'information',
  available: 'neutral',
  deprecated: 'warning',
  retired: 'bad',
};

const ICONS = {
  preview: <IconFlask size={13} />,
  available: <IconCircleCheck size={13} />,
  deprecated: <IconAlertTriangle size={13} />,
  retired: <IconCircleX size={13} />,
};

/** The word for each stage, for facets and exports. */
export function lifecycleWord(lifecycle: Lifecycle): string {
  return `${lifecycle.charAt(0).toUpperCase()}${lifecycle.slice(1)}`;
}

/** Where an offering stands between preview and retired. */
export function LifecycleSign({ lifecycle }: { readonly lifecycle: Lifecycle }) {
  return (
    <Sign tone={TONES[lifecycle]} icon={ICONS[lifecycle]}>
      {lifecycleWord(lifecycle)}
    </Sign>
  );
}
