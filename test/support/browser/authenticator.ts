import type { Page } from 'puppeteer-core'

/** An authenticator of one page, simulated by Chromium; Firefox has none. */
export interface Authenticator {
  /** Whether it is touched as soon as it asks. A request that is already waiting is no longer touched. */
  touch(isTouched: boolean): Promise<void>
  /** Pull it out, for good: its PRF goes with it. */
  remove(): Promise<void>
}

export interface Authenticators {
  /** Put one in. @param hasPrf as all newer ones have */
  add(hasPrf?: boolean): Promise<Authenticator>
}

/** Put authenticators on a page, instead of those of the machine. */
export async function authenticatorsOf(page: Page): Promise<Authenticators> {
  const session = await page.createCDPSession()
  await session.send('WebAuthn.enable', { enableUI: false })
  return {
    add: async (hasPrf = true) => {
      const options = { ...OPTIONS, hasPrf }
      const which = await session.send('WebAuthn.addVirtualAuthenticator', { options })
      return {
        touch: async (enabled) => {
          await session.send('WebAuthn.setAutomaticPresenceSimulation', { ...which, enabled })
        },
        remove: async () => {
          await session.send('WebAuthn.removeVirtualAuthenticator', which)
        },
      }
    },
  }
}

const OPTIONS = {
  protocol: 'ctap2',
  ctap2Version: 'ctap2_1',
  transport: 'usb',
  hasResidentKey: false,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const
