import { canonicalJson } from '../../lib/policy/canonical';
import type { Bundle } from '../../lib/policy/types';
import { makeBundle } from '../policy-bundle';

/** A bundle of the shape that evaluation is measured with, cut to about `bytes`; another one for each number. */
export function bundleOf(environment: string, bytes: number, number: number): Bundle {
  const whole = makeBundle();
  const share = bytes / Buffer.byteLength(canonicalJson(whole));
  const classes = Object.entries(whole.taskClasses);
  const taskClasses = Object.fromEntries(classes.slice(0, Math.max(1, Math.round(classes.length * share))));
  const named = new Set(canonicalJson(taskClasses).match(/channel-\d\/[^"]+/g));
  const offerings = Object.entries(whole.offerings).filter(([key]) => named.has(key));
  return {
    ...whole,
    environment,
    attributes: { ...whole.attributes, made: [`bundle-${number}`] },
    offerings: Object.fromEntries(offerings),
    taskClasses,
  };
}
