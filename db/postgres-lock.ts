import { setTimeout as sleep } from 'node:timers/promises'
import type { Knex } from 'knex'

/** The number that servers agree on for the lock: "Postern" in ASCII. PostgreSQL 15 reads no hexadecimal. */
const LOCK = String(0x506f737465726en)
/** Milliseconds between two attempts. */
const AGAIN_AFTER = 1000
/**
 * PostgreSQL asks for a sign of life after 5 seconds of silence, and lets go after three without an
 * answer. So a machine that lost its power holds the lock for 20 seconds, not for hours.
 */
const SIGNS_OF_LIFE = [
  'SET tcp_keepalives_idle = 5',
  'SET tcp_keepalives_interval = 5',
  'SET tcp_keepalives_count = 3',
]

export interface PostgresConnection {
  query(sql: string): Promise<{ readonly rows: readonly Record<string, unknown>[] }>
  once(event: 'end', work: () => void): unknown
}

/** Callbacks of the lock while the server runs. */
export interface LockWatch {
  /** The connection ended, and the lock with it; it is being taken again. */
  readonly lost: () => void
  /** The lock is held again. */
  readonly again: () => void
  /** Whether it may still be taken; false ends the attempts. */
  readonly isOurs: () => Promise<boolean>
}

/**
 * A lock on a PostgreSQL database, on a connection of its own: PostgreSQL lets go when that ends. If it ends
 * while the server runs, such as when PostgreSQL is restarted, the lock is taken again. The term (`Owner`)
 * protects against another server in between.
 */
export class PostgresLock {
  readonly #db: Knex
  readonly #stop = new AbortController()
  #connection: PostgresConnection | null = null
  #watch: LockWatch | null = null

  private constructor(db: Knex) {
    this.#db = db
  }

  /**
   * @param patience milliseconds to wait for another holder
   * @param waiting called once, before waiting
   * @returns null if another server holds it
   */
  static async take(db: Knex, patience: number, waiting: () => void): Promise<PostgresLock | null> {
    const lock = new PostgresLock(db)
    for (let waited = 0; !(await lock.#try()); waited += AGAIN_AFTER) {
      if (waited >= patience) return null
      if (waited === 0) waiting()
      await sleep(AGAIN_AFTER)
    }
    return lock
  }

  /** From now on take the lock again whenever its connection has ended. */
  watch(watch: LockWatch): void {
    this.#watch = watch
    if (this.#connection === null) this.#onEnd()
  }

  async release(): Promise<void> {
    this.#stop.abort()
    const connection = this.#connection
    this.#connection = null
    if (connection !== null) await this.#db.client.destroyRawConnection(connection)
  }

  #onEnd(): void {
    this.#connection = null
    if (this.#watch === null || this.#stop.signal.aborted) return
    this.#watch.lost()
    // it rejects at the stop, which waits for nothing here
    this.#retake(this.#watch).catch(() => undefined)
  }

  async #retake(watch: LockWatch): Promise<void> {
    const { signal } = this.#stop
    do {
      await sleep(AGAIN_AFTER, undefined, { signal })
      // a database that does not answer is nobody else's
      if (!(await watch.isOurs().catch(() => true))) return
    } while (!(await this.#try().catch(() => false)))
    watch.again()
  }

  async #try(): Promise<boolean> {
    const { client } = this.#db
    const connection: PostgresConnection = await client.acquireRawConnection()
    let isHeld = false
    try {
      for (const statement of SIGNS_OF_LIFE) await connection.query(statement)
      const { rows } = await connection.query(`SELECT pg_try_advisory_lock(${LOCK}) AS held`)
      isHeld = rows[0]?.held === true && !this.#stop.signal.aborted
    } finally {
      if (!isHeld) await client.destroyRawConnection(connection).catch(() => undefined)
    }
    if (!isHeld) return false
    this.#connection = connection
    connection.once('end', () => this.#onEnd())
    return true
  }
}
