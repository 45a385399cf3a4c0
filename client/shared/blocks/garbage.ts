/** Bytes that are asked for and never written to: no memory is taken for them. */
const ASKED = 8 * 1024 * 1024

/**
 * Have the browser collect garbage soon. A block that has passed leaves a megabyte behind, part of it
 * copies for the network that no browser counts before it collects: on a quick line Chromium and
 * Firefox come to hundreds of megabytes until then. Both count what is asked for here.
 */
export function passBlock(): void {
  try {
    void new ArrayBuffer(ASKED)
  } catch {
    // where there is so little left, it is collected anyway
  }
}
