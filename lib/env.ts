import { readFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * The environment, parsed once. Everything Fairlead reads from it is here and in `.env.example`; only this file,
 * scripts and configuration files touch `process.env`. `npm start` sets what it generates (secrets, the URLs of the
 * embedded Postgres) for the processes it starts.
 */

const port = z.coerce
  .number('must be a port number')
  .int('must be a whole number')
  .min(1, 'must be a port from 1 to 65535')
  .max(65535, 'must be a port from 1 to 65535');

const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must look like postgresql://user:password@host:5432/database',
});

const sealingKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'must be 32 random bytes as base64url');

const schema = z.object({
  /** The application's login: reads and writes, but can change neither tables nor what is append-only. */
  DATABASE_URL: postgresUrl.optional(),
  /** The login that owns the tables and applies migrations. */
  DATABASE_OWNER_URL: postgresUrl.optional(),
  /** The delivery process' login: reads what was published. */
  DATABASE_DELIVERY_URL: postgresUrl.optional(),
  /** The same database without a connection pooler in between, for LISTEN. */
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  FAIRLEAD_DATA_DIR: z.string().default('.data'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  DELIVERY_PORT: port.default(3001),
  /** Where the delivery process gives its metrics, for a network of their own. */
  DELIVERY_STATUS_PORT: port.optional(),
  /** Where the console gives its metrics, likewise. */
  CONSOLE_STATUS_PORT: port.optional(),
  /** Seconds from SIGTERM until a process takes no new connection: balancers notice meanwhile that it is not ready. */
  FAIRLEAD_DRAIN_SECONDS: z.coerce
    .number('must be a number of seconds')
    .min(0, 'must be 0 or more')
    .max(300, 'must be at most 300')
    .default(1),
  NEXTAUTH_URL: z
    .url({ protocol: /^https?$/, error: 'must look like https://fairlead.example.com' })
    .optional(),
  NEXTAUTH_SECRET: z.string().min(32, 'must be at least 32 characters').optional(),
  /** Seals root and release keys: the admin plane's alone. */
  FAIRLEAD_KEY: sealingKey.optional(),
  /** Seals freshness keys, which delivery hosts sign with. */
  FAIRLEAD_DELIVERY_KEY: sealingKey.optional(),
  /** Public root keys by which hosts believe the snapshot that they kept on disk. */
  FAIRLEAD_ROOTS: z
    .string()
    .regex(/^\s*[\w-]{43}(\s*,\s*[\w-]{43})*\s*$/, 'must be public root keys with commas in between')
    .transform((text) => text.split(',').map((root) => root.trim()))
    .optional(),
  /** Where mail is handed over; without it nothing is mailed. */
  FAIRLEAD_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must look like smtps://user:password@mail.example.com:465' })
    .optional(),
  FAIRLEAD_MAIL_FROM: z.string().max(320).default('Fairlead <fairlead@localhost>'),
  /** Hosts of the company's own network that webhooks may call. */
  FAIRLEAD_INSIDE_HOSTS: z
    .string()
    .regex(/^\s*[a-z0-9.:-]+(\s*,\s*[a-z0-9.:-]+)*\s*$/, 'must be host names with commas in between')
    .transform((text) => text.split(',').map((host) => host.trim()))
    .default([]),
  /** Days after which network addresses are forgotten from where changes came. */
  FAIRLEAD_AUDIT_ADDRESS_DAYS: z.coerce
    .number('must be a number of days')
    .int('must be a whole number of days')
    .min(1, 'must be from 1 to 36500')
    .max(36_500, 'must be from 1 to 36500')
    .default(365),
  FAIRLEAD_ADMIN_EMAIL: z.email('must be an e-mail address').default('admin@fairlead.local'),
  FAIRLEAD_ADMIN_PASSWORD: z.string().min(12, 'must be at least 12 characters').optional(),
  /** Encrypts backups; without it they are written as they are. */
  FAIRLEAD_BACKUP_PASSPHRASE: z.string().min(12, 'must be at least 12 characters').optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace'],
      'must be fatal, error, warn, info, debug or trace',
    )
    .default('info'),
  CHROMIUM_PATH: z.string().optional(),
});

/** The names of all variables, for the check that `.env.example` documents each. */
export const VARIABLES: readonly string[] = Object.keys(schema.shape);

/** What is secret may come from a file instead, named by the variable with `_FILE` behind it (/run/secrets/…). */
export const SECRETS = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'DATABASE_DELIVERY_URL',
  'DATABASE_DIRECT_URL',
  'NEXTAUTH_SECRET',
  'FAIRLEAD_KEY',
  'FAIRLEAD_DELIVERY_KEY',
  'FAIRLEAD_SMTP_URL',
  'FAIRLEAD_ADMIN_PASSWORD',
  'FAIRLEAD_BACKUP_PASSPHRASE',
] as const satisfies readonly (keyof typeof schema.shape)[];

/** The environment as given; what has no default may be missing. */
export type GivenEnv = Readonly<z.infer<typeof schema> & { NEXTAUTH_URL: string }>;

/** What a process that `npm start` started can rely on. Reading one that is missing throws an EnvironmentProblem. */
export type Env = GivenEnv &
  Readonly<{ DATABASE_URL: string; DATABASE_DELIVERY_URL: string; NEXTAUTH_SECRET: string }>;

/** A variable that is missing or wrong. The message names it and says what it should be, in one line. */
export class EnvironmentProblem extends Error {
  override readonly name = 'EnvironmentProblem';
}

/**
 * The text of a secret's file without the end of its last line; undefined where no file is named.
 *
 * @throws EnvironmentProblem naming the variable
 */
function secretFile(name: string, file: string | undefined): string | undefined {
  if (!file) return undefined;
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '') || undefined;
  } catch {
    throw new EnvironmentProblem(`${name}_FILE names ${file}, which cannot be read (see .env.example).`);
  }
}

/**
 * Parses an environment. An empty value counts as missing; a secret that is not set is read from its file, if one is named.
 *
 * @throws EnvironmentProblem naming every variable that is wrong (never its value: it may be a secret)
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): GivenEnv {
  const given = Object.fromEntries(VARIABLES.map((name) => [name, source[name] || undefined]));
  for (const name of SECRETS) given[name] ??= secretFile(name, source[`${name}_FILE`]);
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new EnvironmentProblem(
      `${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')} (see .env.example).`,
    );
  }
  return { ...parsed.data, NEXTAUTH_URL: parsed.data.NEXTAUTH_URL ?? `http://localhost:${parsed.data.PORT}` };
}

const DEMANDED = ['DATABASE_URL', 'DATABASE_DELIVERY_URL', 'NEXTAUTH_SECRET'] as const;

/** The given environment in which reading a missing variable that the running processes need says so. */
export function demanding(given: GivenEnv): Env {
  const env = { ...given };
  for (const name of DEMANDED) {
    if (given[name] !== undefined) continue;
    Object.defineProperty(env, name, {
      get: () => {
        throw new EnvironmentProblem(
          `${name} is not set: start with "npm start", or set it as .env.example says.`,
        );
      },
    });
  }
  return env as Env;
}

let parsed: Env | undefined;

/** This process' environment, parsed at the first call. */
export function env(): Env {
  parsed ??= demanding(readEnv(process.env));
  return parsed;
}
