### Діалог про сховище: де зберігається робота, резервні копії та те, чого не вдалося прочитати.

action-storage = Сховище й резервна копія…
storage-title = Сховище
storage-status = Сховище: { $status }
storage-where = Ваша робота зберігається в цьому браузері для { $address }. Вона не покидає цього комп’ютера.
storage-where-file = Ваша робота зберігається в сховищі цього браузера для файлів із диска. Вона не покидає цього комп’ютера.
storage-nowhere = Нічого не зберігається: { $reason }. Ваша робота є лише в цьому вікні.
storage-documents = { $count ->
    [one] документ
    [few] документи
   *[many] документів
}
storage-annotations = { $count ->
    [one] згадка
    [few] згадки
   *[many] згадок
}
storage-decisions = { $count ->
    [one] рішення
    [few] рішення
   *[many] рішень
}
storage-usage = на цьому комп’ютері
storage-megabytes = { $size } МБ
storage-promised = Браузер пообіцяв зберегти вашу роботу.
storage-not-promised = Браузер може видалити дані сторінок, коли бракує місця.
storage-refused = Браузер цього не пообіцяв. Можливо, пообіцяє згодом, якщо ви часто повертатиметеся; резервна копія надійна в будь-якому разі.
storage-ask = Попросити браузер зберегти її
storage-asking = Браузер просять зберегти вашу роботу назавжди.
storage-backup = Резервна копія
storage-backup-hint = Один файл з усім: тексти, рішення, мітки, правила, налаштування й те, що можна скасувати.
storage-download = Завантажити резервну копію
storage-restore = Відновити з резервної копії…
storage-choose = Резервна копія для відновлення
storage-writing = Записано { NUMBER($done) } з { NUMBER($total) } документів…
storage-unreadable = { $count ->
    [one] Не вдалося прочитати { NUMBER($count) } запис
    [few] Не вдалося прочитати { NUMBER($count) } записи
   *[many] Не вдалося прочитати { NUMBER($count) } записів
}
storage-unreadable-hint = Решту відкрито. Пакет для відновлення містить ці записи такими, як вони збережені, для того, хто зможе їх полагодити.
storage-bundle = Завантажити пакет для відновлення
storage-remove = Вилучити
storage-remove-unreadable = Вилучити записи, яких не вдалося прочитати?
storage-remove-replaced = Вилучити цей робочий простір?
storage-removed = Вилучено.
storage-keep = Залишити
storage-earlier = Збережене раніше
storage-replaced = Робочий простір до відновлення, { $at }, { $documents ->
    [one] { NUMBER($documents) } документ
    [few] { NUMBER($documents) } документи
   *[many] { NUMBER($documents) } документів
}
storage-replaced-download = Завантажити
storage-offline = Працює без мережі
storage-version = Tallymark { $version }
storage-build = збірка { $build }
storage-reading = Читання резервної копії… { NUMBER($percent) } %
storage-restoring = Відновлення…
storage-other-file = Вибрати інший файл…
storage-back = Назад
storage-of = Резервна копія від { $made }
storage-undated = Резервна копія
storage-in-backup = У цій копії
storage-here = Тут зараз
storage-flaws = { $count ->
    [one] У файлі { NUMBER($count) } вада
    [few] У файлі { NUMBER($count) } вади
   *[many] У файлі { NUMBER($count) } вад
}
storage-flaws-hint = Те, чого не вдається прочитати, буде пропущено й відкладено; решту можна відновити.
storage-line = Рядок { NUMBER($line) }
storage-more = і ще { NUMBER($count) }
storage-had-unreadable = { $count ->
    [one] Також у ній { NUMBER($count) } запис, якого не вдалося прочитати під час її створення.
    [few] Також у ній { NUMBER($count) } записи, яких не вдалося прочитати під час її створення.
   *[many] Також у ній { NUMBER($count) } записів, яких не вдалося прочитати під час її створення.
}
storage-will-keep = Те, що тут зараз, збережеться як резервна копія й залишиться в цьому діалозі, доки ви його не вилучите.
storage-cannot-keep = Зараз нічого не зберігається, тож те, що тут є, зберегти не вдасться: спершу завантажте його резервну копію.
storage-replace = Замінити все тут
storage-restore-now = Відновити
storage-confirm = Замінити все тут цією резервною копією?
storage-confirm-replace = Замінити
storage-cancel = Скасувати
storage-restored = Відновлено: { $documents ->
    [one] { NUMBER($documents) } документ
    [few] { NUMBER($documents) } документи
   *[many] { NUMBER($documents) } документів
}.
storage-recovery = Пакет для відновлення
storage-recovery-hint = Цих записів не вдалося прочитати, коли відкривалася сторінка. Запис говорить, що зроблено в певну мить: доданий окремо, він міг би суперечити зробленому згодом. Тому жоден із них не відновлюється.

backup-other = { $name } — не резервна копія Tallymark.
backup-newer = Цю резервну копію створила новіша версія Tallymark. Відкрийте її там.
backup-behind-end = Це стоїть після кінця файлу.
backup-no-record = Це не запис: { $reason }.
backup-no-json = Це не JSON; тут файл пошкоджено або обрізано.
backup-no-key = Запис не має номера.
backup-no-screen = Не вдалося прочитати екран: { $reason }.
backup-count = { $expected ->
    [one] У файлі мав бути { NUMBER($expected) } запис, а є { NUMBER($found) }.
    [few] У файлі мали бути { NUMBER($expected) } записи, а є { NUMBER($found) }.
   *[many] У файлі мало бути { NUMBER($expected) } записів, а є { NUMBER($found) }.
}
backup-unwritten = { $count ->
    [one] { NUMBER($count) } запис не вдалося прочитати під час створення файлу.
    [few] { NUMBER($count) } записи не вдалося прочитати під час створення файлу.
   *[many] { NUMBER($count) } записів не вдалося прочитати під час створення файлу.
}
backup-cut = Файл обрізано: бракує його кінця.
backup-downloaded = Резервну копію завантажено
message-show = Показати
import-is-backup = резервна копія робочого простору; щоб відновити, відкрийте її окремо
