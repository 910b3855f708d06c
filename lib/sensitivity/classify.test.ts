import { describe, expect, it } from 'vitest';
import { type Answers, classify, ownTags, readAnswers, writeAnswers } from './classify';
import { QUESTIONS } from './classify-questions';
import { type KnownTaskClass, matchTaskClasses, proposeTaskClass } from './classify-task-class';

const named = (...keys: string[]) => keys.map((key) => ({ key, name: key }));
const LEVELS = named('public', 'internal', 'confidential', 'restricted');
const TAGS = named('pii', 'phi', 'pci', 'source-code', 'privileged', 'export-controlled', 'marketing');
const found = (answers: Answers) => classify(answers, LEVELS, TAGS);

describe('the label of a workload', () => {
  it.each<[string, Answers, string, string[]]>([
    ['nothing said', {}, 'public', []],
    ['published', { audience: ['anyone'], kinds: ['none'] }, 'public', []],
    ['the highest level wins', { audience: ['company'], promises: ['limits'] }, 'restricted', []],
    ['health is personal too', { kinds: ['health'] }, 'confidential', ['phi', 'pii']],
    ['personal and public', { audience: ['anyone'], kinds: ['personal'] }, 'public', ['pii']],
    ['not sure counts as the worst', { audience: ['unsure'] }, 'restricted', []],
    ['a tag of one’s own', { own: ['marketing'] }, 'public', ['marketing']],
  ])('%s', (_, answers, level, tags) => {
    expect(found(answers).level.key).toBe(level);
    expect(found(answers).tags.map(({ key }) => key)).toEqual(tags);
  });

  it('gives the reasons of the level that it comes to, and of each tag', () => {
    const { level, tags } = found({
      audience: ['teams'],
      whose: ['customers', 'employees'],
      kinds: ['personal'],
    });
    expect(level.because).toEqual(['only certain teams may see it', 'customers handed it over']);
    expect(tags[0]?.because).toEqual([
      'it is about employees or applicants',
      'it says something about people',
    ]);
  });

  it('takes a level that is not there for the highest, and names tags that are not there', () => {
    const { level, missing, tags } = classify(
      { audience: ['company'], competitor: ['yes'], own: ['gone'] },
      named('open', 'closed', 'secret'),
      [],
    );
    expect(level.key).toBe('secret');
    expect(tags).toEqual([]);
    expect(missing.map(({ key }) => key)).toEqual(['competitor-confidential']);
  });

  it('says which questions about the data are open', () => {
    expect(found({ latency: ['any'] }).open).toEqual([
      'audience',
      'whose',
      'kinds',
      'promises',
      'competitor',
      'export',
    ]);
    const all = Object.fromEntries(QUESTIONS.map(({ id, choices }) => [id, [choices[0]?.key ?? '']]));
    expect(found(all).open).toEqual([]);
  });

  it('only rises with another answer', () => {
    for (const { id, choices } of QUESTIONS) {
      for (const { key } of choices) {
        const more = found({ audience: ['company'], whose: ['employees'], [id]: [key] });
        const base = found({
          ...(id === 'audience' ? {} : { audience: ['company'] }),
          ...(id === 'whose' ? {} : { whose: ['employees'] }),
        });
        const rank = (one: typeof more) => LEVELS.findIndex((level) => level.key === one.level.key);
        expect(rank(more)).toBeGreaterThanOrEqual(rank(base));
        for (const tag of base.tags) expect(more.tags.map((one) => one.key)).toContain(tag.key);
      }
    }
  });
});

it('asks for the tags that no question knows', () => {
  expect(ownTags(TAGS).map(({ key }) => key)).toEqual(['marketing']);
});

it('is an address and back, without what no question asks', () => {
  const answers: Answers = {
    about: 'Reading claims',
    audience: ['teams'],
    kinds: ['health', 'cards'],
    own: ['marketing'],
  };
  expect(readAnswers(writeAnswers(answers))).toEqual(answers);
  expect(readAnswers(new URLSearchParams('audience=nobody,teams,company&kinds=&__proto__=x'))).toEqual({
    audience: ['teams'],
  });
});

describe('the task class', () => {
  const CLASS: KnownTaskClass = {
    key: 'claims',
    name: 'Claims',
    description: 'Reading claims of customers',
    floorLevel: 'confidential',
    floorTags: [],
    slaP95Ms: 8000,
    costToleranceUsd: '0.01',
    qualityFloor: null,
  };
  const answers: Answers = {
    about: 'Read claims',
    audience: ['teams'],
    latency: ['10000'],
    cost: ['0.01'],
    quality: ['checked'],
  };
  const match = (change: Partial<KnownTaskClass>, said: Answers = answers) =>
    matchTaskClasses(
      said,
      found(said),
      [{ ...CLASS, ...change }],
      LEVELS.map(({ key }) => key),
    )[0];
  const fitOf = (change: Partial<KnownTaskClass>, what: string, said?: Answers) =>
    match(change, said)?.compared.find((one) => one.what === what)?.fits;

  it('that fits has nothing against it', () => {
    expect(match({})).toMatchObject({ fits: true });
    expect(match({})?.compared.map(({ fits }) => fits)).toEqual(['yes', 'yes', 'yes', 'yes']);
  });

  it.each<[string, Partial<KnownTaskClass>, string, string]>([
    ['a floor below', { floorLevel: 'public' }, 'label', 'nearly'],
    ['a floor above', { floorLevel: 'restricted' }, 'label', 'no'],
    ['a tag that this has not', { floorTags: ['pii'] }, 'label', 'no'],
    ['slower', { slaP95Ms: 10_001 }, 'latency', 'no'],
    ['as slow as it may be', { slaP95Ms: 10_000 }, 'latency', 'yes'],
    ['no latency', { slaP95Ms: null }, 'latency', 'nearly'],
    ['dearer', { costToleranceUsd: '0.02' }, 'cost', 'no'],
    ['other words', { name: 'Translation', description: '' }, 'work', 'no'],
  ])('with %s', (_, change, what, fits) => {
    expect(fitOf(change, what)).toBe(fits);
  });

  it('comes first that fits best', () => {
    const other = { ...CLASS, key: 'other', name: 'Other', description: '' };
    const keys = matchTaskClasses(
      answers,
      found(answers),
      [other, CLASS],
      LEVELS.map(({ key }) => key),
    );
    expect(keys.map(({ key }) => key)).toEqual(['claims', 'other']);
  });

  it('is proposed anew with the label for what says nothing', () => {
    const said: Answers = { ...answers, kinds: ['health'], cost: ['any'] };
    expect(proposeTaskClass(said, found(said))).toEqual({
      name: 'Read claims',
      key: 'read-claims',
      floorLevel: 'confidential',
      floorTags: ['phi', 'pii'],
      unlabelledLevel: 'confidential',
      unlabelledTags: ['phi', 'pii'],
      slaP95Ms: 10_000,
      costToleranceUsd: null,
    });
  });
});
