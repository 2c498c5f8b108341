//! Currencies by ISO 4217 code (the standard's list of active codes, read in 2026; `XBT` is the customary code of
//! bitcoin). Names are those that English news writes; where several countries share one (`dollar`, `peso`), the one
//! that is meant most often.

use super::table::Table;

/// Names of currencies.
pub(crate) const NAMES: &Table<&'static str> = &[
    ("baht", "THB"),
    ("bitcoin", "XBT"),
    ("bitcoins", "XBT"),
    ("cedi", "GHS"),
    ("cedis", "GHS"),
    ("dirham", "AED"),
    ("dirhams", "AED"),
    ("dollar", "USD"),
    ("dollars", "USD"),
    ("dong", "VND"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("forint", "HUF"),
    ("forints", "HUF"),
    ("franc", "CHF"),
    ("francs", "CHF"),
    ("hryvnia", "UAH"),
    ("hryvnias", "UAH"),
    ("hryvnya", "UAH"),
    ("hryvnyas", "UAH"),
    ("koruna", "CZK"),
    ("krona", "SEK"),
    ("krone", "NOK"),
    ("kroner", "NOK"),
    ("kronor", "SEK"),
    ("lari", "GEL"),
    ("lei", "RON"),
    ("leu", "RON"),
    ("lev", "BGN"),
    ("leva", "BGN"),
    ("lira", "TRY"),
    ("liras", "TRY"),
    ("naira", "NGN"),
    ("peso", "MXN"),
    ("pesos", "MXN"),
    ("rand", "ZAR"),
    ("reais", "BRL"),
    ("renminbi", "CNY"),
    ("rial", "IRR"),
    ("rials", "IRR"),
    ("ringgit", "MYR"),
    ("riyal", "SAR"),
    ("riyals", "SAR"),
    ("rouble", "RUB"),
    ("roubles", "RUB"),
    ("ruble", "RUB"),
    ("rubles", "RUB"),
    ("rupee", "INR"),
    ("rupees", "INR"),
    ("rupiah", "IDR"),
    ("shekel", "ILS"),
    ("shekels", "ILS"),
    ("sterling", "GBP"),
    ("taka", "BDT"),
    ("tenge", "KZT"),
    ("won", "KRW"),
    ("yen", "JPY"),
    ("yuan", "CNY"),
    ("zloty", "PLN"),
    ("zlotys", "PLN"),
];

/// Names of hundredths of a currency.
pub(crate) const SUBUNITS: &Table<&'static str> = &[
    ("cent", "USD"),
    ("cents", "USD"),
    ("eurocents", "EUR"),
    ("kopeck", "RUB"),
    ("kopecks", "RUB"),
    ("kopek", "RUB"),
    ("kopeks", "RUB"),
    ("paise", "INR"),
    ("pence", "GBP"),
    ("penny", "GBP"),
];

/// What before `dollars`, `pounds`, `francs` says whose they are. Only with a name in [`SHARED`].
pub(crate) const ADJECTIVES: &Table<&'static str> = &[
    ("american", "USD"),
    ("argentine", "ARS"),
    ("australian", "AUD"),
    ("british", "GBP"),
    ("canadian", "CAD"),
    ("chilean", "CLP"),
    ("chinese", "CNY"),
    ("colombian", "COP"),
    ("czech", "CZK"),
    ("danish", "DKK"),
    ("egyptian", "EGP"),
    ("indian", "INR"),
    ("iranian", "IRR"),
    ("israeli", "ILS"),
    ("japanese", "JPY"),
    ("korean", "KRW"),
    ("lebanese", "LBP"),
    ("mexican", "MXN"),
    ("norwegian", "NOK"),
    ("pakistani", "PKR"),
    ("philippine", "PHP"),
    ("polish", "PLN"),
    ("russian", "RUB"),
    ("saudi", "SAR"),
    ("singapore", "SGD"),
    ("singaporean", "SGD"),
    ("swedish", "SEK"),
    ("swiss", "CHF"),
    ("syrian", "SYP"),
    ("taiwan", "TWD"),
    ("turkish", "TRY"),
    ("ukrainian", "UAH"),
    ("us", "USD"),
];

/// Names that several countries share, so that an adjective decides.
pub(crate) const SHARED: &[&str] = &[
    "dollar", "dollars", "franc", "francs", "hryvnia", "hryvnias", "krona", "krone", "kroner", "kronor", "lira",
    "liras", "peso", "pesos", "pound", "pounds", "rial", "rials", "riyal", "riyals", "rouble", "roubles", "ruble",
    "rubles", "rupee", "rupees", "shekels", "won", "yen", "yuan", "zlotys",
];

/// Codes, as they are written: in capitals.
pub(crate) const CODES: &[&str] = &[
    "AED", "AFN", "ALL", "AMD", "ARS", "AUD", "AZN", "BAM", "BDT", "BGN", "BHD", "BRL", "BYN", "CAD", "CHF", "CLP",
    "CNY", "COP", "CRC", "CZK", "DKK", "DZD", "EGP", "ETB", "EUR", "GBP", "GEL", "GHS", "HKD", "HRK", "HUF", "IDR",
    "ILS", "INR", "IQD", "IRR", "ISK", "JOD", "JPY", "KES", "KRW", "KWD", "KZT", "LBP", "LKR", "LYD", "MAD", "MDL",
    "MNT", "MXN", "MYR", "NGN", "NOK", "NPR", "NZD", "OMR", "PEN", "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "RUB",
    "SAR", "SDG", "SEK", "SGD", "SYP", "THB", "TND", "TRY", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VES",
    "VND", "XBT", "YER", "ZAR", "ZMW",
];

/// The code of a currency symbol.
pub(crate) fn symbol(written: &str) -> Option<&'static str> {
    Some(match written {
        "$" | "＄" => "USD",
        "€" => "EUR",
        "£" | "￡" => "GBP",
        "¥" | "￥" => "JPY",
        "₹" => "INR",
        "₽" => "RUB",
        "₴" => "UAH",
        "₺" => "TRY",
        "₩" => "KRW",
        "₪" => "ILS",
        "₦" => "NGN",
        "₱" => "PHP",
        "₫" => "VND",
        "₸" => "KZT",
        "₾" => "GEL",
        "₿" => "XBT",
        "฿" => "THB",
        "৳" => "BDT",
        _ => return None,
    })
}

/// The code of letters that touch a dollar or yuan sign: `A$`, `HK$`, `CN¥`.
pub(crate) fn lettered(letters: &str, code: &'static str) -> Option<&'static str> {
    Some(match (letters, code) {
        ("US" | "U", "USD") => "USD",
        ("A" | "AU" | "AUD", "USD") => "AUD",
        ("C" | "CA" | "CAD", "USD") => "CAD",
        ("HK", "USD") => "HKD",
        ("NZ", "USD") => "NZD",
        ("S" | "SG", "USD") => "SGD",
        ("NT", "USD") => "TWD",
        ("R", "USD") => "BRL",
        ("MX", "USD") => "MXN",
        ("CN" | "RMB", "JPY") => "CNY",
        ("JP", "JPY") => "JPY",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::table::assert_sorted;

    #[test]
    fn tables_are_sorted() {
        assert_sorted(NAMES);
        assert_sorted(SUBUNITS);
        assert_sorted(ADJECTIVES);
        assert!(SHARED.is_sorted() && CODES.is_sorted());
    }
}
