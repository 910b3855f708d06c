import { IconTestPipe } from '@tabler/icons-react';
import { Sign } from './Sign';

/** Says of a vendor, an offering, a contract or a clause that it is invented, and where alone it counts. */
export function SampleMark() {
  return (
    <Sign
      tone="warning"
      icon={<IconTestPipe size={12} />}
      title="Invented, to show what the screens are for. Clears in development alone; administrators remove it under Settings."
    >
      Sample
    </Sign>
  );
}
