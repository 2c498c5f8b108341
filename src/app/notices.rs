//! Messages to the user, and what only screen readers are told.

use leptos::prelude::*;

use crate::app::icon::{self, Icon};
use crate::app::new_version::NewVersion;
use crate::app::tab_banner::TabBanner;
use crate::state::{Notice, NoticeKind, Saving, Store};
use crate::tr;

/// The messages, the banners for storage that fails and for other tabs, and the live region.
#[component]
pub(super) fn Notices() -> impl IntoView {
    let store = expect_context::<Store>();
    let failure = move || match store.saving.get() {
        Saving::Failed(reason) => Some(reason),
        _ => None,
    };
    let of = move |kind: NoticeKind| {
        move || store.notices.with(|all| all.iter().filter(|notice| notice.kind == kind).cloned().collect::<Vec<_>>())
    };
    view! {
        <div class="visually-hidden" aria-live="polite">{move || store.announcement.get()}</div>
        <div class="notices" role="region" aria-label=tr::page_messages()>
            <Show when=move || failure().is_some()>
                <div class="notice notice--error" role="alert">
                    <p class="notice__text">
                        {move || tr::page_not_stored(&failure().unwrap_or_default())}
                    </p>
                    <button
                        class="button button--small notice__act"
                        on:click=move |_| store.backup_wanted.set(true)
                    >
                        {tr::storage_download()}
                    </button>
                </div>
            </Show>
            <TabBanner />
            <Listed notices=Signal::derive(of(NoticeKind::Error)) />
            <div class="toasts">
                <NewVersion />
                <Listed notices=Signal::derive(of(NoticeKind::Info)) />
            </div>
        </div>
    }
}

/// Messages, each with a button to take it away.
#[component]
fn Listed(notices: Signal<Vec<Notice>>) -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <For each=move || notices.get() key=|notice| notice.id let:notice>
            <div
                class="notice"
                class:notice--error=notice.kind == NoticeKind::Error
                role=if notice.kind == NoticeKind::Error { "alert" } else { "note" }
            >
                <p class="notice__text">{notice.text}</p>
                {notice.leads_to.map(|dialog| {
                    view! {
                        <button class="button button--small notice__act" on:click=move |_| store.show(dialog)>
                            {tr::message_show()}
                        </button>
                    }
                })}
                <button
                    class="button button--quiet notice__close"
                    aria-label=tr::page_dismiss()
                    on:click=move |_| store.dismiss(notice.id)
                >
                    <Icon shape=icon::REJECT />
                </button>
            </div>
        </For>
    }
}
