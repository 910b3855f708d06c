// Somebody who looks at the console without rest: signs in and asks for one page after another, in a few windows.
const PAGES = [
  '/',
  '/catalogue/offerings',
  '/routing',
  '/routing/task-classes',
  '/routing/versions',
  '/routers',
];
const WINDOWS = 2;

const cookies = new Map();
async function ask(base, path, init = {}) {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(`${base}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { cookie, ...init.headers },
  });
  for (const set of answer.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
    if (name) cookies.set(name, value);
  }
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') };
}

async function signIn({ base, email, password }) {
  const { csrfToken } = JSON.parse((await ask(base, '/api/auth/csrf')).text);
  const body = new URLSearchParams({ csrfToken, email, password, json: 'true' });
  await ask(base, '/api/auth/callback/credentials', { method: 'POST', body });
  const { status, to } = await ask(base, '/');
  if (status !== 200) throw new Error(`the console answers ${status} ${to ?? ''} after signing in`);
}

let pages = 0;
process.on('message', async (message) => {
  if (message === 'pages') return process.send({ pages });
  try {
    await signIn(message);
    process.send({ pages: 0 });
    const window = async (first) => {
      for (let at = first; ; at++) {
        const { status } = await ask(message.base, PAGES[at % PAGES.length]);
        if (status === 200) pages += 1;
      }
    };
    await Promise.all(Array.from({ length: WINDOWS }, (_, first) => window(first)));
  } catch (error) {
    process.send?.({ problem: error.message });
  }
});
