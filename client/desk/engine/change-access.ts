import type { AccessRequest } from '../rpc/access-request.ts'
import type { Desk } from './desk.ts'

/** @throws DeskError as the methods of `Desk` */
export function changeAccess(desk: Desk, request: AccessRequest): Promise<void> {
  const { caseId } = request
  switch (request.kind) {
    case 'declare':
      return desk.declare(caseId, request.conflict, request.text, request.anyway)
    case 'grant':
      return desk.grant(caseId, request.member, request.as, request.text)
    case 'release':
      return desk.release(caseId, request.member, request.why, request.text, request.anyway)
    case 'reinstate':
      return desk.reinstate(caseId, request.member, request.text)
    case 'agree':
      return desk.agree(caseId)
    case 'hold':
      return desk.setHold(caseId, request.on, request.text)
    case 'purge':
      return desk.purge(caseId, request.text, request.anyway)
    case 'ask-identity':
      return desk.askIdentity(caseId, request.text, request.reason)
    case 'answer-identity':
      return desk.answerIdentity(caseId, request.request, request.given, request.text)
  }
}
