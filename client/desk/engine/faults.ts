import { concernsOneCase, DeskError, isShutOut } from '../model/error.ts'

/** Do something. @returns null if it failed in a way that does no harm here */
export async function sparing<T>(
  isHarmless: (fault: DeskError) => boolean,
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DeskError && isHarmless(error)) return null
    throw error
  }
}

/** Do something in one case: a fault of only that case keeps back none of the others. */
export async function sparingOthers(work: () => Promise<unknown>): Promise<void> {
  await sparing(concernsOneCase, work)
}

/** Do something. @returns what it failed with; null if it did not */
export async function failureOf(work: () => Promise<unknown>): Promise<DeskError | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof DeskError) return error
    throw error
  }
}

/** Do something for a member. @returns null if they have no key of this week */
export function sparingKeyless<T>(work: () => Promise<T>): Promise<T | null> {
  return sparing(({ code }) => code === 'no-key', work)
}

/** Do something that is made up for later if it fails. @throws DeskError only if the member is shut out */
export async function unlessShutOut(work: () => Promise<unknown>): Promise<void> {
  await sparing(({ code }) => !isShutOut(code), work)
}
