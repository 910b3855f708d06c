import { config } from 'zod';

// Before any schema is made: zod would find out by trying whether it may compile code, and the pages' policy reports each try.
config({ jitless: true });
