import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { inRoot } from '../setup/paths';

const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

/** Files that call others past the guard, and such as may. */
const REFUSED = {
  'lib/catalog/server/default.ts': "import http from 'node:http'; http.get('x');",
  'lib/auth/server/all.ts': "import * as tls from 'node:tls'; tls.connect(1);",
  'app/api/new/route.ts': "import { connect } from 'node:net'; connect(1);",
  'lib/auth/server/mail.ts': "import { createTransport } from 'nodemailer'; createTransport();",
  'app/(console)/new.ts': "await fetch('https://example.com');",
};
const ALLOWED = {
  'lib/delivery/new.ts': "import { createServer, type IncomingMessage } from 'node:http'; createServer();",
  'lib/http/guarded-fetch.ts': "import http from 'node:http'; http.get('x');",
  'lib/notifications/server/mailer.ts': "import { createTransport } from 'nodemailer'; createTransport();",
  'components/shell/new.ts': "await fetch('/api/console/search');",
};

it('the linter refuses what would go out unguarded', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-outgoing-'));
  try {
    const { overrides } = JSON.parse(readFileSync(inRoot('biome.json'), 'utf8')) as { overrides: object[] };
    const about = overrides.filter((one) => JSON.stringify(one).includes('noRestricted'));
    writeFileSync(path.join(folder, 'biome.json'), JSON.stringify({ root: true, overrides: about }));
    for (const [name, text] of Object.entries({ ...REFUSED, ...ALLOWED })) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    const { stdout, stderr } = spawnSync(process.execPath, [biome, 'lint', '--max-diagnostics=none', '.'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const refused = [...`${stdout}${stderr}`.matchAll(/^(\S.*?\.ts):\d+:\d+ lint\/style\/noRestricted/gm)];
    expect(refused.map(([, name]) => name).sort()).toEqual(Object.keys(REFUSED).sort());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
