// What no other route of the API answers: a problem that says so.
export { DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT } from '@/lib/delivery/route-handlers';
