import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { absenceVector } from './absence.ts'
import { auditVector } from './audit.ts'
import { bundleVector } from './bundle.ts'
import { cacheVector } from './cache.ts'
import { channelVector } from './channel.ts'
import { checkpointVector } from './checkpoint.ts'
import { manifestVector } from './manifest.ts'
import type { VectorReception } from './reception.ts'
import { recoveryVector } from './recovery.ts'
import { rootVector } from './root.ts'
import { stopVector, suspensionVector } from './suspension.ts'

/** The files of what members do, and of who they are, beside the drops and the board. */
export function memberVectors(p: Primitives, house: VectorReception) {
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
