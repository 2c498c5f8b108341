# While the page in a single file is unpacked. The build puts these into the file; they are plain text.
opening-line = Відкривається…
opening-late = Якщо це не зникає, файл пошкоджено або браузер застарий. Завантажте файл ще раз або відкрийте його в іншому браузері.
opening-old = Цей браузер застарий для Tallymark. Підійдуть Chrome та Edge від версії 123, Firefox від 120 і Safari від 17.5.
opening-damaged = Файл пошкоджено, тому нічого не відкрито.
opening-again = Ваша робота зберігається не в цьому файлі, а в сховищі браузера, і з нею нічого не сталося. Завантажте файл ще раз і покладіть на те саме місце.
opening-failed = Tallymark не вдалося запустити.
opening-scripts = Для Tallymark потрібен JavaScript, а в цьому браузері його вимкнено.
