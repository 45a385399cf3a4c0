import { useLayoutEffect, useRef } from 'preact/hooks'

/** What a dialog is, which opens over everything as soon as it is there. */
export function useModal() {
  const dialog = useRef<HTMLDialogElement>(null)
  // before anything is drawn: no key may come between
  useLayoutEffect(() => dialog.current?.showModal(), [])
  return dialog
}

/** Whether one is open now. It is told that one closed a moment later. */
export function isModalOpen(): boolean {
  return document.querySelector('dialog[open]') !== null
}
