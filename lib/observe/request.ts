import { AsyncLocalStorage } from 'node:async_hooks';

/** What is known of the request that is being answered, wherever in it one stands. */
export interface RequestInHand {
  readonly requestId: string;
}

/** The console's process loads its own bundle and several module graphs of Next: all of them stand in one store. */
const shared = globalThis as typeof globalThis & { fairleadRequest?: AsyncLocalStorage<RequestInHand> };
shared.fairleadRequest ??= new AsyncLocalStorage();
const store = shared.fairleadRequest;

/** Runs what answers a request; whatever is logged until it has ended, also after waiting, names it. */
export function withinRequest<Result>(request: RequestInHand, run: () => Result): Result {
  return store.run(request, run);
}

/** The request in hand; undefined for what no request asked for, such as runners. */
export function requestInHand(): RequestInHand | undefined {
  return store.getStore();
}
