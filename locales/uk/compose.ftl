### Екран, де додають статтю, і те, як її читати.

compose-name = Нова стаття
compose-title = Вставте статтю.
compose-lead = Tallymark виділить у ній числа й назви та покаже, що вони значать. Підтвердьте або виправте кожне однією клавішею, а тоді завантажте набір даних, на якому вчиться модель.
compose-annotate = Анотувати
compose-text = Текст статті
compose-text-hint = Вставте сюди або перетягніть файли .txt, .md чи .html будь-куди
compose-title-hint = Перший рядок, якщо лишити порожнім
compose-from-dateline = (з початку статті)
compose-open-files = Відкрити файли…
compose-files = Файли, які відкрити
compose-samples = Зразки
compose-try-sample = Або спробуйте зразок
compose-sample-war = Війна
compose-sample-earthquake = Землетрус
compose-sample-finance = Фінанси
compose-sample-live = Онлайн-хроніка
compose-no-text = Тексту для анотування ще немає. Спершу вставте статтю.
compose-keeping = Це Tallymark одним файлом. Ваша робота зберігається в сховищі цього браузера для файлів із диска. У Chrome та Edge її міг би прочитати будь-який інший HTML-файл, відкритий із цього комп’ютера. У Firefox вона належить саме цьому файлу на цьому місці: якщо його перемістити чи перейменувати, він відкриється порожнім.
compose-bad-date = Дата публікації не є датою: { $date }.

reading-options = Як читати
reading-dates = Дати на зразок 04/12
reading-dollar = $ означає
reading-guess = Визначити з тексту
reading-day-first = Спершу день: 4 грудня
reading-month-first = Спершу місяць: 12 квітня
