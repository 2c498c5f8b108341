# Порівняння анотаторів і рішення там, де вони розходяться.

agreement-title = Порівняти анотаторів
agreement-open = Порівняти анотаторів…
agreement-lead = Відкрийте файли двох чи більше анотаторів тих самих текстів. Тексти зіставляються посимвольно; враховується прийняте, виправлене й додане. Нічого не залишає цей комп’ютер.
agreement-choose = Вибрати файли…
agreement-files = Файли анотаторів
agreement-name = Анотатор файлу { $file }
agreement-without = Прибрати { $file }
agreement-suggested = Враховувати й пропозиції, щодо яких ніхто не вирішив
agreement-start = Порівняти
agreement-reading = Читаю { $file }…
agreement-comparing = Порівнюю…
agreement-no-dataset = { $file } — не набір даних, який може прочитати Tallymark.
agreement-misfits = { $count ->
    [one] { NUMBER($count) } місце у файлі { $file } не вдалося прочитати
    [few] { NUMBER($count) } місця у файлі { $file } не вдалося прочитати
    [many] { NUMBER($count) } місць у файлі { $file } не вдалося прочитати
   *[other] { NUMBER($count) } місця у файлі { $file } не вдалося прочитати
}
agreement-misfit = рядок { NUMBER($line) }
agreement-texts = { $count ->
    [one] { NUMBER($count) } спільний текст
    [few] { NUMBER($count) } спільні тексти
    [many] { NUMBER($count) } спільних текстів
   *[other] { NUMBER($count) } спільного тексту
}
agreement-no-texts = У цих файлах немає спільних текстів.
agreement-tokens = { $count ->
    [one] { NUMBER($count) } токен
    [few] { NUMBER($count) } токени
    [many] { NUMBER($count) } токенів
   *[other] { NUMBER($count) } токена
}
agreement-repeated = { $count ->
    [one] { NUMBER($count) } документ пропущено, бо його текст повторюється
    [few] { NUMBER($count) } документи пропущено, бо їхні тексти повторюються
    [many] { NUMBER($count) } документів пропущено, бо їхні тексти повторюються
   *[other] { NUMBER($count) } документа пропущено, бо його текст повторюється
}
agreement-by-label = За мітками
agreement-both = Обидва
agreement-one-only = Лише один
agreement-values = Значення
agreement-kappa = κ Коена
agreement-alpha = α Кріппендорфа
agreement-figures-hint = F1 рахує фрагменти з тими самими межами й міткою; κ і α виміряно на токенах, понад випадковий збіг.
agreement-undefined = не визначено
agreement-pairs = За парами
agreement-pair = Анотатори
agreement-confusion = Мітки тих самих слів
agreement-confusion-hint = Рядки: { $one }. Стовпці: { $other }. Після ≈: фрагменти з іншими межами, що перетинаються.
agreement-first = перший із двох
agreement-second = другий
agreement-none = немає
agreement-alone = { $count ->
    [one] { NUMBER($count) } документ без пари
    [few] { NUMBER($count) } документи без пари
    [many] { NUMBER($count) } документів без пари
   *[other] { NUMBER($count) } документа без пари
}
agreement-more = і ще { NUMBER($count) }
agreement-other-files = Інші файли
agreement-walk = { $count ->
    [one] Вирішити { NUMBER($count) } розбіжність
    [few] Вирішити { NUMBER($count) } розбіжності
    [many] Вирішити { NUMBER($count) } розбіжностей
   *[other] Вирішити { NUMBER($count) } розбіжності
}
agreement-agreed = Вони згодні в усьому.
agreement-back = Показники
agreement-place = { NUMBER($at) } із { NUMBER($count) }
agreement-decided = Вирішено { NUMBER($count) } із { NUMBER($total) }
agreement-region = Розбіжність
agreement-said = Що позначив кожен
agreement-nothing = нічого
agreement-alternatives = Що правильно?
agreement-too = Також
agreement-too-number = Також { NUMBER($number) }
agreement-take-none = Нічого
agreement-take-all = Усе
agreement-undo = Скасувати
agreement-next = Далі
agreement-previous = Назад
agreement-chosen-none = Вибрано: нічого
agreement-chosen = Вибрано: { $what }
agreement-open-still = Не вирішено
agreement-keys = 1–9 вибирає одне, з Shift — кілька; 0 — нічого, a — усе; j і k — перехід; u — скасувати.
agreement-with-alone = Разом із документами, які має лише один анотатор
agreement-download = Завантажити об’єднане
agreement-add = Додати об’єднане до робочого простору
agreement-later = Ще не вирішене потрапить як пропозиції. Вибір зберігається: порівняйте ті самі файли ще раз — і продовжите з того ж місця.
agreement-downloaded = { $count ->
    [one] Завантажено { NUMBER($count) } об’єднаний документ.
    [few] Завантажено { NUMBER($count) } об’єднані документи.
    [many] Завантажено { NUMBER($count) } об’єднаних документів.
   *[other] Завантажено { NUMBER($count) } об’єднаного документа.
}
agreement-added = { $count ->
    [one] Додано { NUMBER($count) } об’єднаний документ.
    [few] Додано { NUMBER($count) } об’єднані документи.
    [many] Додано { NUMBER($count) } об’єднаних документів.
   *[other] Додано { NUMBER($count) } об’єднаного документа.
}
agreement-adding = Додаю об’єднані документи
agreement-tag = об’єднано
