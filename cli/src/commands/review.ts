import type { CommandSpec } from '../command';
import { MESSAGE, messageOf, SEEN, seenDraft } from '../draft';
import { usage } from '../exit';

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

export const approve: CommandSpec = {
  summary: 'Approves a draft that somebody else wrote, as the person whose token it is',
  usage: '--draft <name> --revision <number> [--message <text>] [--request-changes | --withdraw]',
  most: 1,
  options: {
    ...SEEN,
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
    const { draft, etag } = await seenDraft(call);
    const response = await call.api().within('POST', `drafts/${encodeURIComponent(draft)}/approve`, {
      json: { verdict, message },
      headers: { 'if-match': etag },
    });
    const done = {
      approve: 'Approved',
      request_changes: 'Asked for changes of',
      withdraw: 'Took back the answer to',
    };
    out.line(`${done[verdict]} ${draft}.`);
    out.value(await response.json());
    return undefined;
  },
};
