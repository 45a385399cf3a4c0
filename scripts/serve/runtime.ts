/**
 * Flags of Node for the server: less memory, and a way to tidy it up. `npm run serve`, the unit and the image have the
 * same, which a test holds.
 */
export const NODE_FLAGS = [
  '--max-semi-space-size=2',
  '--optimize-for-size',
  // MiB: nothing is collected in the middle of the start, which takes a tenth of its time
  '--initial-old-space-size=64',
  // see `packAndTidy` in serve.ts
  '--expose-gc',
] as const

/** Settings of the system's allocator: memory that was used at the start goes back to the system. */
export const ALLOCATOR = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_TRIM_THRESHOLD_: '65536',
  MALLOC_MMAP_THRESHOLD_: '65536',
} as const
