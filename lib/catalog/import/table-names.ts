import { own } from '@/lib/core/own';
import { cellText, isBlank, nameOf } from './table-cells';
import type { ColumnField, TableCell, TableContext, TableMapping } from './table-columns';

/** Which offering a row is of, as far as the row names it. */
export interface Named {
  readonly channel: string;
  /** As the table writes it, where the catalogue has no such seller. */
  readonly channelName: string | undefined;
  readonly requestId: string;
  readonly modelName: string | undefined;
  /** Key of the vendor; undefined where it is not named, or the catalogue has none of that name. */
  readonly owner: string | undefined;
  readonly ownerName: string | undefined;
}

/** Finds the seller, the owner and the request id of each row in turn: an empty one may be that of the row above. */
export type Namer = (row: readonly TableCell[]) => Named | { readonly refused: string };

const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '');
const keyOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);

/** What sellers are called beside their names in the catalogue. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  amazonbedrock: 'aws-bedrock',
  aws: 'aws-bedrock',
  azureopenai: 'azure',
  azureaifoundry: 'azure',
  microsoftazure: 'azure',
  googlevertexai: 'vertex',
  vertexai: 'vertex',
  googlegemini: 'google-ai-studio',
  geminiapi: 'google-ai-studio',
};

type Vendor = TableContext['vendors'][number];

/** The request ids at a seller of what a table calls by a request id or, where there is no such, by a model's name; sorted. */
export type Called = (channel: string, name: string) => readonly string[];

export function offeringsCalled({ offerings }: Pick<TableContext, 'offerings'>): Called {
  const ids = new Map<string, string>();
  const named = new Map<string, Set<string>>();
  for (const { channel, requestId, modelKey, modelName } of offerings) {
    ids.set(`${channel} ${requestId.toLowerCase()}`, requestId);
    for (const word of [plain(modelKey), plain(modelName)]) {
      const at = `${channel} ${word}`;
      named.set(at, (named.get(at) ?? new Set()).add(requestId));
    }
  }
  return (channel, name) => {
    const id = ids.get(`${channel} ${name.toLowerCase()}`);
    return id === undefined ? [...(named.get(`${channel} ${plain(name)}`) ?? [])].sort() : [id];
  };
}

/** Reads names by what the catalogue knows. */
export function namer(mapping: TableMapping, context: TableContext, called: Called): Namer {
  const vendors = new Map<string, Vendor>();
  for (const vendor of context.vendors)
    for (const word of [plain(vendor.key), plain(vendor.name)])
      if (!vendors.has(word)) vendors.set(word, vendor);
  const vendorOf = (text: string): Vendor | undefined =>
    vendors.get(plain(text)) ?? vendors.get(plain(own(OTHER_NAMES, plain(text)) ?? ''));
  const above = new Map<ColumnField, string>();
  const FILLED_DOWN: readonly ColumnField[] = ['channel', 'requestId', 'model', 'owner'];
  const places = new Map(
    mapping.columns.flatMap((column, index) =>
      column.use === 'field' ? [[column.field, index] as const] : [],
    ),
  );
  const textOf = (row: readonly TableCell[], field: ColumnField): string => {
    const text = cellText(row[places.get(field) ?? -1]);
    return isBlank(text) ? '' : text;
  };
  return (row) => {
    const written = new Map(FILLED_DOWN.map((field) => [field, textOf(row, field)]));
    // A row that names a model begins with it: the other name and the owner are not those of the row above.
    if (written.get('model') || written.get('requestId'))
      for (const field of ['model', 'requestId', 'owner'] as const) above.delete(field);
    // Another seller has another request id of the same model.
    if (written.get('channel') && written.get('channel') !== above.get('channel')) above.delete('requestId');
    const texts: Partial<Record<ColumnField, string>> = {};
    for (const field of FILLED_DOWN) {
      const text = written.get(field) || (mapping.fillDown ? above.get(field) : '') || '';
      if (text !== '') {
        const name = nameOf(text);
        if ('refused' in name) return name;
        above.set(field, text);
        texts[field] = text;
      }
    }
    const seller = texts.channel ?? mapping.defaults.channel ?? undefined;
    if (seller === undefined) return { refused: 'It names no seller, and the table has none for all rows.' };
    const vendor = vendorOf(seller);
    if (vendor?.isChannel === false)
      return {
        refused: `${vendor.name} makes models; under which name are they sold? Name the seller as the catalogue does.`,
      };
    const channel = vendor?.key ?? keyOf(seller);
    if (channel === '') return { refused: `“${seller.slice(0, 60)}” is no name of a seller.` };
    const named = {
      channel,
      channelName: vendor ? undefined : seller,
      modelName: texts.model,
      owner: texts.owner === undefined ? undefined : vendorOf(texts.owner)?.key,
      ownerName: texts.owner,
    };
    if (texts.requestId !== undefined) return { ...named, requestId: texts.requestId };
    if (texts.model === undefined) return { refused: 'It names neither a request id nor a model.' };
    const ids = called(channel, texts.model);
    const [only, another] = ids;
    if (only === undefined)
      return {
        refused: `“${texts.model.slice(0, 60)}” has no request id in the table, and ${channel} sells nothing of that name.`,
      };
    if (another !== undefined)
      return {
        refused: `“${texts.model.slice(0, 60)}” has ${ids.length} request ids at ${channel} (${ids.slice(0, 3).join(', ')}): add a column with request ids.`,
      };
    return { ...named, requestId: only };
  };
}
