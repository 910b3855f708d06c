import {
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconEyeCheck,
  IconPencil,
  IconReplace,
} from '@tabler/icons-react';
import { Sign } from '@/components/ui/Sign';
import type { ShownStatus } from '@/lib/contracts/contract-standing';
import { STATUS_TONES, STATUS_WORDS } from './status-words';

const ICONS: Readonly<Record<ShownStatus, typeof IconClock>> = {
  draft: IconPencil,
  in_review: IconEyeCheck,
  upcoming: IconClock,
  active: IconCircleCheck,
  expired: IconCircleX,
  terminated: IconCircleX,
  superseded: IconReplace,
};

/** Where a contract stands between a draft and its end. */
export function StatusSign({ status }: { readonly status: ShownStatus }) {
  const Icon = ICONS[status];
  return (
    <Sign tone={STATUS_TONES[status]} icon={<Icon size={13} />}>
      {STATUS_WORDS[status]}
    </Sign>
  );
}
