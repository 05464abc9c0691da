//! The thin binary: everything is in [`tomei::cli`].

fn main() -> std::process::ExitCode {
    tomei::cli::run()
}
