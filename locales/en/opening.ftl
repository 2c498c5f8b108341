# While the page in a single file is unpacked. The build puts these into the file; they are plain text.
opening-line = Opening…
opening-late = If this stays, the file is damaged or this browser is too old. Try to download it again, or another browser.
opening-old = This browser is too old for Tallymark. It opens in Chrome and Edge from version 123, Firefox from 120 and Safari from 17.5.
opening-damaged = This file is damaged, so nothing was opened.
opening-again = Your work is not in this file but in the browser’s storage, and is untouched. Download the file again and put it in the same place.
opening-failed = Tallymark could not start.
opening-scripts = Tallymark needs JavaScript, which is off in this browser.
