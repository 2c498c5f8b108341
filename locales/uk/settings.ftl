# Палітра команд.
commands-title = Усі команди
commands-placeholder = Введіть, що хочете зробити
commands-none = Такої команди немає
commands-not-now = Це можна зробити, коли відкрито статтю.
commands-label = Мітка { $name }
commands-open = Відкрити { $title }

# Тривала робота.
working-count = { NUMBER($done) } з { NUMBER($total) }

# Налаштування.
settings-annotator = Ім’я анотатора
settings-annotator-hint = Зберігається з кожним вашим рішенням.
settings-language = Мова
settings-language-browser = Як у браузері
settings-show = Показувати
settings-pace = Скільки лишилося й темп перегляду
settings-downloads = У завантаженнях
settings-names = Імена анотаторів
settings-time = Час, витрачений на кожен документ
settings-single = Завантажити Tallymark одним файлом
settings-single-hint = Відкривається з диска, без мережі, і вміє все, що й ця сторінка.
settings-version = Tallymark { $version }, збірка { $build }
settings-licences = Ліцензії

# Редактор клавіш.
keys-change = Змінити клавіші дії «{ $name }»
keys-press = Натисніть нову клавішу або Esc, щоб лишити як є
keys-reset = Як було спочатку
keys-reset-all = Усі клавіші як були спочатку
keys-taken = { $chord } вже є клавішею дії «{ $name }».
keys-label-taken = { $chord } вже є клавішею мітки { $name }.
keys-set = { $chord } тепер клавіша дії «{ $name }».
keys-none = Немає клавіші
keys-find = Знайти команду
