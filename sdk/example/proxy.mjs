// A reverse proxy that clients talk to as to OpenAI (`POST /v1/chat/completions`) and that asks the policy which models may
// answer: it tries them in order, by the policy's own fallbacks, causes and time limits, and says which version decided.
//
//   FAIRLEAD_URL=https://fairlead.example.com/api/v1/environments/production FAIRLEAD_TOKEN=flr_… FAIRLEAD_ROOTS=… \
//   PROXY_UPSTREAMS='{"azure-eu":{"url":"https://example.openai.azure.com/openai/v1","key":"…"}}' node proxy.mjs
//
// The client's `model` is the task class, and so is the header X-Task-Class, which goes first. X-Label-Level, X-Label-Tags,
// X-Attributes ("team=support, country=de"), X-Regions and X-Unit say the rest of what the policy may ask for.
import { createServer } from 'node:http';
import { createRouter } from '@fairlead/router';
import { attempt } from './attempt.mjs';

// biome-ignore lint/style/noProcessEnv: a program of its own, which reads its settings where programs do
const settings = process.env;
if (!settings.FAIRLEAD_URL || !settings.FAIRLEAD_TOKEN || !settings.PROXY_UPSTREAMS) {
  console.error(
    'Set FAIRLEAD_URL (…/api/v1/environments/<environment>), FAIRLEAD_TOKEN and PROXY_UPSTREAMS.',
  );
  process.exit(1);
}

/** By the policy's name for where to call: `{ url, key }` of what speaks OpenAI's dialect there. */
const upstreams = JSON.parse(settings.PROXY_UPSTREAMS);
const LONGEST_BODY = 10_000_000;

const router = await createRouter({
  url: settings.FAIRLEAD_URL,
  token: settings.FAIRLEAD_TOKEN,
  trust: settings.FAIRLEAD_ROOTS ? { roots: settings.FAIRLEAD_ROOTS.split(',') } : 'tls',
  ...(settings.FAIRLEAD_CACHE && { cachePath: settings.FAIRLEAD_CACHE }),
});
router.on('change', ({ version }) => console.log(`policy ${version} is in force`));
for (const event of ['rejected', 'error']) router.on(event, ({ message }) => console.error(message));

/** What the policy is asked, from what the client has sent. */
function policyRequest(headers, body) {
  const list = (name) => headers[name]?.split(',').map((each) => each.trim());
  const level = headers['x-label-level'];
  const tags = list('x-label-tags');
  const pairs = list('x-attributes')?.map((pair) => pair.split('=').map((part) => part.trim()));
  const maxOutputTokens = body.max_completion_tokens ?? body.max_tokens;
  return {
    taskClass: headers['x-task-class'] ?? body.model,
    ...((level || tags) && { label: { ...(level && { level }), ...(tags && { tags }) } }),
    ...(pairs && { attributes: Object.fromEntries(pairs) }),
    ...(headers['x-regions'] && { regions: list('x-regions') }),
    ...(headers['x-unit'] && { unit: headers['x-unit'] }),
    ...(body.tools?.length > 0 && { needs: ['tools'] }),
    // Rather too many than too few: count with the tokenizer of your models where it matters.
    inputTokens: Math.ceil(JSON.stringify(body.messages ?? []).length / 3),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
  };
}

/** The first that was not tried and is for any time or for a cause so far; then what the policy escalates to. */
function nextOf({ candidates, escalations }, failed) {
  const causes = failed.map(({ cause }) => cause);
  const left = ({ offering }) => !failed.some((each) => each.offering === offering);
  const callable = ({ on }) => on === null || on.some((cause) => causes.includes(cause));
  return candidates.find((each) => left(each) && callable(each)) ?? escalations.find(left) ?? null;
}

/** Tries the decision's candidates until one answers. */
async function call(decision, body, signal) {
  const { maxAttempts, timeoutMs, firstTokenMs, deadlineMs, maxOutputTokens } = decision.limits;
  const began = performance.now();
  const sent = { ...body };
  if (maxOutputTokens !== null) {
    const name = sent.max_tokens === undefined ? 'max_completion_tokens' : 'max_tokens';
    sent[name] = Math.min(sent[name] ?? maxOutputTokens, maxOutputTokens);
  }
  const failed = [];
  let tries = 0;
  for (let next = nextOf(decision, failed); next && !signal.aborted; next = nextOf(decision, failed)) {
    const { offering, endpoint, api } = next;
    const upstream = api === 'openai-chat' ? upstreams[endpoint] : undefined;
    if (!upstream) {
      failed.push({ offering, cause: 'unavailable' }); // Not one of this proxy's: no try was made.
      continue;
    }
    const left = deadlineMs === null ? null : deadlineMs - (performance.now() - began);
    if ((left !== null && left <= 0) || (maxAttempts !== null && tries >= maxAttempts)) break;
    tries += 1;
    const total = left === null ? timeoutMs : Math.min(left, timeoutMs ?? left);
    const first = body.stream ? firstTokenMs : null;
    const answer = await attempt(next, upstream, sent, { total, first }, signal);
    if (!answer.cause) return { ...answer, offering, failed };
    failed.push({ offering, cause: answer.cause });
  }
  return { failed };
}

function refuse(response, status, code, message) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { message, type: 'policy', code, param: null } }));
}

async function complete(request, response) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LONGEST_BODY) return refuse(response, 413, 'too_large', 'The request is too large.');
    chunks.push(chunk);
  }
  let body;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    body = null;
  }
  if (body === null || typeof body !== 'object' || Array.isArray(body)) {
    return refuse(response, 400, 'invalid_json', 'The body must be a JSON object.');
  }

  const decision = router.evaluate(policyRequest(request.headers, body));
  // Nothing has waited since, so this is the version that has decided.
  response.setHeader('x-fairlead-policy', router.status().version ?? 'none');
  if (decision.rule !== null) response.setHeader('x-fairlead-rule', decision.rule);
  if (decision.arm !== null) response.setHeader('x-fairlead-arm', decision.arm);
  if (decision.outcome === 'deny') {
    const status = decision.code === 'invalid_request' ? 400 : decision.code === 'no_policy' ? 503 : 403;
    return refuse(response, status, decision.code, `The policy denies this: ${decision.code}.`);
  }

  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const answer = await call(decision, body, gone.signal);
  if (answer.failed.length > 0) {
    const failed = answer.failed.map(({ offering, cause }) => `${offering};${cause}`);
    response.setHeader('x-fairlead-failed', failed.join(', '));
  }
  if (!answer.response) return refuse(response, 502, 'exhausted', 'None of the models that may answer did.');
  response.setHeader('x-fairlead-offering', answer.offering);
  response.writeHead(answer.response.status, {
    'content-type': answer.response.headers.get('content-type') ?? 'application/json',
  });
  try {
    if (!answer.first.done) response.write(answer.first.value);
    for await (const chunk of answer.rest) {
      if (!response.write(chunk))
        await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
    }
    response.end();
  } catch {
    response.destroy(); // Too late for another model: the client has half of this one's answer.
  }
}

const server = createServer((request, response) => {
  if (request.method === 'GET' && request.url === '/healthz') {
    const { denying, version, ageSeconds } = router.status();
    response.writeHead(denying ? 503 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ version, ageSeconds }));
  } else if (request.method === 'POST' && request.url === '/v1/chat/completions') {
    complete(request, response).catch(() => response.destroy());
  } else refuse(response, 404, 'not_found', 'There is POST /v1/chat/completions and GET /healthz.');
});
server.listen(Number(settings.PORT ?? 4000), settings.HOST ?? '127.0.0.1', () =>
  console.log(`listening at http://${settings.HOST ?? '127.0.0.1'}:${server.address().port}/v1`),
);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    server.close();
    server.closeIdleConnections();
    await router.close();
  });
}
