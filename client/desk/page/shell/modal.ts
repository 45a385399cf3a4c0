import { useLayoutEffect, useRef } from 'preact/hooks'

/** Gives the ref of a dialog that opens over everything as soon as it is there. */
export function useModal() {
  const dialog = useRef<HTMLDialogElement>(null)
  // before anything is drawn: no key may come between
  useLayoutEffect(() => dialog.current?.showModal(), [])
  return dialog
}

/** Whether a dialog is open now. The event that a dialog closed comes a moment later. */
export function isModalOpen(): boolean {
  return document.querySelector('dialog[open]') !== null
}
