import { enclose } from '../../shared/blocks/enclose.ts'
import { fetchTransport } from '../../shared/transport.ts'
import { serveVisit } from './serve.ts'

serveVisit({ line: fetchTransport, enclose: async () => enclose })
