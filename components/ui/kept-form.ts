'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { forgetValues, keepValues, keptValues } from './kept-values';

/**
 * What a person types survives a reload, a closed tab and a sign-in: values are kept in this browser under `key` until
 * `forget` is called (after saving, or to start over), and leaving with unsaved values asks first. `restored` tells that
 * what is shown was typed earlier. Kept values that were typed over an older `basis` (a record's revision) are kept too:
 * saving them then shows the conflict instead of losing them.
 */
export function useKeptForm<Values>(
  key: string,
  initial: Values,
  basis: number,
): {
  readonly values: Values;
  readonly setValues: (change: Values | ((values: Values) => Values)) => void;
  /** The record's revision that the values were typed over. */
  readonly basis: number;
  readonly dirty: boolean;
  readonly restored: boolean;
  readonly forget: (values: Values, basis: number) => void;
} {
  const [state, setState] = useState({ values: initial, basis, dirty: false, restored: false });
  const loaded = useRef(false);

  useEffect(() => {
    if (loaded.current) return;
    loaded.current = true;
    const kept = keptValues<Values>(key);
    if (kept) setState({ values: kept.values, basis: kept.basis, dirty: true, restored: true });
  }, [key]);

  useEffect(() => {
    if (!state.dirty) return;
    keepValues(key, { values: state.values, basis: state.basis });
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [state, key]);

  const setValues = useCallback((change: Values | ((values: Values) => Values)) => {
    setState((now) => ({
      ...now,
      values: typeof change === 'function' ? (change as (values: Values) => Values)(now.values) : change,
      dirty: true,
    }));
  }, []);

  const forget = useCallback(
    (values: Values, newBasis: number) => {
      forgetValues(key);
      setState({ values, basis: newBasis, dirty: false, restored: false });
    },
    [key],
  );

  return { ...state, setValues, forget };
}
