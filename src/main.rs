//! Mounts the page.

use tallymark::platform::rescue;

fn main() {
    rescue::watch();
    leptos::mount::mount_to_body(tallymark::app::App);
    rescue::say_started();
}
