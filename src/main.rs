//! The entry point of the binary; [`tomei::cli`] does all the work.

/// Rendering allocates many small, short-lived values: with the system's allocator, allocation took a fifth of a build.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    tomei::cli::run()
}
