// Runs a program of the system under limits: time, memory, output. All calls of the C library that
// this needs stand here.
internal import Glibc
internal import Synchronization

/// What a program wrote before it ended.
struct ProgramOutput: Sendable {
  enum End: Hashable, Sendable {
    case exited(Int32)
    case signalled(Int32)
    case tookTooLong
    case wroteTooMuch
  }
  let end: End
  let output: [UInt8]
  /// Cut to 64 KiB.
  let errors: [UInt8]
}

enum SubProcess {
  /// Held from the making of the streams until the child has them: no other child inherits them.
  private static let starting = Mutex(())

  struct Limits: Sendable {
    /// Of the wall clock.
    var seconds: Int
    /// Of address space, in bytes.
    var memory: Int
    var outputBytes: Int
  }

  /// The first program of that name in `PATH`; nil if there is none.
  static func find(_ name: String) -> String? {
    guard let path = unsafe getenv("PATH") else { return nil }
    for folder in unsafe String(cString: path).split(separator: ":") where folder.hasPrefix("/") {
      let file = folder + "/" + name
      if unsafe access(file, X_OK) == 0 { return file }
    }
    return nil
  }

  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// Runs `program` in a process group of its own, gives it `input`, and waits.
  ///
  /// The limits of memory and processor time are set by `prlimit`, which is started in between;
  /// the whole group is killed when the time is over.
  ///
  /// - Returns: nil if it could not be started.
  static func run(
    _ program: String, _ arguments: [String], input: [UInt8], limits: Limits, prlimit: String
  ) -> ProgramOutput? {
    let line =
      [
        prlimit, "--as=\(limits.memory)", "--cpu=\(limits.seconds)", "--core=0", "--nofile=64",
        "--", program,
      ] + arguments
    var pipes: [[Int32]] = []
    defer { for pipe in pipes { for end in pipe where end >= 0 { close(end) } } }
    let (made, started) = starting.withLock { _ -> ([[Int32]], pid_t?) in
      var made: [[Int32]] = []
      for number in 0..<3 {
        var ends: [Int32] = [-1, -1]
        // A socket for the input: writing to one that is closed need raise no signal.
        let result =
          number == 0
          ? unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends)
          : unsafe pipe(&ends)
        guard result == 0 else { return (made, nil) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        made.append(ends)
      }
      return (made, spawn(line, [made[0][0], made[1][1], made[2][1]]))
    }
    pipes = made
    guard let child = started else { return nil }
    for (pipe, end) in [(0, 0), (1, 1), (2, 1)] {
      close(pipes[pipe][end])
      pipes[pipe][end] = -1
    }
    for end in [pipes[0][1], pipes[1][0], pipes[2][0]] {
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
    }
    let deadline = now() + limits.seconds * 1000
    var output: [UInt8] = []
    var errors: [UInt8] = []
    var written = 0
    var stopped: ProgramOutput.End?
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    if input.isEmpty {
      close(pipes[0][1])
      pipes[0][1] = -1
    }
    while pipes[1][0] >= 0 || pipes[2][0] >= 0 {
      let left = deadline - now()
      if left <= 0 {
        stopped = .tookTooLong
        break
      }
      var polled = [
        pollfd(fd: pipes[0][1], events: Int16(POLLOUT), revents: 0),
        pollfd(fd: pipes[1][0], events: Int16(POLLIN), revents: 0),
        pollfd(fd: pipes[2][0], events: Int16(POLLIN), revents: 0),
      ]
      let ready = unsafe poll(&polled, 3, Int32(clamping: left))
      if ready < 0 && errno != EINTR { break }
      if polled[0].revents != 0, pipes[0][1] >= 0 {
        let from = written
        let end = pipes[0][1]
        let count = unsafe input.withUnsafeBytes { buffer in
          unsafe send(
            end, buffer.baseAddress! + from, min(buffer.count - from, 1 << 16),
            Int32(MSG_NOSIGNAL))
        }
        if count > 0 { written += count }
        // A program that reads no further closes its end; what it wrote is read all the same.
        if written == input.count || (count < 0 && errno != EAGAIN && errno != EINTR) {
          close(pipes[0][1])
          pipes[0][1] = -1
        }
      }
      for which in 1...2 where polled[which].revents != 0 && pipes[which][0] >= 0 {
        let end = pipes[which][0]
        let count = unsafe chunk.withUnsafeMutableBytes { buffer in
          unsafe read(end, buffer.baseAddress!, buffer.count)
        }
        if count > 0 {
          if which == 1 {
            output += chunk[..<count]
          } else if errors.count < 1 << 16 {
            errors += chunk[..<count]
          }
        } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
          close(end)
          pipes[which][0] = -1
        }
      }
      if output.count > limits.outputBytes {
        stopped = .wroteTooMuch
        break
      }
    }
    if stopped != nil { kill(-child, SIGKILL) }
    var status: Int32 = 0
    while true {
      // It has closed its output but may still run.
      let result = unsafe waitpid(child, &status, stopped == nil ? WNOHANG : 0)
      if result == child || (result < 0 && errno != EINTR) { break }
      if now() > deadline {
        kill(-child, SIGKILL)
        stopped = stopped ?? .tookTooLong
      }
      usleep(500)
    }
    kill(-child, SIGKILL)
    let end: ProgramOutput.End =
      stopped ?? (status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F))
    return ProgramOutput(end: end, output: output, errors: errors)
  }

  private static func now() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private static func release(_ strings: [UnsafeMutablePointer<CChar>?]) {
    for i in unsafe strings.indices { unsafe free(strings[i]) }
  }

  private static func spawn(_ line: [String], _ streams: [Int32]) -> pid_t? {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in streams.enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, stream, Int32(number))
    }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    unsafe sigemptyset(&defaults)
    unsafe sigaddset(&defaults, SIGPIPE)
    unsafe posix_spawnattr_setsigdefault(&attributes, &defaults)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
    var arguments: [UnsafeMutablePointer<CChar>?] = unsafe line.map { unsafe strdup($0) }
    unsafe arguments.append(nil)
    defer { unsafe release(arguments) }
    let settings = ["LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", "HOME=/nonexistent"]
    var environment: [UnsafeMutablePointer<CChar>?] = unsafe settings.map { unsafe strdup($0) }
    unsafe environment.append(nil)
    defer { unsafe release(environment) }
    var child: pid_t = 0
    let result = unsafe posix_spawn(
      &child, line[0], &actions, &attributes, arguments, environment)
    return result == 0 ? child : nil
  }
}
