export type { Candidate, Decision, DecisionLimits, DenialCode } from '../../lib/policy/decision';
export type { Bundle, Cause, Overlay, PolicyRequest } from '../../lib/policy/types';
export type { Release } from '../../lib/signing/release';
export type { RouterEvent, RouterEvents } from './events';
export type { Bootstrap, RouterOptions } from './options';
export { REJECTION_REASONS, type RejectionReason } from './rejection';
export { createRouter, type Router } from './router';
export type { PolicySource, RouterStatus } from './status';
