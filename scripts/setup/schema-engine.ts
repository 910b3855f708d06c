import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { __wbg_set_wasm, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { engineAdapterFactory } from './engine-adapter';

type Bindings = typeof import('@prisma/schema-engine-wasm/schema_engine_bg');

/** Where the engine leaves the message of a defect of its own before it traps. */
let panic: string | undefined;
Object.assign(globalThis, {
  PRISMA_WASM_PANIC_REGISTRY: {
    set_message: (message: string) => {
      panic = message;
    },
  },
});

let loaded: Promise<void> | undefined;

/**
 * Loads the WebAssembly schema engine of Prisma. The package is made for bundlers, which turn the `.wasm` import into
 * an instance; Node 20 does not, so the instance is made and handed over here.
 */
function load(): Promise<void> {
  loaded ??= (async () => {
    const require = createRequire(import.meta.url);
    const entry = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
    const bytes = await readFile(path.join(path.dirname(entry), 'schema_engine_bg.wasm'));
    const bindings: Bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
    const { instance } = await WebAssembly.instantiate(bytes, {
      './schema_engine_bg.js': withoutWaiting(bindings as unknown as WebAssembly.ModuleImports),
    });
    __wbg_set_wasm(instance.exports);
    (instance.exports as { __wbindgen_start?: () => void }).__wbindgen_start?.();
  })();
  return loaded;
}

/** The engine leaves the ten-second timer of its lock running, which would hold up the end of every script. */
function withoutWaiting(imports: WebAssembly.ModuleImports): WebAssembly.ModuleImports {
  const name = Object.keys(imports).find((key) => key.startsWith('__wbg_setTimeout_'));
  if (!name) return imports;
  return {
    ...imports,
    [name]: (work: () => void, milliseconds: number) => setTimeout(work, milliseconds).unref(),
  };
}

/** What the schema engine is asked with: one file of the Prisma schema. */
export type SchemaFile = { path: string; content: string };

/** Runs work with the schema engine on one database. */
export async function withSchemaEngine<T>(
  url: string,
  schema: SchemaFile | undefined,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  await load();
  const factory = engineAdapterFactory(url);
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  const datamodels: [string, string][] | undefined = schema ? [[schema.path, schema.content]] : undefined;
  panic = undefined;
  try {
    const engine = await SchemaEngine.new({ datamodels }, () => {}, adapter);
    return await work(engine);
  } catch (error) {
    if (panic !== undefined) throw new Error(`The schema engine failed: ${panic}`, { cause: error });
    throw error;
  } finally {
    await factory.close();
  }
}
