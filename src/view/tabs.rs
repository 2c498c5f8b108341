//! Tabs on the same workspace: one writes, the others follow. What they tell each other, and what a tab makes of that.
//!
//! Nothing here is needed for the data to be safe: that is the number of the writer in storage, which each transaction
//! looks at. It is how the tabs agree without anybody losing what was not stored yet.

use serde::{Deserialize, Serialize};

/// The version of the messages: that of the records they tell of.
pub const VERSION: u32 = 2;

/// What a tab does on the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// It writes; there may be no other.
    Writing,
    /// Another writes; it shows what that one does.
    Following,
    /// It is about to write instead of the other.
    TakingOver,
}

/// What a tab says to all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Says {
    /// All up to record `last` of the journal is stored, by the writer with this number.
    Stored {
        /// The writer's number in storage.
        writer: u32,
        /// The last record of the journal.
        last: u32,
    },
    /// It would like to write.
    Asks,
    /// It has stored all that it has done and writes no more; tab `to` may.
    Gives {
        /// The tab that has asked.
        to: u32,
    },
    /// It cannot give way to tab `to` now: an act that takes long is half done.
    Busy {
        /// The tab that has asked.
        to: u32,
    },
}

/// A message as it goes to the other tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The version of the records of the page that says it.
    v: u32,
    /// Which tab says it.
    pub from: u32,
    /// What it says.
    #[serde(flatten)]
    pub says: Says,
}

/// What the version of a message is, whatever else is in it.
#[derive(Deserialize)]
struct Versioned {
    v: u32,
}

/// What was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A message.
    Letter(Letter),
    /// A message of another version of the page.
    OtherVersion,
    /// No message of this page.
    Noise,
}

impl Letter {
    /// A message of this version.
    pub fn new(from: u32, says: Says) -> Self {
        Self { v: VERSION, from, says }
    }

    /// As it is sent.
    pub fn written(&self) -> String {
        // Nothing in it that JSON has no word for.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What was sent.
    pub fn read(words: &str) -> Heard {
        match serde_json::from_str::<Versioned>(words) {
            Err(_) => Heard::Noise,
            Ok(Versioned { v }) if v != VERSION => Heard::OtherVersion,
            Ok(_) => serde_json::from_str(words).map_or(Heard::OtherVersion, Heard::Letter),
        }
    }
}

/// What a tab knows of itself when it hears something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Itself {
    /// Which it is.
    pub id: u32,
    /// What it does.
    pub tab: Tab,
    /// Its number as a writer in storage, where it has one.
    pub writer: Option<u32>,
    /// Whether an act that takes long is under way.
    pub is_busy: bool,
}

/// What a tab does about what it has heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Response {
    /// Nothing.
    Nothing,
    /// It reads what has been stored, up to this record at least.
    ReadOn(u32),
    /// Another writes already: it reads what has been stored, and writes no more.
    Yield(u32),
    /// It stores what it has done and gives way to this tab.
    GiveTo(u32),
    /// It tells this tab that it cannot now.
    RefuseTo(u32),
    /// It may write.
    Take,
    /// It cannot write yet, and says so.
    GiveUp,
}

impl Itself {
    /// What this tab does about it.
    pub fn hears(self, letter: &Letter) -> Response {
        match (self.tab, letter.says) {
            (Tab::Writing, Says::Stored { writer, last }) if self.writer.is_none_or(|own| own < writer) => {
                Response::Yield(last)
            }
            (Tab::Following, Says::Stored { last, .. }) => Response::ReadOn(last),
            (Tab::Writing, Says::Asks) if self.is_busy => Response::RefuseTo(letter.from),
            (Tab::Writing, Says::Asks) => Response::GiveTo(letter.from),
            (Tab::TakingOver, Says::Asks) => Response::RefuseTo(letter.from),
            (Tab::TakingOver, Says::Gives { to }) if to == self.id => Response::Take,
            (Tab::TakingOver, Says::Busy { to }) if to == self.id => Response::GiveUp,
            _ => Response::Nothing,
        }
    }
}

/// Whether records behind `after` may be gone because a snapshot has them: the journal begins with record `first` now,
/// and goes up to record `last` for all that is known.
pub fn is_gap(after: u32, first: Option<u32>, last: u32) -> bool {
    first.map_or(last > after, |first| first > after.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ME: u32 = 7;
    const OTHER: u32 = 8;

    #[test]
    fn a_tab_does_what_its_role_and_the_message_ask_for() {
        use Response::{GiveTo, GiveUp, Nothing, ReadOn, RefuseTo, Take, Yield};
        use Tab::{Following, TakingOver, Writing};
        let stored = |writer| Says::Stored { writer, last: 40 };
        let cases = [
            (Writing, false, stored(2), Nothing, "one that was the writer before"),
            (Writing, false, stored(3), Nothing, "its own number: another database"),
            (Writing, false, stored(4), Yield(40), "the next writer"),
            (Following, false, stored(4), ReadOn(40), "the writer"),
            (TakingOver, false, stored(4), Nothing, "it reads on when it has taken over"),
            (Writing, false, Says::Asks, GiveTo(OTHER), "asked"),
            (Writing, true, Says::Asks, RefuseTo(OTHER), "asked in the midst of an act"),
            (Following, false, Says::Asks, Nothing, "it has nothing to give"),
            (TakingOver, false, Says::Asks, RefuseTo(OTHER), "two at once"),
            (TakingOver, false, Says::Gives { to: ME }, Take, "given"),
            (TakingOver, false, Says::Gives { to: OTHER }, Nothing, "given to another"),
            (Following, false, Says::Gives { to: ME }, Nothing, "given too late"),
            (Writing, false, Says::Gives { to: ME }, Nothing, "given what it has"),
            (TakingOver, false, Says::Busy { to: ME }, GiveUp, "refused"),
            (TakingOver, false, Says::Busy { to: OTHER }, Nothing, "another was refused"),
            (Following, false, Says::Busy { to: ME }, Nothing, "refused too late"),
        ];
        for (tab, is_busy, says, response, why) in cases {
            let itself = Itself { id: ME, tab, writer: Some(3), is_busy };
            assert_eq!(itself.hears(&Letter::new(OTHER, says)), response, "{why}");
        }
    }

    #[test]
    fn a_writer_that_could_not_claim_yet_yields_to_one_that_could() {
        let itself = Itself { id: ME, tab: Tab::Writing, writer: None, is_busy: false };
        assert_eq!(itself.hears(&Letter::new(OTHER, Says::Stored { writer: 1, last: 5 })), Response::Yield(5));
    }

    #[test]
    fn messages_of_this_version_are_read_and_others_are_known_to_be_others() {
        for says in [Says::Stored { writer: 3, last: 17 }, Says::Asks, Says::Gives { to: ME }, Says::Busy { to: ME }] {
            let letter = Letter::new(OTHER, says);
            assert_eq!(Letter::read(&letter.written()), Heard::Letter(letter));
        }
        let next = VERSION + 1;
        for (words, heard) in [
            (format!("{{\"v\":{next},\"from\":8,\"asks\":null}}"), Heard::OtherVersion),
            (format!("{{\"v\":{next},\"sings\":[1]}}"), Heard::OtherVersion),
            (format!("{{\"v\":{VERSION},\"from\":8,\"sings\":true}}"), Heard::OtherVersion),
            ("{\"from\":8}".to_owned(), Heard::Noise),
            ("hello".to_owned(), Heard::Noise),
            (String::new(), Heard::Noise),
        ] {
            assert_eq!(Letter::read(&words), heard, "{words}");
        }
    }

    #[test]
    fn a_gap_is_where_the_next_record_may_be_gone() {
        for (after, first, last, gap, why) in [
            (0, None, 0, false, "nothing was ever stored"),
            (0, Some(1), 3, false, "from the beginning"),
            (0, Some(2), 3, true, "the first record is gone"),
            (10, Some(1), 12, false, "the whole journal is there"),
            (10, Some(11), 12, false, "all that was read is gone, and nothing else"),
            (10, Some(12), 12, true, "record 11 is gone"),
            (10, None, 10, false, "all of it was read"),
            (10, None, 12, true, "more was stored, and is gone"),
            (u32::MAX, Some(u32::MAX), u32::MAX, false, "the last there can be"),
        ] {
            assert_eq!(is_gap(after, first, last), gap, "{why}");
        }
    }
}
