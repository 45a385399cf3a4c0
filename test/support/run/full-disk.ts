import { open } from 'node:fs/promises'
import type { Fill } from '../../../client/desk/host/files.ts'

/** A write that runs into a full device, as the system reports it. */
export const intoFull: Fill = async (_, bytes) => {
  const full = await open('/dev/full', 'w')
  try {
    await full.writeFile(bytes)
  } finally {
    await full.close()
  }
}
