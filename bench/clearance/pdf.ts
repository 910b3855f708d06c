/** What a person waits for who opens a long PDF at the review desk: until its first page is drawn and can be selected. */
import { createHash, randomUUID } from 'node:crypto';
import type { Browser, BrowserContextOptions } from '@playwright/test';
import { pdfOf } from '../../e2e/support/pdf';
import { readDocument } from '../../lib/contracts/server/read-document';
import { connect } from '../../lib/db/client';
import { signedIn } from '../catalogue/sign-in';
import type { CatalogueWorld } from '../catalogue/world';
import type { Options } from '../delivery/options';
import { type Figure, figure, median } from '../delivery/report';

const PAGES = 200;
const OPENINGS = 5;
const CONTRACT = 'BENCH-200';
const CLAUSE =
  'The Provider shall not use Customer Data to train or improve any model, and shall delete it within thirty (30) days after the end of the Term, unless the law of the place where it is stored requires that it be kept for longer.';

const page = (nth: number): string =>
  [
    `${nth}. Use of Customer Data`,
    '',
    ...Array.from({ length: 12 }, (_, part) => `${nth}.${part + 1} ${CLAUSE}`),
  ].join('\n');

/** A contract with a document of 200 full pages, as it is after its text was read. @returns the document's id */
async function keepDocument(ownerUrl: string): Promise<string> {
  const bytes = new Uint8Array(pdfOf(Array.from({ length: PAGES }, (_, nth) => page(nth + 1))));
  const { pages } = await readDocument({ mime: 'application/pdf', bytes });
  const database = connect(ownerUrl);
  const vendor = await database.vendor.findFirstOrThrow();
  const id = randomUUID();
  await database.contract.create({
    data: {
      number: CONTRACT,
      title: 'Two hundred pages',
      kind: 'master',
      precedence: 30,
      vendorId: vendor.id,
      documents: {
        create: {
          id,
          name: 'agreement.pdf',
          mime: 'application/pdf',
          sha256: createHash('sha256').update(bytes).digest('hex'),
          size: bytes.byteLength,
          bytes,
          pages: PAGES,
          state: 'read',
          text: { createMany: { data: pages.map((text, nth) => ({ page: nth + 1, text })) } },
        },
      },
    },
  });
  await database.$disconnect();
  return id;
}

/** Ms from asking for the desk until its first page stands, in a window that has nothing in its cache. */
async function opened(browser: Browser, options: BrowserContextOptions, document: string): Promise<number> {
  const context = await browser.newContext(options);
  const window = await context.newPage();
  await window.goto(`/contracts/${CONTRACT}/review?document=${document}`, { waitUntil: 'commit' });
  const drawn = await window.waitForFunction(
    () => {
      const sheet = globalThis.document.querySelector('[data-page="1"]');
      return sheet?.querySelector('canvas') && sheet.querySelector('span') && performance.now();
    },
    undefined,
    { polling: 'raf' },
  );
  const ms = Number(await drawn.jsonValue());
  await context.close();
  return ms;
}

export async function pdf(
  world: Pick<CatalogueWorld, 'urls' | 'console'>,
  { quick }: Options,
): Promise<Figure[]> {
  const document = await keepDocument(world.urls.ownerUrl);
  const { base } = await world.console();
  const { browser, state } = await signedIn(base);
  const options = { baseURL: base, storageState: state, viewport: { width: 1440, height: 900 } };
  try {
    await opened(browser, options, document);
    const times: number[] = [];
    for (let nth = 0; nth < (quick ? 2 : OPENINGS); nth++)
      times.push(await opened(browser, options, document));
    const seconds = times.map((ms) => (ms / 1000).toFixed(2)).join(', ');
    return [
      figure(
        'a PDF of 200 pages at the desk, to its first page, cold cache, median',
        median(times) / 1000,
        's',
        { most: 1.5 },
        seconds,
      ),
    ];
  } finally {
    await browser.close();
  }
}
