import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Caller } from '../../lib/auth/server/command';
import { createOwnToken } from '../../lib/auth/server/commands/own-tokens';
import { createCatalogLink } from '../../lib/catalog/server/link-commands';
import { bringDatabase, connect } from '../../lib/db/client';
import { addPerson } from '../../lib/db/testing/access';
import { PROBLEMS } from '../../lib/http/problem';
import { curlOf } from '../../lib/openapi/curl';
import { OPERATIONS, problemsOf } from '../../lib/openapi/document';
import type { Operation } from '../../lib/openapi/operation';
import type { RunningApp } from './app';
import type { Shell } from './follow';

/** What the examples of the reference need that only a running Fairlead can give. */
export interface ReferenceWorld {
  readonly author: string;
  /** Somebody else, who approves. */
  readonly other: string;
  readonly link: string;
  readonly folder: string;
}

/** Of what somebody else has to do, and what is the author's. */
const ANOTHERS = ['approveDraft', 'answerReview'];
/** What changes something, in an order in which each can be done. All else is asked before. */
const CHANGES = [
  'replaceDraft',
  'validateDraft',
  'compareDraft',
  'submitDraft',
  'approveDraft',
  'publishDraft',
  'changeStops',
  'replaceDraft',
  'submitDraft',
  'answerReview',
  'rollBack',
  'reportDecisions',
  'discardDraft',
];

/**
 * Where the warnings of a fresh policy have to be accepted by name, so that what is published, and what follows from it, is refused
 * as the reference says.
 */
const REFUSED = ['publishDraft', 'submitDraft', 'answerReview', 'rollBack', 'discardDraft'];

/** The statuses with which the example of an operation may be answered. */
export function expectedStatuses(operation: Operation): readonly string[] {
  const refusals = REFUSED.includes(operation.id) ? problemsOf(operation) : [];
  return [...Object.keys(operation.answers), ...refusals.map((key) => String(PROBLEMS[key].status))];
}

/** The operations in the order in which they are tried. */
export function inOrder(): readonly Operation[] {
  const named = (id: string) => OPERATIONS.filter((operation) => operation.id === id);
  return [...OPERATIONS.filter(({ id }) => !CHANGES.includes(id)), ...CHANGES.flatMap(named)];
}

/** Two people with tokens of every scope, an address of the catalogue, and a folder to work in. */
export async function referenceWorld(app: RunningApp): Promise<ReferenceWorld> {
  const database = connect(app.database.applicationUrl);
  bringDatabase(database);
  try {
    const tokenOf = async (name: string) => {
      const person = await addPerson(`${name}@fairlead.test`, [
        'admin',
        'architect',
        'publisher',
        'procurement',
      ]);
      return { person, token: await ownToken(person) };
    };
    const [author, other] = [await tokenOf('reference-author'), await tokenOf('reference-other')];
    const link = await createCatalogLink(author.person, { name: 'Reference', expiresInDays: 1 });
    const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-reference-'));
    return { author: author.token, other: other.token, link: link.secret, folder };
  } finally {
    bringDatabase(undefined);
    await database.$disconnect();
  }
}

async function ownToken(person: Caller): Promise<string> {
  const scopes = [
    ...new Set(OPERATIONS.map(({ scope }) => scope).filter((scope) => scope !== 'none' && scope !== 'any')),
  ];
  const input = {
    name: 'Reference',
    environment: 'development',
    scopes,
    expiresInDays: 1,
    serviceAccountId: null,
  };
  return (await createOwnToken(person, input)).token;
}

/** Types the example of an operation into a shell, and gives the status that it was answered with. */
export async function tryExample(
  shell: Shell,
  app: RunningApp,
  world: ReferenceWorld,
  operation: Operation,
): Promise<number> {
  const log = path.join(world.folder, 'answers');
  const draft = await askAs(world.author, `${app.baseURL}/api/v1/environments/development/drafts/main`);
  const policy = path.join(world.folder, 'policy.yaml');
  if (operation.id === 'replaceDraft') writeFileSync(policy, changed(await draft.text()));
  const manifest = await askAs(world.author, `${app.baseURL}/api/v1/environments/development/manifest`);
  const reviews = await askAs(world.author, `${app.baseURL}/api/v1/environments/development/reviews`);
  const { release } = (await manifest.json()) as { release: { digest: string } };
  const [review] = ((await reviews.json()) as { data?: { id: string }[] }).data ?? [];
  writeFileSync(log, '');
  const variables = {
    CURL_LOG: log,
    FAIRLEAD_TOKEN: ANOTHERS.includes(operation.id) ? world.other : world.author,
    ETAG: draft.headers.get('etag') ?? '',
    DIGEST: release.digest,
    REVIEW: review?.id ?? '',
    LINK: world.link,
  };
  const settings = Object.entries(variables).map(([name, value]) => `export ${name}='${value}'`);
  await shell.run([`cd '${world.folder}'`, ...settings, `${curlOf(operation)} > answer`].join('\n'));
  return Number(readFileSync(log, 'utf8').trim().split(' ').at(-1));
}

const askAs = (token: string, url: string) =>
  fetch(url, { headers: { authorization: `Bearer ${token}`, accept: 'application/yaml, application/json' } });

/** A file that says something else: the first two offerings of its first rule have changed places. */
function changed(file: string): string {
  const [first = '', second = ''] = [...file.matchAll(/offering: (\S+)/g)].map((match) => match[1] ?? '');
  let place = 0;
  return file.replace(/offering: \S+/g, (line) => {
    place += 1;
    if (place > 2) return line;
    return `offering: ${place === 1 ? second : first}`;
  });
}
