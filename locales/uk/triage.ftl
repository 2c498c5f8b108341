### Перевірка: порядок, багато рішень разом, темп, ті самі слова деінде та правила.

triage-review = Перевірка
triage-order = Порядок
triage-order-position = За місцем у тексті
triage-order-uncertainty = Спершу найменш певні
triage-order-label = За мітками
triage-order-set = Порядок перевірки: { $order }

triage-accept-title = Прийняти те, що чекає
triage-accept-rest = Решту цього документа
triage-accept-label = Усі { $label }
triage-accept-sure = Усі певні від { NUMBER($percent) }%
triage-threshold = Певні від, у відсотках
triage-accepted = { $count ->
    [one] Прийнято { $count } згадку. Скасувати: U.
    [few] Прийнято { $count } згадки. Скасувати: U.
    [many] Прийнято { $count } згадок. Скасувати: U.
   *[other] Прийнято { $count } згадки. Скасувати: U.
}
triage-nothing-waits = Тут ніщо не чекає на рішення.
triage-accepting = Приймання
triage-show-pace = Показувати, скільки лишилося, і темп

triage-left = { $count ->
    [one] Лишилася { $count }
    [few] Лишилося { $count }
    [many] Лишилося { $count }
   *[other] Лишилося { $count }
}
triage-pace = { NUMBER($count) } за хвилину
triage-under-a-minute = менше хвилини
triage-minutes = близько { NUMBER($minutes) } хв
triage-hours = близько { NUMBER($hours) } год { NUMBER($minutes) } хв
triage-skipped = { $count ->
    [one] { $count } пропущена
    [few] { $count } пропущені
    [many] { $count } пропущених
   *[other] { $count } пропущених
}
triage-back-to-skipped = { $count ->
    [one] Пропущено { $count } згадку: назад до неї
    [few] Пропущено { $count } згадки: назад до першої
    [many] Пропущено { $count } згадок: назад до першої
   *[other] Пропущено { $count } згадки: назад до першої
}
triage-none-skipped = Нічого не пропущено.
triage-all-decided = { $count ->
    [one] Рішення щодо { $count } згадки ухвалено.
    [few] Рішення щодо всіх { $count } згадок ухвалено.
    [many] Рішення щодо всіх { $count } згадок ухвалено.
   *[other] Рішення щодо всіх { $count } згадок ухвалено.
}
triage-status = Стан перевірки
triage-next-document = Наступний документ
triage-download = Завантажити набір даних

triage-elsewhere = Ті самі слова деінде
triage-more-here = ще { NUMBER($count) } × «{ $words }» тут
triage-more-everywhere = { NUMBER($count) } в усіх документах
triage-decide-here = Вирішити все тут
triage-suggest-here = Запропонувати все тут
triage-decide-everywhere = Вирішити в усіх
triage-suggest-everywhere = Запропонувати в усіх
triage-never-here = Ніколи тут
triage-never-everywhere = Ніколи в жодному документі
triage-never-about = Ніколи не позначати «{ $words }» як { $label }
triage-dismiss = Прибрати
triage-no-more = Інші «{ $words }» не чекають на це рішення.
triage-done-here = { $count ->
    [one] Вирішено щодо { $count } місця. Скасувати: U.
    [few] Вирішено щодо { $count } місць. Скасувати: U.
    [many] Вирішено щодо { $count } місць. Скасувати: U.
   *[other] Вирішено щодо { $count } місця. Скасувати: U.
}
triage-suggested-here = { $count ->
    [one] Запропоновано { $count } згадку. Скасувати: U.
    [few] Запропоновано { $count } згадки. Скасувати: U.
    [many] Запропоновано { $count } згадок. Скасувати: U.
   *[other] Запропоновано { $count } згадки. Скасувати: U.
}
triage-working = Застосування до «{ $words }»

triage-rules = Правила
triage-rules-none = Правил ще немає. Відхиліть згадку й натисніть Shift+X, щоб ці слова більше не пропонувалися.
triage-rules-about = Ці слова не пропонуються, коли документ читається.
triage-rule = «{ $words }» ніколи не { $label }
triage-rule-any = «{ $words }» ніколи не позначається
triage-rule-everywhere = в усіх документах
triage-rule-in = у «{ $title }»
triage-rule-remove = Вилучити правило для «{ $words }»
triage-rule-removed = Правило вилучено. Скасувати: U.
triage-rule-made = { $count ->
    [0] «{ $words }» більше не пропонується як { $label }. Скасувати: U.
    [one] «{ $words }» більше не пропонується як { $label }, відхилено { $count } згадку. Скасувати: U.
    [few] «{ $words }» більше не пропонується як { $label }, відхилено { $count } згадки. Скасувати: U.
    [many] «{ $words }» більше не пропонується як { $label }, відхилено { $count } згадок. Скасувати: U.
   *[other] «{ $words }» більше не пропонується як { $label }, відхилено { $count } згадки. Скасувати: U.
}
triage-rule-known = Таке правило вже є.

triage-action-review = Порядок перевірки та багато рішень разом
triage-action-accept-label = Прийняти всі з цією міткою
triage-action-accept-sure = Прийняти всі певні
