/** Steps 4 and 6 of the naive evaluator: arms, checks and cost, naively. */
import type { Arm, Offering, PriceRow, Rule } from '../types';
import { expand, ms, own, type Situation, within } from './naive-world';

function bucketOf(text: string): number {
  const bytes = new TextEncoder().encode(text);
  const mask = 0xffffffffn;
  const rotate = (x: bigint, by: bigint): bigint => ((x << by) | (x >> (32n - by))) & mask;
  const scramble = (k: bigint): bigint => (rotate((k * 0xcc9e2d51n) & mask, 15n) * 0x1b873593n) & mask;
  let h = 0n;
  const blocks = Math.floor(bytes.length / 4);
  const littleEndian = (from: number, to: number): bigint =>
    [...bytes.slice(from, to)].reduceRight((word, byte) => (word << 8n) | BigInt(byte), 0n);
  for (let block = 0; block < blocks; block++) {
    h = (rotate(h ^ scramble(littleEndian(block * 4, block * 4 + 4)), 13n) * 5n + 0xe6546b64n) & mask;
  }
  h ^= scramble(littleEndian(blocks * 4, bytes.length));
  h ^= BigInt(bytes.length);
  h = ((h ^ (h >> 16n)) * 0x85ebca6bn) & mask;
  h = ((h ^ (h >> 13n)) * 0xc2b2ae35n) & mask;
  return Number(((h ^ (h >> 16n)) * 10000n) >> 32n);
}

export function chooseArm(rule: Rule, unit: string | undefined): { arm: Arm; bucket: number | null } {
  const whole = rule.arms.find((arm) => arm.weight === 10000);
  if (whole !== undefined) return { arm: whole, bucket: null };
  if (unit === undefined) return { arm: rule.arms.find((arm) => arm.weight > 0) as Arm, bucket: null };
  const bucket = bucketOf(`${rule.salt}:${unit}`);
  let start = 0;
  for (const arm of rule.arms) {
    if (bucket >= start && bucket < start + arm.weight) return { arm, bucket };
    start += arm.weight;
  }
  throw new Error('weights do not sum to 10,000');
}

/** 10⁻¹⁸ USD. */
function amount(decimal: string): bigint {
  const [whole, fraction = ''] = decimal.split('.') as [string, string?];
  return BigInt(whole + fraction.padEnd(18, '0'));
}

export function plain(total: bigint): string {
  const digits = total.toString().padStart(19, '0');
  return `${digits.slice(0, -18)}.${digits.slice(-18)}`.replace(/0+$/, '').replace(/\.$/, '');
}

export function costOf(offering: Offering, situation: Situation): bigint | null {
  const { request, output, now } = situation;
  const open = offering.prices.filter((row) => within(row, now));
  const reached = open.filter((row) => request.inputTokens !== undefined && row.above < request.inputTokens);
  const highest = Math.max(...reached.map((row) => row.above));
  const row: PriceRow | undefined = reached.find((one) => one.above === highest) ?? open[0];
  if (row === undefined) return null;
  const tokenPrice = row.input !== undefined || row.output !== undefined;
  if (tokenPrice && (request.inputTokens === undefined || output === undefined)) return null;
  let total = amount(row.request ?? '0');
  const uses: [number | undefined, string | undefined, bigint][] = [
    [request.inputTokens, row.input, 1000000n],
    [output, row.output, 1000000n],
    [request.images, row.image, 1n],
    [request.audioSeconds, row.audioSecond, 1n],
  ];
  for (const [quantity = 0, price, per] of uses) {
    if (quantity === 0) continue;
    if (price === undefined) return null;
    total += (BigInt(quantity) * amount(price)) / per;
  }
  return total;
}

export function checks(key: string, maxCostUsd: string | undefined, situation: Situation): Set<string> {
  const { bundle, overlay, request, rule, label, output, now } = situation;
  const offering = bundle.offerings[key] as Offering;
  const regions = offering.regions === undefined ? undefined : expand(bundle, offering.regions);
  const failed = new Set<string>();
  for (const stop of overlay?.disabled ?? []) {
    if ('region' in stop) {
      const stopped = expand(bundle, [stop.region]);
      if (regions === undefined || regions.some((region) => stopped.includes(region))) failed.add('disabled');
    } else if ('offering' in stop ? stop.offering === key : false) failed.add('disabled');
    else if ('model' in stop && stop.model === offering.model) failed.add('disabled');
    else if ('channel' in stop && stop.channel === offering.channel) failed.add('disabled');
    else if ('owner' in stop && stop.owner === offering.owner) failed.add('disabled');
  }
  if (offering.from !== undefined && now < ms(offering.from)) failed.add('not_yet_sold');
  if (offering.until !== undefined && now >= ms(offering.until)) failed.add('no_longer_sold');
  const end = own(offering.clearance.levels, label.level);
  if (end === undefined) failed.add('not_cleared_level');
  else if (end !== null && now >= ms(end)) failed.add('clearance_ended');
  for (const tag of label.tags) {
    const tagEnd = own(offering.clearance.tags, tag);
    if (tagEnd === undefined) failed.add('not_cleared_tag');
    else if (tagEnd !== null && now >= ms(tagEnd)) failed.add('clearance_ended');
  }
  for (const limit of [rule.regions, request.regions]) {
    if (limit === undefined) continue;
    const allowed = expand(bundle, limit);
    if (regions === undefined || !regions.every((region) => allowed.includes(region))) failed.add('region');
  }
  for (const need of [...(rule.needs ?? []), ...(request.needs ?? [])]) {
    if (!offering.capabilities.includes(need)) failed.add('capability');
  }
  const input = request.inputTokens;
  const { context, maxInput, maxOutput } = offering;
  if (context !== undefined && BigInt(input ?? 0) + BigInt(output ?? 0) > BigInt(context))
    failed.add('context');
  if (maxInput !== undefined && (input ?? 0) > maxInput) failed.add('context');
  if (maxOutput !== undefined && (output ?? 0) > maxOutput) failed.add('context');
  if ((input !== undefined || output !== undefined) && context === undefined) failed.add('context_unknown');
  if (output !== undefined && maxOutput === undefined) failed.add('context_unknown');
  if (maxCostUsd !== undefined) {
    const cost = costOf(offering, situation);
    if (cost === null) failed.add('cost_unknown');
    else if (cost > amount(maxCostUsd)) failed.add('cost');
  }
  return failed;
}
