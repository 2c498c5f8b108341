### Що сторінка каже, коли щось сталося, і чому щось не вдалося.

message-only-numbers = Для «{ $title }» запропоновано лише числа й час, без назв: { $reason }. Попросіть ще раз кнопкою «Запропонувати знову» в переліку.
message-nothing-suggested = Для «{ $title }» нічого не вдалося запропонувати: { $reason }. Текст у безпеці. Згадки можна додати вручну або попросити ще раз кнопкою «Запропонувати знову» в переліку.
message-other-question = Розпізнавач відповів на інше запитання. Перезавантажте сторінку.
message-found = { $count ->
    [one] Знайдено { $count } згадку
    [few] Знайдено { $count } згадки
   *[many] Знайдено { $count } згадок
}
message-set-aside = Збережених записів, яких не вдалося прочитати й довелося відкласти: { NUMBER($lost) } з { NUMBER($count) }. { $first }
message-record = Запис { NUMBER($number) } ({ $place }): { $reason }.
message-no-screen = Не вдалося відновити останній екран: { $reason }.
message-not-done = Цього не вдалося зробити: { $reason }.
message-wait = Зачекайте, поки завершиться розпочате, або скасуйте його.
message-part-missing = Цю частину сторінки не вдалося завантажити. Перевірте з’єднання з мережею та спробуйте ще раз.
message-not-shown = Не вдалося показати статтю: { $reason }
message-not-redrawn = Не вдалося перемалювати статтю; перезавантажте сторінку. { $reason }

journal-closed = журнал закрито
storage-aborted = браузер скасував запис; можливо, диск заповнено
storage-superseded = тепер пише інша вкладка
storage-blocked = Tallymark відкрито в іншій вкладці в давнішій версії. Закрийте ту вкладку, щоб ця змогла відкрити вашу роботу.
storage-closed = браузер закрив сховище цієї сторінки, або новішу її версію відкрито в іншій вкладці; перезавантажте сторінку
message-not-set-aside = Непрочитане не вдалося відкласти: { $reason }.
record-damaged = його пошкоджено
record-newer = його записала пізніша версія Tallymark
record-missing = його немає
browser-no-reason = браузер не каже, чому
extractor-stopped = розпізнавання зупинено
extractor-stopped-why = розпізнавач зупинився ({ $reason })
extractor-panicked = розпізнавач натрапив на ваду Tallymark і зупинився ({ $reason })
extractor-not-loaded = його не вдалося завантажити
extractor-not-sent = текст не вдалося надіслати розпізнавачеві: { $reason }
extractor-not-started = розпізнавач не вдалося запустити: { $reason }
extractor-unreadable = його відповідь не вдалося прочитати: { $reason }

file-too-large = { $name }: файл більший за { NUMBER($most) } МБ, а більших відкрити не можна. Поділіть його.
file-unreadable = { $name }: не вдалося прочитати. Може, це тека або файл перенесено?
file-no-text = { $name }: тексту немає.
file-empty = { $name }: файл порожній.
file-not-text = { $name }: це не текстовий файл. Tallymark відкриває .txt, .md, .html, .csv, .tsv і .json.
file-not-utf16 = { $name }: починається як UTF-16, але це не він.
file-no-encoding = { $name }: жодне відоме тут кодування не підходить.
file-windows = { $name }: це не UTF-8, тож файл прочитано як Windows-1252. Перевірте літери та лапки.

refusal-no-document = Цього документа тут більше немає.
refusal-no-annotation = Цієї згадки тут більше немає.
refusal-duplicate = Ці слова вже мають таку мітку.
refusal-span = Ці слова не можна позначити: { $reason }.
refusal-empty-text = Немає тексту, який позначати.
refusal-no-cut = Згадку ділять між двома її словами.
refusal-same-mention = Зв’язок потребує двох різних згадок.
refusal-same-relation = Між цими згадками вже є такий зв’язок.
refusal-no-change = Змінювати нічого.
refusal-schema-empty = Схемі потрібна мітка, яку можна поставити.
refusal-schema-nameless = У мітки немає назви.
refusal-schema-same-name = Дві мітки мають назву { $name }.
refusal-schema-same-key = Дві мітки мають клавішу { $key }.
refusal-schema-taken-key = Клавіша { $key } не може ставити мітку: вона потрібна самій сторінці.
refusal-span-outside = кінець { NUMBER($end) } лежить поза текстом, у якому лише { NUMBER($length) }
refusal-span-inside = позиція { NUMBER($offset) } — усередині знака
change-no-document = документа { $id } немає
change-document-exists = документ { $id } вже є
change-outside = анотація { $annotation } ({ $span }) не лежить у тексті документа { $document }
change-nothing-left = відміняти чи повторювати більше нічого
