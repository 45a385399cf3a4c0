/** Files of a case: what came with the letters, and what the reception sent. */
export const files = {
  files: {
    title: 'Files of the case',
    lead: 'A file is fetched when you ask for it, and checked bit by bit. It stays in memory until you close it, and the desk puts it on the disk only if you save it. The log shows who opened it, looked at it and saved it.',
    row: '{number}. {name}',
    with: 'Came with “{title}”, {day}',
    sent: 'Sent by {name}, {day}',
    declared: 'said to be {type}',
    seen: '{group}, {as}',
    fetch: 'Fetch',
    fetchNamed: 'Fetch {name}',
    large: 'The file is large. The browser may put parts of it on the disk while it is fetched.',
    fetching: 'Fetching: {done} of {size}',
    stop: 'Stop',
    view: 'Look at it here',
    save: 'Save',
    close: 'Close the file',
    checked: 'Fetched and checked.',
    sum: 'SHA-256',
    twoSums: 'The log has two different SHA-256 for this file. Tell the head of reception.',
    dangerous: 'This file is not opened here:',
    saveAnyway: 'Save it nevertheless ...',
    saveWarning:
      'Open it only on a machine without network that is used for nothing else. It is saved as “{name}”, so that no double click opens it.',
    saveNow: 'Save as {name}',
    saved: 'Saved as {name}. It stands in the log.',
    advice:
      'The sandbox keeps the file from network, disk and keys. It does not always help against a fault in the viewer of pictures, sound or PDF: save what you are unsure of, and open it on a machine without network.',
    inside: {
      one: 'The archive says that it holds {n} file:',
      other: 'The archive says that it holds {n} files:',
    },
    more: 'and more',
    viewer: 'View of {name}',
    loading: 'Showing ...',
    failed:
      'The file could not be shown. It may be damaged: save it, and open it on a machine without network.',
    slow: 'The file took too long, and the view was ended. Save it, and open it on a machine without network.',
    clear: 'Show clearly',
    blur: 'Blur',
    blurred: 'Blurred until you ask to see it.',
    start: 'Only the beginning of the text is shown.',
    brokenLines:
      'A line that begins with ↪ belongs to the one above: long lines are cut, and long texts are shown part by part. Save the file to get the text as it is.',
    goOn: 'Show more ({part} of {parts} parts are shown)',
    pdfPictures: 'Some pictures in a PDF file may not be shown here. Save it to see all of it.',
    page: 'Page {page} of {pages}',
    before: 'Previous page',
    after: 'Next page',
    hide: 'Hide the view',
    line: '{what} file {number}, {name}',
  },
  attach: {
    title: 'Attach files',
    hint: 'The files are cleaned here before they are sent, and sealed for the reporter and those who read the case. At most {count} files, of {size} together. Fetching them is a download: anybody who watches the network can see that something is fetched, but not what.',
    add: 'Choose files',
    going: 'Sending the files: {done} of {size}',
    working: 'Cleaning ...',
    remove: 'Remove',
    removeNamed: 'Remove {name}',
    nothing: 'Cleaned. Nothing was hidden in it.',
    found: 'Cleaned. Taken out: {found}.',
    asIs: 'Send it nevertheless, as it is',
    decide: 'Decide what is to become of the files that were not cleaned.',
    looking: 'The files are still being checked. Wait until that is done.',
    oneReporter: 'Files go to one reporter at a time. Choose which, or remove the files.',
  },
  unclean: {
    unknown:
      'We cannot clean this kind. It may contain hidden information about who made it, and where.',
    damaged: 'The file is damaged, and could not be cleaned.',
    locked: 'The file is locked with a password, and could not be cleaned.',
    'too-large': 'The file is too large to be cleaned here.',
  },
  fileActions: {
    opened: 'Opened',
    viewed: 'Looked at',
    saved: 'Saved',
  },
  fileGroups: {
    picture: 'Picture',
    pdf: 'PDF',
    text: 'Text',
    sound: 'Sound',
    film: 'Film',
    document: 'Document',
    mail: 'E-mail',
    unknown: 'Unknown',
    program: 'Program',
    script: 'Script',
    page: 'Web page',
    drawing: 'SVG drawing',
    shortcut: 'Shortcut',
    disk: 'Disk image',
    macros: 'Document with macros',
    archive: 'Archive',
  },
  fileDangers: {
    program: 'It is a program, or is named like one.',
    script: 'It is a script, or is named like one: opening it may run it.',
    page: 'It is a web page, or is named like one: it may run scripts and fetch from the network.',
    drawing: 'It is a drawing that may have a script in it.',
    shortcut: 'It is a shortcut, which opens something else.',
    disk: 'It is a disk image, which the machine mounts when it is opened.',
    macros: 'It has, or may have, macros: programs in a document.',
    archive: 'It is an archive: nobody knows what is in it before it is unpacked.',
    hidden:
      'The name has invisible characters, or ones that turn the order round. They are written out.',
    double: 'The name makes the file look like another kind of file.',
    spaces: 'The name has many blanks, so that its ending may get lost.',
  },
  fileObstacles: {
    'no-viewer':
      'This kind is not shown here. Save it, and open it best on a machine without network.',
    'too-large':
      'It is too large to be shown here. Save it, and open it best on a machine without network.',
    broken: 'It is not whole, and is not shown here.',
  },
}

export const fileErrors = {
  'too-large': 'The files are too large together, or too many.',
  'file-missing':
    'The server does not have the whole file. It may be on its way still, or deleted because nobody renewed it. Try again later.',
  'file-unreadable':
    'The file cannot be read, or it was changed or moved after you chose it. Remove it, and choose it again.',
  'other-file':
    'This is not the file that the message names. Somebody who has the key of the message made it, and the server handed it over. Nothing of it is shown. Tell the head of reception.',
  'file-changed':
    'The file is not the one that was sent: it was changed or replaced. Nothing of it is shown. Tell the head of reception.',
}
