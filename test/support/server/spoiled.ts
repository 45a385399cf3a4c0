import type { Instance } from './instance.ts'

/** Have the server flip one bit of each choice on the board, as its operator could. */
export async function spoilChoices({ server }: Instance): Promise<void> {
  const { db } = server.ctx
  for (const { day, key, choice } of await db('echo_days').select('*')) {
    const spoiled = Buffer.from(choice)
    spoiled[0] = (spoiled[0] ?? 0) ^ 1
    await db('echo_days').where({ day, key }).update({ choice: spoiled })
  }
  await server.tick()
}
