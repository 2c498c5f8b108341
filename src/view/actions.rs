//! Everything that can be done: the one table for the keys, the command palette, the list of keys and its editor.

use std::collections::BTreeMap;

use tallymark_text::{Direction, Edge, Step};

use crate::tr;
pub use crate::view::chord::Press;
use crate::view::chord::chord;

/// What a key or a command asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// The next mention.
    Next,
    /// The mention before.
    Previous,
    /// The next mention that was passed over.
    NextSkipped,
    /// The next document.
    NextDocument,
    /// The document before.
    PreviousDocument,
    /// To the search field.
    Search,
    /// To the search in all documents.
    SearchAll,
    /// The mention is right.
    Accept,
    /// The mention is wrong.
    Reject,
    /// Edit the value.
    Edit,
    /// The annotator is not sure, or is sure again.
    Uncertain,
    /// The mention away.
    Remove,
    /// The decision for the same words everywhere.
    Everywhere,
    /// These words are not to be suggested again.
    Never,
    /// All that waits in the document is right.
    AcceptRest,
    /// All that waits with the label of the mention is right.
    AcceptLabel,
    /// All that waits and is certain enough is right.
    AcceptSure,
    /// Choose the order of review, or decide many at once.
    Review,
    /// The last act back.
    Undo,
    /// And again.
    Redo,
    /// One edge elsewhere.
    Move(Edge, Direction, Step),
    /// The mention in two.
    Split,
    /// This mention and the next in one.
    Merge,
    /// Start to select words with the keyboard.
    SelectWords,
    /// A relation from this mention to another.
    Relate,
    /// Leave what was begun.
    Cancel,
    /// Choose which mentions are shown.
    Filter,
    /// One sentence at a time.
    Focus,
    /// The guidelines.
    Guidelines,
    /// The dashboard.
    Dashboard,
    /// The command palette.
    Palette,
    /// The screen to add an article.
    NewArticle,
    /// Bring in files.
    Import,
    /// How far annotators agree.
    Compare,
    /// Download the dataset.
    Download,
    /// What is known about the document.
    About,
    /// The labels.
    Schema,
    /// The rules for suggestions.
    Rules,
    /// Where the work is kept, and backups.
    Storage,
    /// Annotator, language and what is shown.
    Settings,
    /// Have the system keep the page as a program.
    Install,
    /// The list of keys.
    Help,
    /// The label with this key in the schema.
    Label(char),
}

/// What belongs together in lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Going from one to another.
    Move,
    /// Saying what is right.
    Decide,
    /// Where mentions start and end.
    Boundaries,
    /// New mentions and relations.
    Add,
    /// What is shown.
    See,
    /// The whole page.
    Page,
}

impl Group {
    /// All, in the order of the list of keys.
    pub const ALL: [Self; 6] = [Self::Move, Self::Decide, Self::Boundaries, Self::Add, Self::See, Self::Page];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Move => tr::action_group_move(),
            Self::Decide => tr::action_group_decide(),
            Self::Boundaries => tr::action_group_boundaries(),
            Self::Add => tr::action_group_add(),
            Self::See => tr::action_group_see(),
            Self::Page => tr::action_group_page(),
        }
    }
}

/// An action with all that is known about it.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Where it stands in lists.
    pub group: Group,
    /// The action.
    pub action: Action,
    /// Its name in the user's settings.
    pub id: &'static str,
    /// The chords it has where the user gives it no others; see [`chord`].
    pub keys: &'static [&'static str],
    /// Its name in the language of the page.
    pub name: fn() -> &'static str,
}

/// Chords by the id of their action: those of the user.
pub type Own = BTreeMap<String, Vec<String>>;

impl Entry {
    /// The chords that it has.
    pub fn chords(&self, own: &Own) -> Vec<String> {
        own.get(self.id).cloned().unwrap_or_else(|| self.keys.iter().map(|key| (*key).to_owned()).collect())
    }
}

const fn entry(
    group: Group,
    action: Action,
    id: &'static str,
    keys: &'static [&'static str],
    name: fn() -> &'static str,
) -> Entry {
    Entry { group, action, id, keys, name }
}

/// All actions but those of the labels, whose keys are the schema's.
pub const ACTIONS: &[Entry] = &[
    entry(Group::Move, Action::Next, "next", &["j", "ArrowDown", "ArrowRight"], tr::action_next),
    entry(Group::Move, Action::Previous, "previous", &["k", "ArrowUp", "ArrowLeft"], tr::action_previous),
    entry(Group::Move, Action::NextSkipped, "next-skipped", &["v"], tr::action_next_skipped),
    entry(Group::Move, Action::NextDocument, "next-document", &["n"], tr::action_next_document),
    entry(Group::Move, Action::PreviousDocument, "previous-document", &["Shift+N"], tr::action_previous_document),
    entry(Group::Move, Action::Search, "search", &["/"], tr::action_search),
    entry(Group::Move, Action::SearchAll, "search-all", &["Ctrl+Shift+F"], tr::action_search_all),
    entry(Group::Decide, Action::Accept, "accept", &["a", "Enter"], tr::action_accept),
    entry(Group::Decide, Action::Reject, "reject", &["x"], tr::action_reject),
    entry(Group::Decide, Action::Edit, "edit", &["e"], tr::action_edit),
    entry(Group::Decide, Action::Uncertain, "uncertain", &["w"], tr::action_uncertain),
    entry(Group::Decide, Action::Remove, "remove", &["Delete"], tr::action_remove),
    entry(Group::Decide, Action::Everywhere, "everywhere", &["g"], tr::action_everywhere),
    entry(Group::Decide, Action::Never, "never", &["Shift+X"], tr::action_never),
    entry(Group::Decide, Action::AcceptRest, "accept-rest", &["Shift+A"], tr::action_accept_rest),
    entry(Group::Decide, Action::AcceptLabel, "accept-label", &[], tr::triage_action_accept_label),
    entry(Group::Decide, Action::AcceptSure, "accept-sure", &[], tr::triage_action_accept_sure),
    entry(Group::Decide, Action::Review, "review", &["Shift+O"], tr::triage_action_review),
    entry(Group::Decide, Action::Undo, "undo", &["u", "Ctrl+Z"], tr::action_undo),
    entry(Group::Decide, Action::Redo, "redo", &["Shift+U", "Ctrl+Y", "Ctrl+Shift+Z"], tr::action_redo),
    entry(
        Group::Boundaries,
        Action::Move(Edge::Start, Direction::Back, Step::Word),
        "start-earlier",
        &["["],
        tr::action_start_earlier,
    ),
    entry(
        Group::Boundaries,
        Action::Move(Edge::Start, Direction::Forward, Step::Word),
        "start-later",
        &["Shift+["],
        tr::action_start_later,
    ),
    entry(
        Group::Boundaries,
        Action::Move(Edge::End, Direction::Forward, Step::Word),
        "end-later",
        &["]"],
        tr::action_end_later,
    ),
    entry(
        Group::Boundaries,
        Action::Move(Edge::End, Direction::Back, Step::Word),
        "end-earlier",
        &["Shift+]"],
        tr::action_end_earlier,
    ),
    entry(
        Group::Boundaries,
        Action::Move(Edge::Start, Direction::Back, Step::Character),
        "start-character-earlier",
        &["Alt+["],
        tr::action_start_character_earlier,
    ),
    entry(
        Group::Boundaries,
        Action::Move(Edge::Start, Direction::Forward, Step::Character),
        "start-character-later",
        &["Alt+Shift+["],
        tr::action_start_character_later,
    ),
    entry(
        Group::Boundaries,
        Action::Move(Edge::End, Direction::Forward, Step::Character),
        "end-character-later",
        &["Alt+]"],
        tr::action_end_character_later,
    ),
    entry(
        Group::Boundaries,
        Action::Move(Edge::End, Direction::Back, Step::Character),
        "end-character-earlier",
        &["Alt+Shift+]"],
        tr::action_end_character_earlier,
    ),
    entry(Group::Boundaries, Action::Split, "split", &["y"], tr::action_split),
    entry(Group::Boundaries, Action::Merge, "merge", &["b"], tr::action_merge),
    entry(Group::Add, Action::SelectWords, "select-words", &["s"], tr::action_select_words),
    entry(Group::Add, Action::Relate, "relate", &["r"], tr::action_relate),
    entry(Group::Add, Action::Cancel, "cancel", &["Escape"], tr::action_cancel),
    entry(Group::See, Action::Filter, "filter", &["Shift+F"], tr::action_filter),
    entry(Group::See, Action::Focus, "focus", &["f"], tr::action_focus),
    entry(Group::See, Action::Guidelines, "guidelines", &["h"], tr::action_guidelines),
    entry(Group::See, Action::Dashboard, "dashboard", &["Shift+D"], tr::action_dashboard),
    entry(Group::Page, Action::Palette, "palette", &["Ctrl+K"], tr::action_palette),
    entry(Group::Page, Action::NewArticle, "new-article", &["Shift+C"], tr::action_new_article),
    entry(Group::Page, Action::Import, "import", &["Shift+I"], tr::action_import),
    entry(Group::Page, Action::Compare, "compare", &[], tr::agreement_open),
    entry(Group::Page, Action::Download, "download", &["Shift+S"], tr::action_download),
    entry(Group::Page, Action::About, "about", &["Shift+M"], tr::action_about),
    entry(Group::Page, Action::Schema, "schema", &["Shift+L"], tr::action_schema),
    entry(Group::Page, Action::Rules, "rules", &["Shift+R"], tr::action_rules),
    entry(Group::Page, Action::Storage, "storage", &["Shift+B"], tr::action_storage),
    entry(Group::Page, Action::Settings, "settings", &["Shift+P"], tr::action_settings),
    entry(Group::Page, Action::Install, "install", &[], tr::offline_install),
    entry(Group::Page, Action::Help, "help", &["?"], tr::action_help),
];

/// The action of a key, or `None` where the browser keeps it. What the user has set goes before the labels' keys.
pub fn action(press: Press<'_>, own: &Own) -> Option<Action> {
    let pressed = chord(press);
    let has = |entry: &&Entry| match own.get(entry.id) {
        Some(chords) => chords.contains(&pressed),
        None => entry.keys.contains(&pressed.as_str()),
    };
    let found = ACTIONS.iter().find(has).map(|entry| entry.action);
    let mut characters = pressed.chars();
    let mut single = || characters.next().filter(|_| characters.next().is_none());
    found.or_else(|| single().map(Action::Label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_their_actions() {
        let plain = |key| Press { key, ..Press::default() };
        let shift = |key| Press { key, shift: true, ..Press::default() };
        let command = |key| Press { key, command: true, ..Press::default() };
        let cases = [
            (plain("j"), Some(Action::Next)),
            (plain("ArrowLeft"), Some(Action::Previous)),
            (plain("Enter"), Some(Action::Accept)),
            (plain("x"), Some(Action::Reject)),
            (shift("U"), Some(Action::Redo)),
            (command("z"), Some(Action::Undo)),
            (command("y"), Some(Action::Redo)),
            (command("k"), Some(Action::Palette)),
            (Press { key: "Z", command: true, shift: true, alt: false }, Some(Action::Redo)),
            (command("a"), None),
            (command("1"), None),
            (plain("["), Some(Action::Move(Edge::Start, Direction::Back, Step::Word))),
            (shift("{"), Some(Action::Move(Edge::Start, Direction::Forward, Step::Word))),
            (shift("["), Some(Action::Move(Edge::Start, Direction::Forward, Step::Word))),
            (shift("}"), Some(Action::Move(Edge::End, Direction::Back, Step::Word))),
            (
                Press { key: "]", alt: true, ..Press::default() },
                Some(Action::Move(Edge::End, Direction::Forward, Step::Character)),
            ),
            (shift("?"), Some(Action::Help)),
            (shift("/"), Some(Action::Search)),
            (shift("Delete"), Some(Action::Remove)),
            (plain("e"), Some(Action::Edit)),
            (plain("7"), Some(Action::Label('7'))),
            (plain("m"), Some(Action::Label('m'))),
            (plain("F5"), None),
            (plain("Tab"), None),
        ];
        for (press, expected) in cases {
            assert_eq!(action(press, &Own::new()), expected, "{press:?}");
        }
    }

    #[test]
    fn the_users_keys_replace_those_of_an_action() {
        let own = Own::from([("accept".to_owned(), vec!["Shift+Enter".to_owned(), "m".to_owned()])]);
        let press = |key, shift| Press { key, shift, ..Press::default() };
        assert_eq!(action(press("Enter", true), &own), Some(Action::Accept));
        assert_eq!(action(press("m", false), &own), Some(Action::Accept), "before the label's");
        assert_eq!(action(press("a", false), &own), Some(Action::Label('a')), "no longer its key");
    }

    #[test]
    fn no_two_actions_share_a_chord_or_an_id_and_no_label_has_one_of_theirs() {
        let mut chords: Vec<&str> = ACTIONS.iter().flat_map(|entry| entry.keys).copied().collect();
        let mut ids: Vec<&str> = ACTIONS.iter().map(|entry| entry.id).collect();
        for all in [&mut chords, &mut ids] {
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), count);
        }
        for chord in chords.into_iter().filter(|chord| chord.len() == 1) {
            assert!(tallymark_dataset::Schema::TAKEN_KEYS.contains(chord), "{chord} is not kept from labels");
        }
    }
}
