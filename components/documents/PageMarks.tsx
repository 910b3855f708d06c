import styles from './page.module.css';
import type { MarkedBoxes } from './use-marked-page';

const percent = (part: number) => `${part * 100}%`;

/** The marked passages of a page, behind its text. */
export function PageMarks({ marked }: { readonly marked: readonly MarkedBoxes[] }) {
  return (
    <div className={styles.marks} aria-hidden>
      {marked.flatMap(({ mark, boxes }) =>
        boxes.map(({ left, top, width, height }) => (
          <div
            key={`${mark.id} ${left} ${top}`}
            data-mark={mark.id}
            data-tone={mark.tone}
            className={styles.mark}
            title={mark.label}
            style={{
              left: percent(left),
              top: percent(top),
              width: percent(width),
              height: percent(height),
            }}
          />
        )),
      )}
    </div>
  );
}
