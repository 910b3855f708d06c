import { describe, expect, it } from 'vitest';
import { type ApprovalFacts, approvalOf, type GivenVerdict, listNames, type Verdict } from './approval';
import { ruleSentence, ruleWarning } from './approval-rule';
import { reviewState, type Standing, waitsFor } from './review';

const person = (name: string) => ({ id: name, name });
const [ada, ben, cem] = [person('Ada'), person('Ben'), person('Cem')];
const said = (by: typeof ada, verdict: Verdict): GivenVerdict => ({
  person: by,
  verdict,
  message: '',
  at: '2026-11-21T00:00:00.000Z',
});

const facts = (change: Partial<ApprovalFacts> = {}): ApprovalFacts => ({
  required: 1,
  roles: ['publisher'],
  review: { id: 'r', outdated: false },
  authors: [ada],
  verdicts: [],
  holders: [ada, ben, cem],
  ...change,
});

describe('what answers come to', () => {
  it.each<[string, Partial<ApprovalFacts>, string[]]>([
    ['enough', { verdicts: [said(ben, 'approve')] }, []],
    ['none yet', {}, ['It needs 1 approval from the role publisher.']],
    [
      'one of two',
      { required: 2, verdicts: [said(ben, 'approve')] },
      ['It needs 1 more approval from the role publisher.'],
    ],
    ['an author’s', { verdicts: [said(ada, 'approve')] }, ['It needs 1 approval from the role publisher.']],
    [
      'one taken back',
      { verdicts: [said(ben, 'approve'), said(ben, 'withdraw')] },
      ['It needs 1 approval from the role publisher.'],
    ],
    [
      'one by someone who holds no role any more',
      { verdicts: [said(ben, 'approve')], holders: [ada, cem] },
      ['It needs 1 approval from the role publisher.'],
    ],
    [
      'enough, and someone who wants changes',
      { verdicts: [said(ben, 'approve'), said(cem, 'request_changes')] },
      ['Cem requested changes.'],
    ],
    [
      'changes wanted by someone who approved later',
      { verdicts: [said(ben, 'request_changes'), said(ben, 'approve')] },
      [],
    ],
    [
      'changes wanted where nobody must approve',
      { required: 0, verdicts: [said(ben, 'request_changes')] },
      ['Ben requested changes.'],
    ],
    ['nobody asked where nobody must approve', { required: 0, review: null }, []],
    [
      'nobody who could',
      { holders: [ada] },
      [
        'It needs 1 approval from the role publisher.',
        'Nobody else holds the role publisher, and authors do not count: an administrator has to grant it to someone.',
      ],
    ],
    [
      'fewer who could than are needed',
      { required: 3 },
      [
        'It needs 3 approvals from the role publisher.',
        'Only 2 hold the role publisher, and authors do not count: an administrator has to grant it to someone.',
      ],
    ],
  ])('%s', (_, change, blocked) => {
    expect(approvalOf(facts(change)).blocked).toEqual(blocked);
  });

  it('says that what was asked for has changed, whatever was answered', () => {
    const change = { review: { id: 'r', outdated: true }, verdicts: [said(ben, 'approve')] };
    expect(approvalOf(facts(change)).blocked.join()).toContain('no longer what approval was requested for');
  });
});

describe('where a review stands and whom it waits for', () => {
  const me = {
    author: false,
    holder: true,
    verdict: null,
    mayRequest: true,
    mayPublish: true,
    mayComment: true,
  };
  const standing = (change: Partial<Standing> = {}, given: Partial<ApprovalFacts> = {}): Standing => ({
    approval: approvalOf(facts(given)),
    review: {} as Standing['review'],
    last: null,
    stale: false,
    me,
    ...change,
  });
  const author = { ...me, author: true };

  it.each<[Standing, string, string | null]>([
    [standing(), 'awaiting', 'answer'],
    [standing({ me: author }), 'awaiting', null],
    [standing({ me: { ...me, holder: false } }), 'awaiting', null],
    [standing({ me: author }, { verdicts: [said(ben, 'approve')] }), 'approved', 'publish'],
    [
      standing({ me: { ...author, mayPublish: false } }, { verdicts: [said(ben, 'approve')] }),
      'approved',
      null,
    ],
    [standing({ me: author }, { verdicts: [said(ben, 'request_changes')] }), 'changes_requested', 'rework'],
    [standing({ stale: true, me: author }), 'stale', 'rework'],
    [standing({ stale: true }), 'stale', null],
    [standing({}, { review: { id: 'r', outdated: true } }), 'outdated', null],
    [standing({ review: null }), 'unasked', null],
    [standing({ review: null }, { required: 0 }), 'free', null],
  ])('%#', (one, state, waits) => {
    expect([reviewState(one), state === 'unasked' || state === 'free' ? null : waitsFor(one)]).toEqual([
      state,
      waits,
    ]);
  });
});

describe('the rule of an environment in words', () => {
  it.each([
    [0, [], 'Nobody else has to approve: whoever may publish does.'],
    [1, ['publisher'], 'One other person with the role publisher must approve.'],
    [2, ['publisher', 'risk_owner'], 'Two other people with the role publisher or risk owner must approve.'],
  ] as const)('%i of %j', (required, roles, sentence) => {
    expect(ruleSentence(required, roles)).toBe(sentence);
  });

  it.each([
    [0, 0, null],
    [1, 0, 'Nobody holds the role publisher: nothing could be approved here.'],
    [1, 1, 'One person holds the role publisher: what one of them writes could not be approved here.'],
    [1, 2, null],
    [3, 2, '2 people hold the role publisher: nothing could be approved here.'],
  ])('%i required, %i hold it', (required, holders, warning) => {
    expect(ruleWarning(required, ['publisher'], holders)).toBe(warning);
  });

  it('names a few and counts the rest', () => {
    expect(listNames([ada])).toBe('Ada');
    expect(listNames([ada, ben, cem])).toBe('Ada, Ben and Cem');
    expect(listNames([ada, ben, cem, ada, ben])).toBe('Ada, Ben, Cem and 2 others');
  });
});
