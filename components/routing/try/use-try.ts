'use client';

import { useMemo, useState } from 'react';
import { useOwnAddress } from '@/components/ui/use-own-address';
import type { Explanation } from '@/lib/policy/considered';
import { explain } from '@/lib/policy/explain';
import type { PolicyRequest } from '@/lib/policy/types';
import { LONGEST_LINK, type TryPlace, tryHref } from '@/lib/routing/try-link';
import { type ReadyPolicy, readyPolicy, type TryPolicy } from '@/lib/routing/try-policy';
import { requestText } from '@/lib/routing/try-request';
import { type ReadRequest, readRequestText } from '@/lib/routing/try-text';

export interface Trying {
  readonly text: string;
  readonly read: ReadRequest;
  /** The request, or the last one that could be read. */
  readonly request: PolicyRequest;
  /** ISO instant; null = now. */
  readonly at: string | null;
  /** ms since 1970: what `now` was for the decision. */
  readonly now: number;
  readonly ready: ReadyPolicy | null;
  /** Null while the text cannot be read, or where the policy cannot be used. */
  readonly explanation: Explanation | null;
  readonly place: TryPlace;
  readonly setText: (text: string) => void;
  readonly setRequest: (request: PolicyRequest) => void;
  readonly setAt: (at: string | null) => void;
}

/**
 * What is tried, decided anew in this browser with every change by the code that routers run. The page's address
 * follows, so that a reload or a bookmark finds everything as it is.
 * @param openedAt ms since 1970, the same on the server and in the browser
 * @param leaving another address is being opened: until it is, this one stays as it is
 */
export function useTry(
  policy: TryPolicy | null,
  from: TryPlace,
  first: PolicyRequest,
  openedAt: number,
  leaving: boolean,
): Trying {
  const [typed, setTyped] = useState(() => {
    const text = from.text ?? requestText(first);
    const read = readRequestText(text);
    return { text, request: read.ok ? read.request : first };
  });
  const [at, setAt] = useState(from.at);
  const [clock, setClock] = useState(openedAt);
  const read = useMemo(() => readRequestText(typed.text), [typed.text]);
  const ready = useMemo(() => (policy ? readyPolicy(policy) : null), [policy]);
  const now = at === null ? clock : Date.parse(at);
  const explanation = useMemo(
    () => (policy && ready?.ok && read.ok ? explain(ready.prepared, policy.notes, read.parsed, now) : null),
    [policy, ready, read, now],
  );
  const place = { ...from, text: typed.text, at };
  const href = tryHref(place);
  useOwnAddress(href.length > LONGEST_LINK ? null : href, leaving);

  const setText = (text: string) => {
    const next = readRequestText(text);
    setTyped((before) => ({ text, request: next.ok ? next.request : before.request }));
    setClock(Date.now());
  };
  return {
    text: typed.text,
    read,
    request: typed.request,
    at,
    now,
    ready,
    explanation,
    place,
    setText,
    setRequest: (request) => setText(requestText(request)),
    setAt: (instant) => {
      setAt(instant);
      setClock(Date.now());
    },
  };
}
