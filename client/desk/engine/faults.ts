import { concernsOneCase, DeskError, isShutOut } from '../model/error.ts'

/** Do something in one case: a fault of only that case keeps back none of the others. */
export async function sparingOthers(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof DeskError) || !concernsOneCase(error)) throw error
  }
}

/** Do something. @returns what it failed with; null if it did not */
export async function failureOf(work: () => Promise<void>): Promise<DeskError | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof DeskError) return error
    throw error
  }
}

/** Do something that is made up for later if it fails. @throws DeskError only if the member is shut out */
export async function unlessShutOut(work: () => Promise<void>): Promise<void> {
  const failure = await failureOf(work)
  if (failure !== null && isShutOut(failure.code)) throw failure
}
