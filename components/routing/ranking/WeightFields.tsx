'use client';

import { NumberInput, Slider } from '@mantine/core';
import { weightShares } from '@/lib/routing/rank-parts';
import { MEASURE_WORDS } from '@/lib/routing/rank-words';
import { MEASURES, type RankedSelection } from '@/lib/routing/select-schema';
import rankingStyles from './ranking.module.css';
import styles from './weights.module.css';

/** The sliders go this far; a number typed beside may be larger. */
const SLIDER_END = 10;

/** How much each measure counts, as a weight and as its share of all. */
export function WeightFields({
  weights,
  idOf,
  errorOf,
  onChange,
}: {
  readonly weights: RankedSelection['weights'];
  readonly idOf: (path: string) => string;
  readonly errorOf: (path: string) => string | false;
  readonly onChange: (weights: RankedSelection['weights']) => void;
}) {
  const shares = weightShares(weights);
  const error = errorOf('/weights');
  return (
    <fieldset className={styles.weights} id={idOf('/weights')} tabIndex={-1}>
      <legend>Weights</legend>
      {MEASURES.map((measure) => {
        const label = MEASURE_WORDS[measure];
        const set = (weight: number) => onChange({ ...weights, [measure]: weight });
        return (
          <div key={measure} className={styles.weight}>
            <span className={styles.weightName}>
              <span className={rankingStyles.swatch} data-measure={measure} aria-hidden />
              {label}
            </span>
            <Slider
              className={rankingStyles.slider}
              thumbLabel={`Weight of ${label.toLowerCase()}`}
              min={0}
              max={Math.max(SLIDER_END, weights[measure])}
              label={null}
              size="sm"
              color={weights[measure] === 0 ? 'gray' : 'accent'}
              value={weights[measure]}
              onChange={set}
            />
            <NumberInput
              id={idOf(`/weights/${measure}`)}
              aria-label={`Weight of ${label.toLowerCase()}, as a number`}
              error={errorOf(`/weights/${measure}`)}
              size="xs"
              w={64}
              min={0}
              max={1000}
              allowDecimal={false}
              allowNegative={false}
              value={weights[measure]}
              onChange={(value) => set(typeof value === 'number' ? value : 0)}
            />
            <span className={styles.share}>{shares[measure]} %</span>
          </div>
        );
      })}
      {error && <p className={styles.fieldError}>{error}</p>}
    </fieldset>
  );
}
