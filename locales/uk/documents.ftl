# Список документів, відомості про кожен і пошук в усіх.

documents-new = Нова стаття
documents-filter = Відбір документів
documents-filter-hint = Відбір; Enter — пошук у текстах
documents-search-texts = Шукати в усіх текстах
documents-status = Стан
documents-status-all = Усі
documents-status-not-started = Не розпочаті
documents-status-in-progress = У роботі
documents-status-done = Готові
documents-status-duplicates = Дублікати
documents-order = Порядок
documents-order-added = Спершу давніші
documents-order-newest = Спершу новіші
documents-order-title = За назвою
documents-order-date = За датою
documents-order-left = Де лишилося найбільше
documents-tag = Мітка
documents-tag-any = Будь-яка мітка
documents-shown = { NUMBER($shown) } з { $total ->
    [one] { $total } документа
    [few] { $total } документів
    [many] { $total } документів
   *[other] { $total } документа
}
documents-none-shown = Таких документів немає.
documents-clear = Показати всі
documents-privacy = Зберігається лише в цьому браузері. Ніщо не покидає цього комп’ютера.

documents-reading = Читання…
documents-reading-progress = Читання: { NUMBER($at) } з { NUMBER($total) }
documents-reading-stop = Зупинити
documents-reading-stopped = Зупинено. Непрочитані документи можна прочитати кнопкою «Шукати знову».
documents-opening = Відкриваємо ваші документи… { NUMBER($percent) }%
documents-no-mentions = Згадок немає
documents-decided = { $count ->
    [one] { $count } розглянута
    [few] { $count } розглянуті
    [many] { $count } розглянутих
   *[other] { $count } розглянутої
}
documents-progress = { NUMBER($done) } з { NUMBER($total) }
documents-duplicate = Дублікат
documents-duplicate-added = Такий самий текст уже є: «{ $title }».
documents-select = Вибрати «{ $title }»
documents-about-title = Відомості про «{ $title }»
documents-remove-title = Вилучити «{ $title }»
documents-remove-hint = Вилучити (повернути — U)
documents-suggest-again = Шукати знову

documents-selected = { $count ->
    [one] Вибрано { $count }
    [few] Вибрано { $count }
    [many] Вибрано { $count }
   *[other] Вибрано { $count }
}
documents-select-none = Скасувати вибір
documents-remove-selected = Вилучити
documents-removed = { $count ->
    [one] Вилучено { $count } документ. Повернути — U.
    [few] Вилучено { $count } документи. Повернути — U.
    [many] Вилучено { $count } документів. Повернути — U.
   *[other] Вилучено { $count } документа. Повернути — U.
}
documents-removing = Вилучення документів
documents-tagging = Зміна міток
documents-tag-add = Додати мітку
documents-tag-take = Зняти мітку
documents-tagged = { $count ->
    [one] Змінено мітки { $count } документа. Повернути — U.
    [few] Змінено мітки { $count } документів. Повернути — U.
    [many] Змінено мітки { $count } документів. Повернути — U.
   *[other] Змінено мітки { $count } документа. Повернути — U.
}

documents-found = { $hits ->
    [one] { $hits } збіг
    [few] { $hits } збіги
    [many] { $hits } збігів
   *[other] { $hits } збігу
} у { $documents ->
    [one] { $documents } документі
    [few] { $documents } документах
    [many] { $documents } документах
   *[other] { $documents } документа
}
documents-found-for = «{ $words }»
documents-found-none = Нічого не знайдено
documents-found-searching = Пошук… { NUMBER($percent) }%
documents-found-close = Назад до списку
documents-found-more = { $count ->
    [one] і ще { $count }
    [few] і ще { $count }
    [many] і ще { $count }
   *[other] і ще { $count }
}
documents-found-show-more = Показати більше документів
documents-found-results = Результати пошуку

documents-about = Про цей документ
documents-about-headline = Назва
documents-about-date = Опубліковано
documents-about-date-hint = Від цього дня відлічуються відносні дати
documents-about-source = Адреса джерела
documents-about-author = Автор
documents-about-tags = Мітки
documents-about-tags-hint = Через кому
documents-about-added = Додано { $when }
documents-about-length = { $count ->
    [one] { $count } знак
    [few] { $count } знаки
    [many] { $count } знаків
   *[other] { $count } знака
}
documents-about-open-source = Відкрити джерело
documents-about-by = автор: { $author }
documents-about-gone = Цього документа тут уже немає.

documents-unread = Нічого не вдалося запропонувати для { $count ->
    [one] { $count } документа
    [few] { $count } документів
    [many] { $count } документів
   *[other] { $count } документа
}: { $reason }. Тексти в безпеці. Згадки можна додати вручну або шукати ще раз кнопкою «Шукати знову» у списку.
documents-unread-names = Для { $count ->
    [one] { $count } документа
    [few] { $count } документів
    [many] { $count } документів
   *[other] { $count } документа
} запропоновано лише числа й час, без імен: { $reason }. Спробуйте ще раз кнопкою «Шукати знову» у списку.
