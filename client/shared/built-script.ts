import { scriptAddresses } from './trusted-types.ts'

/** The address of a script of the built desk, as the browser accepts it; nothing else has one. */
export const builtScript = scriptAddresses((path) => /^\/assets\/[\w-]+\.js$/.test(path))
