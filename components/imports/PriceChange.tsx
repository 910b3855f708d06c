import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react';
import { Sign } from '@/components/ui/Sign';

/** From here on a multiple says more than a percentage. */
const TIMES_FROM = 900;
const TIMES = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });
const PERCENT = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** By how much a price moves: in percent with its sign, or how many times as much it becomes. */
export function PriceChange({ percent }: { readonly percent: number | null }) {
  if (percent === null) return null;
  const dearer = percent > 0;
  return (
    <Sign
      tone={dearer ? 'warning' : 'good'}
      icon={dearer ? <IconArrowUpRight size={14} /> : <IconArrowDownRight size={14} />}
      title={`${dearer ? '+' : '−'}${Math.abs(percent)} %`}
    >
      <span className="numeric">
        {percent >= TIMES_FROM
          ? `× ${TIMES.format(1 + percent / 100)}`
          : `${dearer ? '+' : '−'}${PERCENT.format(Math.abs(percent))} %`}
      </span>
    </Sign>
  );
}
