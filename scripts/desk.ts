import { buildClient, TARGETS } from './build-client.ts'

// What the host serves must be there before it starts; a help text needs no build.
if (!process.argv.includes('--help')) await buildClient({ targets: [TARGETS.desk] })
await import('../client/desk/host-main.ts')
