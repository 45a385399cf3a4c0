import { spawn } from 'node:child_process'
import { win32 } from 'node:path'
import type { Machine } from './machine.ts'

/** A program with its arguments. No shell reads them. */
export type BrowserCommand = readonly [program: string, ...args: string[]]

/**
 * The program of a system that opens an address in the person's own browser.
 *
 * @throws Error if it is not an address of a local host
 */
export function browserCommand(
  url: string,
  { platform, env }: Pick<Machine, 'platform' | 'env'>,
): BrowserCommand {
  if (!/^http:\/\/localhost:\d+\/[\w-]*#[\w-]+$/.test(url))
    throw new Error('not an address of ours')
  if (platform === 'win32') {
    // by its whole path: a program of that name in the folder of downloads is not the system's
    const system = win32.join(env.SystemRoot ?? 'C:\\Windows', 'System32', 'rundll32.exe')
    return [system, 'url.dll,FileProtocolHandler', url]
  }
  return [platform === 'darwin' ? '/usr/bin/open' : 'xdg-open', url]
}

/** Open a browser. @returns whether the system found a program for it; the address is printed in any case */
export function openBrowser(url: string, machine: Machine): Promise<boolean> {
  const [program, ...args] = browserCommand(url, machine)
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true, windowsHide: true })
    child.once('error', () => resolve(false))
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}
