// One try at one upstream that speaks OpenAI's dialect, and which cause it is when it fails.

/** What a policy calls the failure of an answer that is not 2xx; null where another upstream would refuse it too. */
async function causeOf(response) {
  if (response.status === 429) return 'rate_limited';
  if (response.status === 408 || response.status === 504) return 'timeout';
  if (response.status >= 500) return 'unavailable';
  const code = await response
    .clone()
    .json()
    .then((body) => body?.error?.code)
    .catch(() => null);
  if (code === 'context_length_exceeded') return 'context_exceeded';
  if (code === 'content_filter') return 'content_filtered';
  // Keys and names that are wrong at one upstream are right at another; what the client got wrong stays wrong.
  return [401, 403, 404].includes(response.status) ? 'other' : null;
}

/**
 * Gives { response, first, rest } once the first byte of an answer is there, or { cause } of the failure.
 *
 * @param limits ms: `total` for the whole answer, `first` until its first byte; either may be null
 */
export async function attempt(candidate, upstream, body, limits, signal) {
  const ending = new AbortController();
  const end = () => ending.abort();
  signal.addEventListener('abort', end, { once: true });
  const timers = [limits.total, limits.first].map((ms) => (ms === null ? undefined : setTimeout(end, ms)));
  const finish = () => {
    for (const timer of timers) clearTimeout(timer);
    signal.removeEventListener('abort', end);
  };
  try {
    const response = await fetch(`${upstream.url}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${upstream.key}` },
      body: JSON.stringify({ ...body, ...candidate.parameters, model: candidate.requestId }),
      signal: ending.signal,
    });
    const cause = response.ok ? null : await causeOf(response);
    if (cause !== null) {
      finish();
      end();
      return { cause };
    }
    const reader = response.body.getReader();
    const first = await reader.read();
    clearTimeout(timers[1]);
    return { response, first, rest: rest(reader, finish) };
  } catch {
    finish();
    if (signal.aborted) return { cause: 'other' };
    return { cause: ending.signal.aborted ? 'timeout' : 'unavailable' };
  }
}

async function* rest(reader, finish) {
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    finish();
    reader.cancel().catch(() => {});
  }
}
