# Слова, спільні для кількох частин сторінки.

-brand-name = Tallymark

cancel = Скасувати
close = Закрити
save = Зберегти
add = Додати
remove = Вилучити
apply = Застосувати
undo = Відмінити
redo = Повторити
edit = Змінити
rename = Перейменувати
download = Завантажити
search = Пошук
next = Далі
previous = Назад
show-all = Показати всі
help = Довідка
settings = Налаштування
yes = Так
no = Ні
none = Немає
unknown = невідомо

decision-suggested = Запропоновано
decision-accepted = Прийнято
decision-corrected = Виправлено
decision-rejected = Відхилено
decision-added = Додано

mention = Згадка
mentions = Згадки
document = Документ
documents = Документи
label = Мітка

mentions-count = { $count ->
    [one] { $count } згадка
    [few] { $count } згадки
   *[many] { $count } згадок
}
documents-count = { $count ->
    [one] { $count } документ
    [few] { $count } документи
   *[many] { $count } документів
}
labels-count = { $count ->
    [one] { $count } мітка
    [few] { $count } мітки
   *[many] { $count } міток
}
mentions-in-documents = { $mentions ->
    [one] { $mentions } згадка
    [few] { $mentions } згадки
   *[many] { $mentions } згадок
} у { $documents ->
    [one] { $documents } документі
   *[many] { $documents } документах
}
reviewed-count = Переглянуто { NUMBER($done) } з { NUMBER($total) }
position = { NUMBER($at) } / { NUMBER($total) }
quoted = «{ $text }»
seconds-count = { $count ->
    [one] { $count } секунда
    [few] { $count } секунди
   *[many] { $count } секунд
}
minutes-count = { $count ->
    [one] { $count } хвилина
    [few] { $count } хвилини
   *[many] { $count } хвилин
}
hours-count = { $count ->
    [one] { $count } година
    [few] { $count } години
   *[many] { $count } годин
}
percent = { NUMBER($value) }%
page-title = { $title } – { -brand-name }
