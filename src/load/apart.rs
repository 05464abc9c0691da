//! Runs a part of this program in a process of its own, so that a hostile file can neither end the program nor hold it up.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::import::fault::pdf::Failed;

/// The argument with which this program reads a PDF.
pub const READ_PDF: &str = "read-pdf";

/// How long the process may run.
pub const TIME_LIMIT: Duration = Duration::from_secs(30);

/// How much memory the process may have, in bytes.
pub const MEMORY_LIMIT: u64 = 1 << 30;

/// The most bytes of a result.
const RESULT_LIMIT: u64 = 256 << 20;

/// Gives `input` to `program argument` and returns what it prints; it may run for `time`.
///
/// # Errors
///
/// [`Failed`].
pub fn run(program: &Path, argument: &str, input: &[u8], time: Duration) -> Result<Vec<u8>, Failed> {
    let mut command = Command::new(program);
    command.arg(argument).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    // The allocator reserves a gigabyte at once, which would be counted as used.
    command.env("MIMALLOC_ARENA_RESERVE", "65536");
    let mut child = command.spawn().map_err(|_| Failed::NotStarted)?;
    let result = exchange(&mut child, input, time);
    // Where it ended by itself, there is nothing to kill.
    drop(child.kill());
    match (child.wait(), result) {
        (Ok(status), Some(result)) if status.success() => Ok(result),
        (_, Some(_)) => Err(Failed::Crashed),
        (_, None) => Err(Failed::TooLong),
    }
}

/// What the process prints until it closes its output; none if it does not do so in time.
fn exchange(child: &mut Child, input: &[u8], time: Duration) -> Option<Vec<u8>> {
    let (mut stdin, mut stdout) = (child.stdin.take()?, child.stdout.take()?);
    let (send, receive) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input));
        scope.spawn(move || {
            let mut result = Vec::new();
            let read = stdout.by_ref().take(RESULT_LIMIT).read_to_end(&mut result);
            drop(send.send(read.map(|_| result).unwrap_or_default()));
        });
        let result = receive.recv_timeout(time).ok();
        if result.is_none() {
            // The threads of this scope end when its pipes are closed.
            drop(child.kill());
        }
        result
    })
}

/// Limits what this process may use from now on, where the system can.
pub fn limit_this_process() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let limit = |most: u64| Rlimit { current: Some(most), maximum: Some(most) };
        // A system that refuses a limit still has the time limit of the process that waits.
        let limits = [(Resource::Data, MEMORY_LIMIT), (Resource::Cpu, TIME_LIMIT.as_secs()), (Resource::Core, 0)];
        limits.into_iter().for_each(|(resource, most)| {
            setrlimit(resource, limit(most)).ok();
        });
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::path::Path;
    use std::time::Duration;

    use super::{TIME_LIMIT, run};
    use crate::import::fault::pdf::Failed;

    fn shell(command: &str, input: &[u8], time: Duration) -> Result<Vec<u8>, Failed> {
        let folder = tempfile::tempdir().unwrap();
        let script = folder.path().join("program");
        std::fs::write(&script, format!("#!/bin/sh\n{command}\n")).unwrap();
        std::process::Command::new("chmod").arg("+x").arg(&script).status().unwrap();
        run(&script, "argument", input, time)
    }

    #[test]
    fn the_output_is_the_result() {
        assert_eq!(shell("echo $1; cat", b"input", TIME_LIMIT), Ok(b"argument\ninput".to_vec()));
    }

    #[test]
    fn more_input_than_a_pipe_holds_may_stay_unread() {
        assert_eq!(shell("echo done", &vec![0; 1 << 20], TIME_LIMIT), Ok(b"done\n".to_vec()));
    }

    #[test]
    fn a_process_that_fails_has_no_result() {
        assert_eq!(shell("echo half; exit 1", b"", TIME_LIMIT), Err(Failed::Crashed));
        assert_eq!(shell("kill -9 $$", b"", TIME_LIMIT), Err(Failed::Crashed));
        assert_eq!(run(Path::new("/nothing/here"), "", b"", TIME_LIMIT), Err(Failed::NotStarted));
    }

    #[test]
    fn a_process_without_end_is_ended() {
        assert_eq!(shell("exec sleep 600", b"", Duration::from_millis(300)), Err(Failed::TooLong));
    }
}
