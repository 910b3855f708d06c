import type { Call, CommandSpec } from '../command';
import { MESSAGE, messageOf, SEEN, seenDraft } from '../draft';
import { EXIT, Stop, usage } from '../exit';

export const submit: CommandSpec = {
  summary: 'Asks others to approve a draft',
  usage: '[<file>] --message <text> [--draft <name> --revision <number>]',
  most: 1,
  options: { ...SEEN, message: MESSAGE },
  run: async (call) => {
    const message = messageOf(call);
    const { draft, etag } = await seenDraft(call);
    const response = await call.api().within('POST', `drafts/${encodeURIComponent(draft)}/submit`, {
      json: { message },
      headers: { 'if-match': etag },
    });
    call.out.line(`Asked for approval of ${draft}.`);
    call.out.value(await response.json());
    return undefined;
  },
};

interface Review {
  readonly id: string;
  readonly title: string;
  readonly message: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly digest: string | null;
  readonly activeVersion: number | null;
  readonly blocked: readonly string[];
}

async function listReviews(call: Call): Promise<readonly Review[]> {
  return ((await (await call.api().within('GET', 'reviews')).json()) as { data: readonly Review[] }).data;
}

export const reviews: CommandSpec = {
  summary: 'Lists what waits to be approved: drafts, roll backs and stops to be lifted',
  usage: '',
  most: 0,
  options: {},
  run: async (call) => {
    const found = await listReviews(call);
    if (found.length === 0) call.out.line('Nothing waits to be approved.');
    for (const { id, title, message, requestedBy, requestedAt, blocked } of found) {
      call.out.line(`${id}  ${title}: ${message} (${requestedBy}, ${requestedAt})`);
      for (const sentence of blocked) call.out.line(`  ${sentence}`);
    }
    call.out.value(found);
    return undefined;
  },
};

export const approve: CommandSpec = {
  summary: 'Approves what somebody else asked for, as the person whose token it is',
  usage:
    '(--draft <name> --revision <number> | --review <id>) [--message <text>] [--request-changes | --withdraw]',
  most: 1,
  options: {
    ...SEEN,
    review: {
      type: 'string',
      value: 'id',
      help: 'One that fairlead reviews lists, in the place of a draft.',
    },
    message: MESSAGE,
    'request-changes': { type: 'boolean', help: 'Ask for changes, in the place of approving.' },
    withdraw: { type: 'boolean', help: 'Take the answer before back.' },
  },
  more: 'Look first: fairlead diff --draft <name>.',
  run: async (call) => {
    const { flag, option, out } = call;
    if (flag('request-changes') && flag('withdraw'))
      throw usage('Say one of --request-changes and --withdraw.');
    const verdict = flag('request-changes') ? 'request_changes' : flag('withdraw') ? 'withdraw' : 'approve';
    const message = verdict === 'request_changes' ? messageOf(call) : (option('message') ?? '');
    const { name, response } = await answer(call, { verdict, message });
    const done = {
      approve: 'Approved',
      request_changes: 'Asked for changes of',
      withdraw: 'Took back the answer to',
    };
    out.line(`${done[verdict]} ${name}.`);
    out.value(await response.json());
    return undefined;
  },
};

async function answer(call: Call, given: { readonly verdict: string; readonly message: string }) {
  const review = call.option('review');
  if (review === undefined) {
    const { draft, etag } = await seenDraft(call);
    const path = `drafts/${encodeURIComponent(draft)}/approve`;
    const response = await call.api().within('POST', path, { json: given, headers: { 'if-match': etag } });
    return { name: draft, response };
  }
  const found = (await listReviews(call)).find(({ id }) => id === review);
  if (!found) throw new Stop(EXIT.refused, 'No such review is open. fairlead reviews lists them.');
  const { digest, activeVersion, title } = found;
  const path = `reviews/${encodeURIComponent(review)}/answer`;
  const response = await call.api().within('POST', path, { json: { ...given, digest, activeVersion } });
  return { name: `“${title}”`, response };
}
