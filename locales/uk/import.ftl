# Імпорт файлів, тек і таблиць.

import-title = Імпорт
import-lead = Кожен текстовий файл і кожна вебсторінка стає окремою статтею. У таблицях (CSV, TSV, JSON) статтею є кожен рядок.
import-choose-files = Вибрати файли…
import-choose-folder = Вибрати теку…
import-files = Файли для імпорту
import-folder = Тека для імпорту
import-drop = Або перетягніть файли й теки будь-куди на сторінку. Ніщо не залишає цей комп’ютер.
import-looking = { $count ->
    [0] Переглядаємо файли…
    [one] Переглядаємо { $count } файл…
    [few] Переглядаємо { $count } файли…
    [many] Переглядаємо { $count } файлів…
   *[other] Переглядаємо { $count } файлу…
}
import-nothing = Тут немає нічого, що можна імпортувати. Підходять текстові файли, вебсторінки, CSV, TSV і JSON.
import-articles = { $count ->
    [one] { $count } файл зі статтею
    [few] { $count } файли зі статтями
    [many] { $count } файлів зі статтями
   *[other] { $count } файлу зі статтями
}
import-others = { $count ->
    [one] { $count } файл іншого типу пропущено
    [few] { $count } файли інших типів пропущено
    [many] { $count } файлів інших типів пропущено
   *[other] { $count } файлу інших типів пропущено
}
import-and-more = і ще { NUMBER($count) }
import-like-it = { $count ->
    [one] і ще { $count } файл із тими самими стовпцями
    [few] і ще { $count } файли з тими самими стовпцями
    [many] і ще { $count } файлів із тими самими стовпцями
   *[other] і ще { $count } файлу з тими самими стовпцями
}
import-header = Перший рядок містить назви стовпців
import-column = Стовпець { $name }
import-preview = Перші рядки файлу { $name }
import-role-ignored = Пропустити
import-role-text = Текст
import-role-title = Заголовок
import-role-date = Дата
import-role-source = Адреса джерела
import-role-author = Автор
import-role-tags = Теги
import-needs-text = Укажіть, у якому стовпці текст.
import-skip = Пропускати тексти, які тут уже є
import-start = Імпортувати
import-back = Вибрати інші
import-reading = Читання файлів
import-adding = Додавання документів
import-read-so-far = { $count ->
    [one] { $count } стаття
    [few] { $count } статті
    [many] { $count } статей
   *[other] { $count } статті
}
import-imported = { $count ->
    [one] Імпортовано { $count } документ
    [few] Імпортовано { $count } документи
    [many] Імпортовано { $count } документів
   *[other] Імпортовано { $count } документа
}
import-known = { $count ->
    [one] { $count } уже був тут
    [few] { $count } уже були тут
    [many] { $count } уже були тут
   *[other] { $count } уже було тут
}
import-unread = { $count ->
    [one] { $count } не вдалося прочитати
    [few] { $count } не вдалося прочитати
    [many] { $count } не вдалося прочитати
   *[other] { $count } не вдалося прочитати
}
import-cancelled = Імпорт скасовано.
import-undo-hint = Одна відміна повертає все, як було до імпорту.
import-troubles = На що звернути увагу
import-at-line = { $file }, рядок { NUMBER($line) }
import-open-first = Відкрити перший
import-more = Імпортувати ще
import-fault-cells = Клітинок: { NUMBER($found) }, а в першому рядку їх { NUMBER($wanted) }. Можливо, бракує лапок.
import-fault-quote = Після закритих лапок клітинка триває далі. Лапки всередині пишуть двічі.
import-fault-unclosed = Лапки або дужку не закрито.
import-fault-json = Це не JSON: { $reason }.
import-fault-no-object = Це не об’єкт із полями.
import-fault-no-text = У стовпці тексту немає тексту.
import-no-rows = У файлі немає рядків.
import-date-unread = «{ $date }» — не дата; імпортовано без неї.
import-open = Імпорт…
import-busy = Імпорт триває. Зачекайте, доки він завершиться, або скасуйте його.
