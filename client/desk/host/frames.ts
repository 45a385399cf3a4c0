import { createHash } from 'node:crypto'
import type { LocalFile } from '../../shared/local-host/page.ts'

/** Style of a frame. It does not take over the colours of the page around it. */
const STYLE = `:root{color-scheme:light dark}
html,body{margin:0;min-height:100%}
body{font:15px/1.5 sans-serif}
canvas,video{display:block;max-width:100%;height:auto;margin:0 auto}
video{max-height:100vh}
audio{display:block;width:100%}
pre{margin:0;padding:.75rem;white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}
pre:focus-visible{outline:3px solid;outline-offset:-3px}`

/**
 * The document of a frame that shows files of strangers. It has no origin, even if somebody opens it by its
 * address. It runs only what is inside it, and fetches nothing.
 *
 * @param script the script that it runs
 * @param worker a worker that it may start; it lies in the document as text
 */
export function frameAsset(script: string, worker = ''): LocalFile {
  const inside = worker === '' ? '' : `<script type="text/plain" id="worker">${worker}</script>\n`
  const html = `<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<title>Postern</title>
<style>${STYLE}</style>
</head>
<body>
${inside}<script type="module">${script}</script>
</body>
</html>
`
  if (/<\/script/i.test(script) || /<\/script/i.test(worker)) {
    throw new Error('a script that ends its own element: escape it')
  }
  return {
    type: 'text/html; charset=utf-8',
    body: new TextEncoder().encode(html),
    headers: frameHeaders(script, worker !== ''),
  }
}

function frameHeaders(script: string, hasWorker: boolean): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(STYLE)}'`,
    'img-src blob: data:',
    'media-src blob:',
    ...(hasWorker ? ['worker-src blob:'] : []),
    "base-uri 'none'",
    "form-action 'none'",
    // the desk, which chooses its own port
    'frame-ancestors http://localhost:*',
    'sandbox allow-scripts',
    "require-trusted-types-for 'script'",
    `trusted-types ${hasWorker ? 'postern' : "'none'"}`,
  ]
  return {
    'content-security-policy': policy.join('; '),
    'permissions-policy': DENIED.map((feature) => `${feature}=()`).join(', '),
    // Firefox requires it of the frame itself, which has no origin. Nothing in it is secret.
    'cross-origin-resource-policy': 'cross-origin',
  }
}

const DENIED = [
  ...['camera', 'microphone', 'geolocation', 'clipboard-read', 'clipboard-write', 'usb', 'serial'],
  ...['hid', 'display-capture', 'fullscreen', 'publickey-credentials-get'],
]

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
