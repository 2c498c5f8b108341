### The frame of the page: the bar over everything, messages, the bar for thumbs.

page-undo-key = Undo (U)
page-redo-key = Redo (Shift+U)
page-keys = Keys
page-keys-key = Keys (?)
page-opening = Opening…
page-saving = Saving…
page-saved = Saved
page-not-saved = Not saved
page-saved-why = Everything is stored in this browser. Nothing leaves this machine.
page-not-saved-why = The browser does not store anything for this page: { $reason }
page-not-stored = This browser does not store your work: { $reason }. It goes on in memory; download before you close the page.
page-messages = Messages
page-dismiss = Dismiss
page-review = Review
page-reject-mention = Reject mention
page-accept-mention = Accept mention
page-article = Article
