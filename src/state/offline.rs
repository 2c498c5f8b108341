//! Work without a network: the browser keeps the page, and offers a newer version of it, which the user takes when it suits.

use std::time::Duration;

use futures_util::future::{Either, select};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, ServiceWorkerContainer, ServiceWorkerRegistration, VisibilityState};

use crate::platform::{clock, parts, reason, service_worker};
use crate::state::Store;
use crate::state::journal::Journal;
use crate::tr;

/// How long the page waits before it is kept: what the user sees first comes first.
const REST: u64 = 1;

/// How often a page that stays open asks for a newer version, in milliseconds.
const BETWEEN: f64 = 3_600_000.0;

/// How long what is typed may take to be handed to the journal.
const TYPED: Duration = Duration::from_millis(300);

/// How long a new version waits for what is done to be stored.
const PATIENCE: Duration = Duration::from_secs(4);

/// Whether the page works without a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offline {
    /// The browser has not been asked yet.
    Unknown,
    /// The browser is fetching the page's files.
    Preparing,
    /// It has all of them.
    Ready,
    /// It has not, for this reason.
    Failed(String),
    /// It keeps no pages like this one: from a disk, or without TLS.
    Unavailable,
}

/// What the browser keeps the page with.
#[derive(Default)]
pub(super) struct Keeper {
    registration: Option<ServiceWorkerRegistration>,
    /// Whether the user has asked for the new version.
    is_taking_over: bool,
    /// When a newer version was last asked for.
    asked: f64,
}

impl Store {
    /// Has the browser keep the page for work without a network.
    pub async fn keep_offline(self) {
        let container = if parts::is_single_file() { None } else { service_worker::container() };
        let Some(container) = container else { return self.offline.set(Offline::Unavailable) };
        clock::painted().await;
        clock::seconds(REST).await;
        self.offline.set(Offline::Preparing);
        self.hear_failures(&container);
        self.follow_takeovers(&container);
        match service_worker::register(&container).await {
            Ok(registration) => {
                self.follow_versions(&registration);
                self.ask_again_later();
                self.keeper.update_value(|keeper| keeper.registration = Some(registration));
                self.look().await;
            }
            Err(error) => self.is_not_kept(reason(&error)),
        }
    }

    fn registration(self) -> Option<ServiceWorkerRegistration> {
        self.keeper.with_value(|keeper| keeper.registration.clone())
    }

    fn is_not_kept(self, reason: String) {
        leptos::logging::warn!("the page is not kept for work without a network: {reason}");
        // An older version that is kept goes on.
        if self.offline.get_untracked() != Offline::Ready {
            self.offline.set(Offline::Failed(reason));
        }
    }

    /// The service worker says why it could not keep the page.
    fn hear_failures(self, container: &ServiceWorkerContainer) {
        let hear =
            Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| self.is_not_kept(reason(&event.data())));
        container.set_onmessage(Some(hear.into_js_value().unchecked_ref()));
    }

    /// Follows what becomes of the version that is kept, and of newer ones.
    fn follow_versions(self, registration: &ServiceWorkerRegistration) {
        let look = Closure::<dyn Fn()>::new(move || spawn_local(self.look())).into_js_value();
        let coming = registration.clone();
        let follow = Closure::<dyn Fn()>::new(move || {
            if let Some(worker) = coming.installing() {
                worker.set_onstatechange(Some(look.unchecked_ref()));
            }
            spawn_local(self.look());
        });
        let follow: js_sys::Function = follow.into_js_value().unchecked_into();
        registration.set_onupdatefound(Some(&follow));
        // The first has been found already.
        let _: Result<JsValue, JsValue> = follow.call0(&JsValue::UNDEFINED);
    }

    /// Sees how far the browser is.
    async fn look(self) {
        let Some(registration) = self.registration() else { return };
        if registration.active().is_some() {
            self.offline.set(Offline::Ready);
        } else if registration.installing().is_none() && registration.waiting().is_none() {
            self.is_not_kept(tr::browser_no_reason().to_owned());
        }
        if let Some(waiting) = registration.waiting() {
            self.offer_unless_same(&waiting).await;
        }
    }

    /// Says that there is a newer version, unless the page is of that version: it may have come before it was kept.
    async fn offer_unless_same(self, worker: &web_sys::ServiceWorker) {
        match service_worker::ask(worker, "build").await {
            Ok(build) if build.as_string().is_some_and(|build| build != parts::build()) => {
                self.newer.set(true);
                self.announcement.set(tr::offline_new_version().to_owned());
            }
            Ok(_) => {}
            Err(error) => leptos::logging::warn!("the newer version does not answer: {}", reason(&error)),
        }
    }

    /// A newer version may take over because the user wants that here, or in another tab: then this one goes on as it is,
    /// and offers it too.
    fn follow_takeovers(self, container: &ServiceWorkerContainer) {
        let here = container.clone();
        let follow = Closure::<dyn Fn()>::new(move || {
            if self.keeper.with_value(|keeper| keeper.is_taking_over) {
                reload();
            } else if let Some(worker) = here.controller() {
                spawn_local(async move { self.offer_unless_same(&worker).await });
            }
        });
        container.set_oncontrollerchange(Some(follow.into_js_value().unchecked_ref()));
    }

    /// Starts the newer version, once all that was done here is stored.
    pub fn use_new_version(self) {
        spawn_local(async move {
            if !self.is_all_stored().await {
                return self.fail(tr::offline_not_stored());
            }
            let waiting = self.registration().and_then(|registration| registration.waiting());
            let Some(waiting) = waiting else { return reload() };
            self.keeper.update_value(|keeper| keeper.is_taking_over = true);
            if let Err(error) = service_worker::tell(&waiting, "take over") {
                self.fail(reason(&error));
            }
        });
    }

    /// Waits until what is under way is done and everything is stored; `false` where it cannot be.
    async fn is_all_stored(self) -> bool {
        clock::pause(TYPED).await;
        while self.working.with_untracked(Option::is_some) {
            clock::pause(TYPED).await;
        }
        if !self.may_write() {
            // What the tab that writes has not stored yet is in that tab.
            return true;
        }
        let Some(stored) = self.journal.try_with_value(Journal::flush) else { return false };
        match select(stored, Box::pin(clock::pause(PATIENCE))).await {
            Either::Left((stored, _)) => stored.is_ok(),
            Either::Right(_) => false,
        }
    }

    /// Asks for a newer version now and then, when the user comes back to the page.
    fn ask_again_later(self) {
        self.keeper.update_value(|keeper| keeper.asked = clock::reading());
        window_event_listener_untyped("visibilitychange", move |_| {
            let is_due = self.keeper.with_value(|keeper| clock::reading() - keeper.asked > BETWEEN);
            let Some(registration) = self.registration().filter(|_| is_due) else { return };
            if document().visibility_state() != VisibilityState::Visible {
                return;
            }
            self.keeper.update_value(|keeper| keeper.asked = clock::reading());
            if let Ok(updated) = registration.update() {
                // Without a network there is none, and the next time it is asked again.
                spawn_local(async move { drop(JsFuture::from(updated).await) });
            }
        });
    }
}

fn reload() {
    if let Err(error) = window().location().reload() {
        leptos::logging::error!("the page could not be reloaded: {}", reason(&error));
    }
}
