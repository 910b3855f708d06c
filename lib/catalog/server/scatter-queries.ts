import { type MeasureChoice, measureChoices } from '../measures';
import { listOfferings, type OfferingList } from '../offering-list';
import { readOfferingQuery } from '../offering-query';
import { type Scatter, type ScatterAxes, scatterOf } from '../scatter';
import { offeringRows } from './offering-rows';

/** A scatter with what its page needs beside it. */
export interface ScatterView extends Scatter, Pick<OfferingList, 'total' | 'facets'> {
  /** What can be drawn of all offerings, whatever the filters. */
  readonly choices: readonly MeasureChoice[];
}

/** The scatter of the offerings that a list with the same parameters shows. */
export async function scatterView(params: URLSearchParams, axes: ScatterAxes): Promise<ScatterView> {
  const all = await offeringRows();
  const { query } = readOfferingQuery(params);
  const { rows, total, facets } = listOfferings(all, { ...query, offset: 0, limit: all.length });
  return { ...scatterOf(rows, axes), total, facets, choices: measureChoices(all) };
}
