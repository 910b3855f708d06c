export type SearchParams = Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;

/** What Next gives a page of its address, as the address has it. */
export function paramsOf(given: Awaited<SearchParams>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [value].flat().map((one): [string, string] => [name, one]),
    ),
  );
}
