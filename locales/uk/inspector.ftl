### Що відомо про згадку на розгляді й що з нею можна зробити.

inspector-name = Інспектор
inspector-new = Нова згадка
inspector-new-hint = Щоб додати її, виберіть мітку або натисніть її клавішу.
inspector-new-leave = — вийти.
inspector-previous-key = Попередня (k)
inspector-next-key = Наступна (j)
inspector-accept = Прийняти
inspector-reject = Відхилити
inspector-was = Запропоновано як { $label }.
inspector-was-value = Запропоновано як { $label }, { $value }.
inspector-by-you = Додано вами.
inspector-found = Знайдено { $source }, певність { NUMBER($certainty) }%.
inspector-by-rule = правилом
inspector-by-model = моделлю
inspector-by-learned = із вивченого
inspector-start = Початок
inspector-end = Кінець
inspector-start-earlier = Почати раніше
inspector-start-later = Почати пізніше
inspector-end-earlier = Закінчити раніше
inspector-end-later = Закінчити пізніше
inspector-note = Нотатка
inspector-hint-next = — до наступної згадки. Щоб додати пропущену, виділіть слова у статті або натисніть
inspector-hint-add = .
