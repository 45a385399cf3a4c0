import { homedir } from 'node:os'

/** The machine that a program runs on, as far as the program knows it. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** The person's own folder. */
  readonly home: string
  /** Path of the program that runs. */
  readonly program: string
}

/** This machine. */
export function thisMachine(): Machine {
  const { platform, env, execPath } = process
  return { platform, env, home: homedir(), program: execPath }
}
