// A faulty server that writes down headers and bodies. The canary test must notice it.
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

subscribe('http.server.request.start', (message) => {
  const { request } = message as { readonly request: IncomingMessage }
  process.stdout.write(`${JSON.stringify(request.headers)}\n`)
  const push = request.push.bind(request)
  request.push = (chunk, encoding) => {
    if (Buffer.isBuffer(chunk)) process.stdout.write(`${chunk.toString('base64')}\n`)
    return push(chunk, encoding)
  }
})

await import('../../support/server/serve.ts')
