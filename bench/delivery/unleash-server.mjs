// The peer that serving is held against: Unleash with as many flags as give a document of the size asked for.
import { LogLevel, start } from 'unleash-server';

const { port, databaseUrl, client, admin, flags } = JSON.parse(process.argv[2]);
const token = (secret, type) => ({
  environment: type === 'client' ? 'development' : '*',
  projects: ['*'],
  secret,
  type,
  tokenName: type,
});
await start({
  databaseUrl,
  db: { ssl: false },
  server: { port, host: '127.0.0.1', gracefulShutdownEnable: false },
  logLevel: LogLevel.error,
  versionCheck: { enable: false },
  telemetry: false,
  authentication: { initApiTokens: [token(client, 'client'), token(admin, 'admin')] },
});

async function ask(path, body) {
  const answer = await fetch(`http://127.0.0.1:${port}/api/admin/projects/default/features${path}`, {
    method: 'POST',
    headers: { authorization: admin, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`Unleash: ${answer.status} ${await answer.text()}`);
}
for (let number = 0; number < flags; number++) {
  const name = `flag-${number}`;
  await ask('', { name, type: 'release' });
  await ask(`/${name}/environments/development/strategies`, {
    name: 'flexibleRollout',
    parameters: { rollout: '50', stickiness: 'default', groupId: name },
  });
  await ask(`/${name}/environments/development/on`, {});
}
process.send?.('filled');
