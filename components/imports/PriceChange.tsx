import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react';
import { Sign } from '@/components/ui/Sign';

const PERCENT = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** By how much a price moves, in percent with its sign; dearer and cheaper are told apart by arrow and word. */
export function PriceChange({ percent }: { readonly percent: number | null }) {
  if (percent === null) return null;
  const dearer = percent > 0;
  return (
    <Sign
      tone={dearer ? 'warning' : 'good'}
      icon={dearer ? <IconArrowUpRight size={14} /> : <IconArrowDownRight size={14} />}
      title={dearer ? 'Dearer' : 'Cheaper'}
    >
      <span className="numeric">
        {dearer ? '+' : '−'}
        {PERCENT.format(Math.abs(percent))} %
      </span>
    </Sign>
  );
}
