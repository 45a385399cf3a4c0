import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { absenceVector } from './absence.ts'
import { auditVector } from './audit.ts'
import { backupVector } from './backup.ts'
import { bundleVector } from './bundle.ts'
import { cacheVector, unsentVector } from './cache.ts'
import { channelVector, nameVector } from './channel.ts'
import { checkpointVector } from './checkpoint.ts'
import { manifestVector } from './manifest.ts'
import type { VectorReception } from './reception.ts'
import { recoveryVector } from './recovery.ts'
import { rootVector } from './root.ts'
import { readingVector, stopVector, suspensionVector } from './suspension.ts'

/** The files of what members do, and of who they are, beside the drops and the board. */
export function memberVectors(p: Primitives, reception: VectorReception) {
  return {
    suspension: suspensionVector(p, reception),
    'reading-statement': readingVector(p, reception),
    stop: stopVector(p, reception),
    recovery: recoveryVector(p, reception),
    root: rootVector(p, reception),
    channel: channelVector(p, reception),
    'member-name': nameVector(p, reception),
    checkpoint: checkpointVector(p, reception),
    absence: absenceVector(p, reception),
    bundle: bundleVector(p, reception),
    audit: auditVector(p, reception),
    cache: cacheVector(p, reception),
    unsent: unsentVector(p, reception),
    manifest: manifestVector(p, reception),
    backup: backupVector(p),
  }
}
