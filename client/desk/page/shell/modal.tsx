import type { ComponentChildren, RefObject } from 'preact'
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

/** Whether the desk is covered: nothing may open over its cover. */
export function isCovered(): boolean {
  return document.querySelector('dialog.cover') !== null
}

interface ModalProps {
  readonly dialog: RefObject<HTMLDialogElement | null>
  /** The ids of its title and of its button begin with it. */
  readonly name: string
  /** Its name, if it has no other. */
  readonly class?: string
  readonly title: string
  /** Whether its title can have the focus, as if it is the first that is read. */
  readonly isRead?: boolean
  readonly lead?: string
  /** Label of the button that closes it, and the class of that button. */
  readonly leave: readonly [label: string, look?: string]
  /** Called once it is closed. */
  readonly close: () => void
  readonly children: ComponentChildren
}

/** A dialog with a title, and a button at its end that closes it. */
export function Modal(props: ModalProps) {
  const { dialog, name, title, isRead = true, lead, leave, close, children } = props
  const [label, look] = leave
  const titleId = `${name}-title`
  return (
    <dialog ref={dialog} class={props.class ?? name} aria-labelledby={titleId} onClose={close}>
      <h2 id={titleId} {...(isRead ? { tabIndex: -1 } : {})}>
        {title}
      </h2>
      {lead === undefined ? null : <p class="hint">{lead}</p>}
      {children}
      <button
        type="button"
        id={`${name}-close`}
        class={look}
        onClick={() => dialog.current?.close()}
      >
        {label}
      </button>
    </dialog>
  )
}
