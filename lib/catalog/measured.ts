import type { MeasurementLine } from './details';

/** By kind (`throughput_tps`); of quality `quality:` and the benchmark. */
export type MeasuredNumbers = Readonly<Record<string, number>>;

type Line = MeasurementLine & { readonly modelId: string | null };

export const QUALITY = 'quality:';
const NONE: MeasuredNumbers = {};

/**
 * What is known of an offering in numbers, the latest of each. Quality may be its model's where it has none of its own; speed
 * is the channel's doing and never is. Below zero is no measure.
 */
export function measuredBy(
  lines: readonly Line[],
): (offering: { readonly key: string; readonly modelId: string }) => MeasuredNumbers {
  const own = new Map<string, Record<string, number>>();
  const ofModel = new Map<string, Record<string, number>>();
  const inOrder = [...lines].sort((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0));
  for (const { kind, benchmark, value, offering, modelId } of inOrder) {
    const number = Number(value);
    if (!(number >= 0) || (kind === 'quality' && !benchmark)) continue;
    if (offering !== null) put(own, offering, kind === 'quality' ? `${QUALITY}${benchmark}` : kind, number);
    else if (modelId !== null && kind === 'quality') put(ofModel, modelId, `${QUALITY}${benchmark}`, number);
  }
  return ({ key, modelId }) => {
    const [mine, models] = [own.get(key), ofModel.get(modelId)];
    return mine && models ? { ...models, ...mine } : (mine ?? models ?? NONE);
  };
}

function put(into: Map<string, Record<string, number>>, key: string, name: string, value: number): void {
  const numbers = into.get(key);
  if (numbers) numbers[name] = value;
  else into.set(key, { [name]: value });
}
