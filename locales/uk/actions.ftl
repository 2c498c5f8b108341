### Назви дій: у палітрі команд і переліку клавіш.

action-group-move = Рух
action-group-decide = Рішення
action-group-boundaries = Межі
action-group-add = Додавання
action-group-see = Огляд
action-group-page = Сторінка

action-next = Наступна згадка
action-previous = Попередня згадка
action-next-skipped = Наступна пропущена згадка
action-next-document = Наступний документ
action-previous-document = Попередній документ
action-search = Пошук у статті
action-search-all = Пошук в усіх документах

action-accept = Прийняти й далі
action-reject = Відхилити й далі
action-edit = Змінити значення; Enter — зберегти, Esc — залишити
action-uncertain = Позначити як непевну або певну
action-remove = Вилучити без сліду
action-everywhere = Вирішити щодо цього тексту всюди
action-never = Ніколи не позначати цей текст
action-accept-rest = Прийняти решту документа
action-undo = Відмінити
action-redo = Повторити

action-start-earlier = Почати на слово раніше
action-start-later = Почати на слово пізніше
action-end-later = Закінчити на слово пізніше
action-end-earlier = Закінчити на слово раніше
action-start-character-earlier = Почати на знак раніше
action-start-character-later = Почати на знак пізніше
action-end-character-later = Закінчити на знак пізніше
action-end-character-earlier = Закінчити на знак раніше
action-split = Розділити згадку
action-merge = Об’єднати з наступною згадкою

action-select-words = Виділити слова; клавіша мітки додає їх
action-relate = Пов’язати з іншою згадкою
action-cancel = Зняти виділення або полишити згадку

action-filter = Фільтрувати згадки
action-focus = По одному реченню або вся стаття
action-guidelines = Показати або сховати настанови
action-dashboard = Зведення

action-palette = Усі команди
action-new-article = Нова стаття
action-import = Імпортувати файли
action-download = Завантажити набір даних
action-about = Про цей документ
action-schema = Редагувати мітки
action-rules = Правила для пропозицій
action-settings = Налаштування
action-help = Клавіші
