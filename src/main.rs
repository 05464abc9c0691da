//! The thin binary: everything is in [`tomei::cli`].

/// Pages are made of many small values that live for a moment; the system's
/// allocator took a fifth of a build.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    tomei::cli::run()
}
