### На що дивимося: фільтр, режим зосередження, огляд.

seeing-filter = Фільтр
seeing-filter-hint = Якщо в групі нічого не вибрано, показано все.
seeing-shown = Показано { NUMBER($shown) } з { NUMBER($total) }
seeing-filter-shows = Фільтр: показано { NUMBER($shown) } з { NUMBER($total) }
seeing-clear-filter = Скинути фільтр
seeing-cannot-mute = Цей браузер не може приглушити позначки. На порядок перегляду фільтр усе одно діє.
seeing-decision = Рішення
seeing-found-by = Чим знайдено
seeing-certainty = Певність
seeing-certainty-from = Від, у відсотках
seeing-certainty-to = До, у відсотках
seeing-source-rule = Правила
seeing-source-model = Модель
seeing-source-learned = Вивчене
seeing-source-user = Уручну

seeing-focus-on = Режим зосередження ввімкнено: по одному реченню
seeing-focus-off = Режим зосередження вимкнено

seeing-scope = Що рахуємо
seeing-scope-this = Цей документ
seeing-scope-all = Усі документи
seeing-counting = Рахуємо: { NUMBER($done) } з { NUMBER($total) } документів
seeing-at-a-glance = Коротко
seeing-nothing-yet = Ще нічого не вирішено. Тут буде враховано все, що ви приймете, виправите, відхилите чи додасте.

seeing-labels = Мітки
seeing-total = Разом
seeing-extractor = Пропозиції та ваші рішення
seeing-extractor-hint = Прийнята пропозиція була правильною, відхилена — хибною. Інші слова чи інша мітка: там хибно, тут пропущено. Додану згадку було пропущено. Те, що чекає, не рахується.
seeing-precision = Точність
seeing-recall = Повнота
seeing-f1 = F1
seeing-values = Значення
seeing-all-labels = Усі мітки
seeing-mean-of-labels = Середнє міток
seeing-part = { NUMBER($part) } з { NUMBER($whole) }
seeing-of = із { NUMBER($total) }
seeing-percent = { $value } %

seeing-days = Перебіг роботи
seeing-days-chart = Рішення від { $from } до { $to }, щонайбільше { NUMBER($most) } на день
seeing-most-a-day = { NUMBER($most) } на день
seeing-on-day = { $day }: { NUMBER($count) }
seeing-show-table = Показати таблицею
seeing-day = День
seeing-decided = Вирішено
seeing-annotators = Розмітники
seeing-annotator = Розмітник
seeing-unnamed = Без імені

seeing-documents = Документи
seeing-documents-done = Завершено документів
seeing-documents-chart = { NUMBER($done) } завершено, { NUMBER($begun) } у роботі, { NUMBER($untouched) } не розпочато, { NUMBER($empty) } без згадок
seeing-done = Завершено
seeing-begun = У роботі
seeing-untouched = Не розпочато
seeing-empty = Без згадок
seeing-time-spent = Витрачено часу
seeing-a-decision = { $time } на рішення
seeing-longest = Найдовше тривали
seeing-title = Заголовок
seeing-time = Час
seeing-seconds = { NUMBER($seconds) } с
seeing-minutes = { NUMBER($minutes) } хв
seeing-hours = { NUMBER($hours) } год { NUMBER($minutes) } хв
