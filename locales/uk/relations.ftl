### Зв’язки між двома згадками.

relations-title = Зв’язки
relations-relate = Пов’язати…
relations-all = Показувати зв’язки всієї статті
relations-bar = Новий зв’язок
relations-from = Від { $words }
relations-choose = Виберіть другу згадку: j, k або клацання.
relations-to = до { $words }
relations-kind = Вид
relations-other = Інший вид
relations-make = Пов’язати
relations-leave = Залишити
relations-go = До { $words }
relations-remove = Вилучити: { $kind } { $words }
relations-begun = Зв’язок від { $words }. Виберіть другу згадку й натисніть Enter.
relations-left = Зв’язок не створено
relations-removed = Зв’язок вилучено: { $kind } { $words }
relations-needs-mention = Спершу перейдіть до згадки, від якої почнеться зв’язок.
relations-needs-other = Спершу виберіть другу згадку: натисніть j чи k або клацніть її.
relations-needs-kind = Спершу виберіть або впишіть вид зв’язку.
relations-busy = Створюється зв’язок. Enter створює його, Esc облишає.

relations-counted-by = пораховано як
relations-attributed-to = за словами
relations-same-as = те саме, що
