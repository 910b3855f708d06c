import { DateTime } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { SampleMark } from '@/components/ui/SampleMark';
import { Sign } from '@/components/ui/Sign';
import type { ShownEvidence } from '@/lib/sensitivity/cell-view';
import styles from './matrix.module.css';
import { placeHref } from './place-href';

/** A piece of evidence: what it is, what of it was read, its passage, and until when it counts. */
export function EvidenceItem({
  evidence: { words, place, parameters, passage, document, until, singlePerson, sample },
}: {
  readonly evidence: ShownEvidence;
}) {
  return (
    <div>
      {place ? <Link href={placeHref(place)}>{words}</Link> : words}{' '}
      {singlePerson && <Sign tone="warning">one person</Sign>} {sample && <SampleMark />}
      {parameters.length > 0 && (
        <p className={styles.quiet}>{parameters.map(([name, value]) => `${name}: ${value}`).join('; ')}</p>
      )}
      {passage && (
        <blockquote className={styles.passage}>
          {passage}
          {document && <footer>{document}</footer>}
        </blockquote>
      )}
      {until && (
        <p className={styles.quiet}>
          Ends <DateTime at={until} />
        </p>
      )}
    </div>
  );
}
