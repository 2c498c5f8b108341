//! The page: mounts the application.

use leptos::prelude::*;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| view! { <textarea aria-label="Article text"></textarea> });
}
