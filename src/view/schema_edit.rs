//! What the schema editor makes of a schema: pure functions from one schema to the next.

use tallymark_dataset::{LabelDefinition, Schema};
use tallymark_extract::Label;

/// A schema to start from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// All 18 labels of OntoNotes 5.
    Ontonotes,
    /// The four of CoNLL-2003.
    Conll,
    /// The seven of numbers and times.
    Numbers,
}

impl Preset {
    /// All, in the order of the list.
    pub const ALL: [Self; 3] = [Self::Ontonotes, Self::Conll, Self::Numbers];

    /// Its name in the page.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Ontonotes => "ontonotes",
            Self::Conll => "conll",
            Self::Numbers => "numbers",
        }
    }

    /// Its labels.
    pub fn schema(self) -> Schema {
        match self {
            Self::Ontonotes => Schema::ontonotes(),
            Self::Conll => Schema::conll(),
            Self::Numbers => Schema::numbers(),
        }
    }
}

/// A label's new name.
pub type Rename = (String, String);

/// The schema `next` in place of `current`, and which labels the annotations are to have then: each label goes to the
/// one that takes up what the extractor found for it. Labels without such a one stay, out of use.
pub fn replaced(current: &Schema, next: Schema) -> (Schema, Vec<Rename>) {
    let mut next = Schema { guidelines: current.guidelines.clone(), ..next };
    let mut renames = Vec::new();
    for label in &current.labels {
        let heir = label.finds.iter().find_map(|found| next.label_for(*found)).map(|heir| heir.name.clone());
        match heir {
            Some(heir) if heir == label.name => {}
            Some(heir) => renames.push((label.name.clone(), heir)),
            None if next.by_name(&label.name).is_some() => {}
            None => next.labels.push(LabelDefinition { retired: true, key: None, finds: Vec::new(), ..label.clone() }),
        }
    }
    (next, renames)
}

/// The schema with the label `from` gone into the label `into`, which takes up all that was found for it.
pub fn merged(current: &Schema, from: &str, into: &str) -> (Schema, Vec<Rename>) {
    let mut next = current.clone();
    let Some(gone) = next.labels.extract_if(.., |label| label.name == from).next() else { return (next, Vec::new()) };
    if let Some(heir) = next.labels.iter_mut().find(|label| label.name == into) {
        heir.finds
            .extend(gone.finds.iter().filter(|found| !heir.finds.contains(found)).copied().collect::<Vec<Label>>());
        heir.examples.extend(gone.examples);
        heir.numeric |= gone.numeric;
    }
    (next, vec![(from.to_owned(), into.to_owned())])
}

/// The schema with a label moved up (−1) or down (1).
pub fn moved(current: &Schema, name: &str, by: isize) -> Schema {
    let mut next = current.clone();
    let place = next.labels.iter().position(|label| label.name == name);
    if let Some((from, to)) = place.and_then(|from| Some((from, from.checked_add_signed(by)?)))
        && to < next.labels.len()
    {
        next.labels.swap(from, to);
    }
    next
}

/// The schema with a new label at the end of those in use: a name and a key that are free, a hue far from the others.
pub fn added(current: &Schema) -> (Schema, String) {
    let is_free = |name: &String| current.by_name(name).is_none();
    let name = (1..u32::MAX).map(|n| format!("LABEL_{n}")).find(is_free).unwrap_or_default();
    (with_label(current, &name), name)
}

/// The schema with those of the labels that it does not have; `None` where it has all.
pub fn with_labels<'a>(current: &Schema, names: impl Iterator<Item = &'a str>) -> Option<Schema> {
    let mut next: Option<Schema> = None;
    for name in names.filter(|name| !name.trim().is_empty()) {
        let schema = next.as_ref().unwrap_or(current);
        if schema.by_name(name).is_none() {
            next = Some(with_label(schema, name));
        }
    }
    next
}

/// The schema with one more label: a key that is free, a hue far from the others.
fn with_label(current: &Schema, name: &str) -> Schema {
    let is_free_key = |key: &char| !Schema::TAKEN_KEYS.contains(*key) && current.by_key(*key).is_none();
    let label = LabelDefinition {
        name: name.to_owned(),
        key: ('0'..='9').chain('a'..='z').find(is_free_key),
        description: String::new(),
        examples: Vec::new(),
        hue: free_hue(current),
        numeric: false,
        finds: Vec::new(),
        retired: false,
    };
    let mut next = current.clone();
    let place = next.labels.iter().position(|label| label.retired).unwrap_or(next.labels.len());
    next.labels.insert(place, label);
    next
}

/// The middle of the widest gap between the hues in use.
fn free_hue(schema: &Schema) -> u16 {
    let mut hues: Vec<u16> = schema.live().map(|label| label.hue % 360).collect();
    hues.sort_unstable();
    let Some((first, last)) = hues.first().zip(hues.last()) else { return 200 };
    let around = (*last, first + 360);
    let gaps = hues.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).chain([around]);
    let (low, high) = gaps.max_by_key(|(low, high)| high - low).unwrap_or((0, 360));
    u16::midpoint(low, high) % 360
}

/// The style of the labels: each has its hue, and those of numbers a dotted line.
pub fn style(schema: &Schema) -> String {
    let rule = |label: &LabelDefinition| {
        let name = label.name.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r', '\u{c}'], " ");
        let line = if label.numeric { "dotted" } else { "solid" };
        format!("[data-label=\"{name}\"]{{--hue:{};--line-style:{line}}}", label.hue)
    };
    schema.labels.iter().map(rule).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_a_file_are_added_once_with_keys_and_hues_of_their_own() {
        let current = Schema::conll();
        assert_eq!(with_labels(&current, ["PER", "LOC", " "].into_iter()), None);
        let next = with_labels(&current, ["PER", "Gene", "<b>"].into_iter()).expect("two are new");
        assert_eq!(next.check(), Ok(()));
        let new: Vec<_> = next.labels.iter().skip(4).map(|label| (label.name.as_str(), label.key)).collect();
        assert_eq!(new, [("Gene", Some('0')), ("<b>", Some('5'))]);
        let hues: std::collections::HashSet<u16> = next.labels.iter().map(|label| label.hue).collect();
        assert_eq!(hues.len(), 6);
    }

    #[test]
    fn a_preset_takes_over_what_the_labels_stood_for() {
        let (next, renames) = replaced(&Schema::ontonotes(), Schema::conll());
        let heir = |name: &str| renames.iter().find(|(from, _)| from == name).map(|(_, to)| to.as_str());
        assert_eq!(
            (heir("PERSON"), heir("GPE"), heir("LAW"), heir("ORG")),
            (Some("PER"), Some("LOC"), Some("MISC"), None)
        );
        assert!(next.by_name("MONEY").is_some_and(|money| money.retired), "kept for the annotations that have it");
        assert_eq!(next.check(), Ok(()));
        let (back, renames) = replaced(&next, Schema::ontonotes());
        assert_eq!(back.live().count(), 18);
        assert!(renames.contains(&("PER".to_owned(), "PERSON".to_owned())));
        assert_eq!(back.check(), Ok(()));
    }

    #[test]
    fn a_label_that_is_merged_leaves_its_finds() {
        let (next, renames) = merged(&Schema::ontonotes(), "FAC", "LOC");
        assert!(next.by_name("FAC").is_none());
        assert_eq!(next.label_for(Label::Fac).map(|label| label.name.as_str()), Some("LOC"));
        assert_eq!(renames, [("FAC".to_owned(), "LOC".to_owned())]);
    }

    #[test]
    fn new_labels_are_free_of_clashes_and_order_is_the_users() {
        let mut schema = Schema::conll();
        for _ in 0..20 {
            schema = added(&schema).0;
            assert_eq!(schema.check(), Ok(()));
        }
        let schema = Schema::conll();
        let names = |schema: &Schema| schema.labels.iter().map(|label| label.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&moved(&schema, "ORG", -1)), ["ORG", "PER", "LOC", "MISC"]);
        assert_eq!(names(&moved(&schema, "PER", -1)), names(&schema));
        assert_eq!(names(&moved(&schema, "MISC", 1)), names(&schema));
    }

    #[test]
    fn names_cannot_leave_their_selector() {
        let mut schema = Schema::conll();
        "a\"]{} *{color:red".clone_into(&mut schema.labels[0].name);
        assert!(style(&schema).starts_with("[data-label=\"a\\\"]{} *{color:red\"]{--hue:"));
    }

    /// Relative luminance (WCAG 2.2) of a colour in `OKLCH`: lightness in 0..=1, chroma, hue in degrees. Colours that a
    /// screen cannot show are cut off, as browsers do.
    fn luminance(lightness: f64, chroma: f64, hue: f64) -> f64 {
        let (green_red, blue_yellow) = (chroma * hue.to_radians().cos(), chroma * hue.to_radians().sin());
        let cone = |first: f64, second: f64| (lightness + first * green_red + second * blue_yellow).powi(3);
        let (long, middle, short) = (
            cone(0.396_337_777_4, 0.215_803_757_3),
            cone(-0.105_561_345_8, -0.063_854_172_8),
            cone(-0.089_484_177_5, -1.291_485_548_0),
        );
        let red = 4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short;
        let green = -1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short;
        let blue = -0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701_0 * short;
        0.2126 * red.clamp(0.0, 1.0) + 0.7152 * green.clamp(0.0, 1.0) + 0.0722 * blue.clamp(0.0, 1.0)
    }

    /// Lightness and chroma of a property of `labels.css`, in the light scheme and in the dark one.
    fn property(name: &str) -> [(f64, f64); 2] {
        let css = include_str!("../../style/labels.css");
        let line = css.lines().find(|line| line.trim().starts_with(&format!("{name}:")));
        let numbers: Vec<f64> = line
            .unwrap_or_else(|| panic!("no {name}"))
            .split(|c: char| !c.is_ascii_digit() && c != '.')
            .filter_map(|number| number.parse().ok())
            .collect();
        let [light, light_chroma, dark, dark_chroma] = numbers[..] else { panic!("{numbers:?}") };
        [(light / 100.0, light_chroma), (dark / 100.0, dark_chroma)]
    }

    #[test]
    fn every_hue_can_be_read_in_both_schemes() {
        for (ink, ground) in property("--mark-ink").into_iter().zip(property("--mark")) {
            for hue in (0..360).map(f64::from) {
                let (ink, ground) = (luminance(ink.0, ink.1, hue), luminance(ground.0, ground.1, hue));
                let contrast = (ink.max(ground) + 0.05) / (ink.min(ground) + 0.05);
                assert!(contrast >= 4.5, "hue {hue}: {contrast:.2}");
            }
        }
    }
}
