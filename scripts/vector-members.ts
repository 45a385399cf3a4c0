import type { Primitives } from '../crypto/primitives/primitives.ts'
import { absenceVector } from './vector-absence.ts'
import { auditVector } from './vector-audit.ts'
import { bundleVector } from './vector-bundle.ts'
import { cacheVector } from './vector-cache.ts'
import { channelVector } from './vector-channel.ts'
import { checkpointVector } from './vector-checkpoint.ts'
import type { House } from './vector-house.ts'
import { manifestVector } from './vector-manifest.ts'
import { recoveryVector } from './vector-recovery.ts'
import { rootVector } from './vector-root.ts'
import { stopVector, suspensionVector } from './vector-suspension.ts'

/** The files of what members do, and of who they are, beside the drops and the board. */
export function memberVectors(p: Primitives, house: House) {
  return {
    suspension: suspensionVector(p, house),
    stop: stopVector(p, house),
    recovery: recoveryVector(p, house),
    root: rootVector(p, house),
    channel: channelVector(p, house),
    checkpoint: checkpointVector(p, house),
    absence: absenceVector(p, house),
    bundle: bundleVector(p, house),
    audit: auditVector(p, house),
    cache: cacheVector(p, house),
    manifest: manifestVector(p, house),
  }
}
