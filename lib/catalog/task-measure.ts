import type { OfferingRow } from './offering-row';
import type { PriceUnitKey } from './price-units';

/** A kind of task that offerings are sold for, and the one cost that its offerings are first compared by. */
interface TaskMeasure {
  readonly modes: readonly string[];
  /** The first of these that has a price. */
  readonly units: readonly PriceUnitKey[];
}

/** Of a million tokens, as a conversation has them: three read to one written. */
const READ_SHARE = 0.75;

const TEXT_MODES: readonly string[] = ['chat', 'completion', 'responses', 'realtime'];

/** In this order of tasks where a list holds several. */
const TASKS: readonly TaskMeasure[] = [
  { modes: ['embedding'], units: ['input', 'input_character', 'request'] },
  { modes: ['rerank'], units: ['rerank_search', 'input', 'request'] },
  { modes: ['moderation'], units: ['input', 'request'] },
  { modes: ['image_generation', 'image_edit'], units: ['image', 'output_image', 'request'] },
  { modes: ['audio_transcription'], units: ['input_audio_second', 'audio_second', 'input_audio'] },
  { modes: ['audio_speech'], units: ['input_character', 'output_audio', 'output_audio_second'] },
  { modes: ['ocr'], units: ['input_document_page', 'input_annotated_document_page'] },
  { modes: ['search'], units: ['web_search', 'request'] },
];

/**
 * USD per million tokens of which three quarters are input: what offerings that answer in text are compared by. Null
 * where either price is unknown.
 */
export function blendedPrice(row: Pick<OfferingRow, 'prices'>): number | null {
  const { input, output } = row.prices;
  if (input === undefined || output === undefined) return null;
  // To nine places, as prices are: less what doubles add.
  return Math.round((Number(input) * READ_SHARE + Number(output) * (1 - READ_SHARE)) * 1e9) / 1e9;
}

/** Compared part by part. */
type Standing = readonly [task: number, free: number, unit: number, cost: number];

/**
 * Place of the task among tasks, whether it is given away, place of the unit, and the cost; null where it is unknown. What is
 * given away has no price to be compared by, and stands behind what has one.
 */
function standingOf(row: OfferingRow): Standing | null {
  if (row.mode === null || TEXT_MODES.includes(row.mode)) {
    const cost = blendedPrice(row);
    return cost === null ? null : [-1, Number(row.free), 0, cost];
  }
  const task = TASKS.findIndex(({ modes }) => modes.includes(row.mode ?? ''));
  const units = TASKS[task]?.units ?? ['request', 'input', 'output'];
  const unit = units.findIndex((one) => row.prices[one] !== undefined);
  const amount = unit < 0 ? undefined : row.prices[units[unit] as PriceUnitKey];
  return amount === undefined
    ? null
    : [task < 0 ? TASKS.length : task, Number(row.free), unit, Number(amount)];
}

/**
 * Where each offering stands when nothing else is asked for: by what its task costs, the cheapest first, task by task. Equal
 * costs stand equal, an unknown one is NaN. Reads neither owner nor channel.
 */
export function taskStanding(rows: readonly OfferingRow[]): Float64Array {
  const standings = rows.map(standingOf);
  const known = standings
    .map((standing, at) => ({ standing, at }))
    .filter((one): one is { standing: NonNullable<typeof one.standing>; at: number } => one.standing !== null)
    .sort((a, b) => compare(a.standing, b.standing));
  const out = new Float64Array(rows.length).fill(Number.NaN);
  let place = 0;
  for (const [nth, { standing, at }] of known.entries()) {
    const before = known[nth - 1];
    if (before && compare(before.standing, standing) !== 0) place = nth;
    out[at] = place;
  }
  return out;
}

function compare(a: Standing, b: Standing): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3];
}
