import { canonicalJson } from '../../lib/policy/canonical';
import type { Bundle } from '../../lib/policy/types';
import { makeBundle } from '../policy-bundle';

/** A bundle of the shape that evaluation is measured with, cut to at most `bytes`; another one for each number. */
export function bundleOf(environment: string, bytes: number, number: number): Bundle {
  const whole = makeBundle();
  let bundle = cut(whole, 1);
  for (let count = 2; count <= Object.keys(whole.taskClasses).length; count++) {
    const larger = cut(whole, count);
    if (Buffer.byteLength(canonicalJson(larger)) > bytes) break;
    bundle = larger;
  }
  return { ...bundle, environment, attributes: { ...whole.attributes, made: [`bundle-${number}`] } };
}

/** The first task classes with the offerings that they name. */
function cut(whole: Bundle, count: number): Bundle {
  const taskClasses = Object.fromEntries(Object.entries(whole.taskClasses).slice(0, count));
  const named = new Set(canonicalJson(taskClasses).match(/channel-\d\/[^"]+/g));
  const offerings = Object.entries(whole.offerings).filter(([key]) => named.has(key));
  return { ...whole, offerings: Object.fromEntries(offerings), taskClasses };
}
