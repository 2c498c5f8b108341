### The dialog about storage: where the work is kept, backups, and what could not be read.

action-storage = Storage and backup…
storage-title = Storage
storage-status = Storage: { $status }
storage-where = Your work is kept in this browser, for { $address }. It never leaves this machine.
storage-where-file = Your work is kept in this browser’s storage for files on a disk. It never leaves this machine.
storage-nowhere = Nothing is stored: { $reason }. Your work is only in this window.
storage-documents = { $count ->
    [one] document
   *[other] documents
}
storage-annotations = { $count ->
    [one] mention
   *[other] mentions
}
storage-decisions = { $count ->
    [one] decision
   *[other] decisions
}
storage-usage = on this machine
storage-megabytes = { $size } MB
storage-promised = This browser has promised to keep your work.
storage-not-promised = This browser may delete the data of pages when space is short.
storage-refused = The browser did not promise it. It may later, when you come back often; a backup is safe in any case.
storage-ask = Ask the browser to keep it
storage-asking = Your browser is being asked to keep your work for good.
storage-backup = Backup
storage-backup-hint = One file with everything: texts, decisions, labels, rules, settings, and what can be undone.
storage-download = Download a backup
storage-restore = Restore a backup…
storage-choose = Backup to restore
storage-writing = Writing { NUMBER($done) } of { NUMBER($total) } documents…
storage-unreadable = { $count ->
    [one] { NUMBER($count) } record could not be read
   *[other] { NUMBER($count) } records could not be read
}
storage-unreadable-hint = Everything else was opened. A recovery bundle has them as they are stored, for someone who can repair them.
storage-bundle = Download recovery bundle
storage-remove = Remove
storage-remove-unreadable = Remove the records that could not be read?
storage-remove-replaced = Remove this workspace?
storage-removed = Removed.
storage-keep = Keep
storage-earlier = Kept from earlier
storage-replaced = Workspace before restoring, { $at }, { $documents ->
    [one] { NUMBER($documents) } document
   *[other] { NUMBER($documents) } documents
}
storage-replaced-download = Download
storage-offline = Works without a network
storage-version = Tallymark { $version }
storage-build = build { $build }
storage-reading = Reading the backup… { NUMBER($percent) } %
storage-restoring = Restoring…
storage-other-file = Choose another file…
storage-back = Back
storage-of = Backup of { $made }
storage-undated = Backup
storage-in-backup = In this backup
storage-here = Here now
storage-flaws = { $count ->
    [one] { NUMBER($count) } thing is wrong with this file
   *[other] { NUMBER($count) } things are wrong with this file
}
storage-flaws-hint = What cannot be read is left out and kept aside; the rest can be restored.
storage-line = Line { NUMBER($line) }
storage-more = and { NUMBER($count) } more
storage-had-unreadable = { $count ->
    [one] It also holds { NUMBER($count) } record that could not be read when it was made.
   *[other] It also holds { NUMBER($count) } records that could not be read when it was made.
}
storage-will-keep = What is here now is kept as a backup and stays in this dialog until you remove it.
storage-cannot-keep = Nothing can be stored at the moment, so what is here now cannot be kept: download a backup of it first.
storage-replace = Replace everything here
storage-restore-now = Restore
storage-confirm = Replace everything here with this backup?
storage-confirm-replace = Replace
storage-cancel = Cancel
storage-restored = Restored: { $documents ->
    [one] { NUMBER($documents) } document
   *[other] { NUMBER($documents) } documents
}.
storage-recovery = Recovery bundle
storage-recovery-hint = These records could not be read when the page was opened. A record tells what was done at one moment: put in by itself, it could contradict what was done since. So none of them is restored.

backup-other = { $name } is not a backup of Tallymark.
backup-newer = A later version of Tallymark has made this backup. Open it there.
backup-behind-end = It stands behind the end of the file.
backup-no-record = It is no record: { $reason }.
backup-no-json = It is no JSON; the file is damaged here or was cut off.
backup-no-key = It has no number.
backup-no-screen = The screen could not be read: { $reason }.
backup-count = { $expected ->
    [one] The file should have { NUMBER($expected) } record, but there are { NUMBER($found) }.
   *[other] The file should have { NUMBER($expected) } records, but there are { NUMBER($found) }.
}
backup-unwritten = { $count ->
    [one] { NUMBER($count) } record could not be read when the file was made.
   *[other] { NUMBER($count) } records could not be read when the file was made.
}
backup-cut = The file was cut off: its end is missing.
backup-downloaded = Backup downloaded
message-show = Show
import-is-backup = a backup of a workspace; open it by itself to restore it
