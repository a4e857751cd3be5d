import Glibc

/// Everything that calls the operating system directly.
enum Terminal {
  static let output: Int32 = 1
  static let error: Int32 = 2

  /// A failed call: the number, and the system's own words for it.
  struct Failure: Error {
    let code: Int32
    var isClosedPipe: Bool { code == EPIPE }
    var isExisting: Bool { code == EEXIST }
    var text: String { unsafe String(cString: strerror(code)) }
  }

  /// Makes a write to a closed pipe return an error, whatever the parent process had set.
  static func ignorePipeSignal() { _ = signal(SIGPIPE, SIG_IGN) }

  /// The bytes of each argument, the program's name left out.
  static func rawArguments() -> [[UInt8]] {
    var out: [[UInt8]] = []
    for i in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = unsafe CommandLine.unsafeArgv[i] else { break }
      unsafe out.append(
        Array(UnsafeRawBufferPointer(start: argument, count: strlen(argument))))
    }
    return out
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The columns of the terminal: `COLUMNS`, else what the terminal says, else `nil`.
  static func columns() -> Int? {
    if let columns = environment("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    guard unsafe ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  static func processorCount() -> Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Writes all of it.
  static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws(Failure) {
    var rest = bytes
    while !rest.isEmpty {
      let n = unsafe rest.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
      }
      if n > 0 {
        rest = rest.dropFirst(n)
      } else if n < 0 && errno == EAGAIN {
        var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&wait, 1, -1)
      } else if n < 0 && errno != EINTR {
        throw Failure(code: errno)
      }
    }
  }

  /// Standard input to its end.
  static func readStandardInput() throws(Failure) -> [UInt8] { try read(descriptor: 0) }

  /// The whole of a file.
  static func read(path: [UInt8]) throws(Failure) -> [UInt8] {
    let descriptor = unsafe withCString(path) { unsafe open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { close(descriptor) }
    return try read(descriptor: descriptor)
  }

  /// The first bytes of a regular file.
  static func head(path: [UInt8], count: Int) throws(Failure) -> [UInt8] {
    var status = stat()
    guard unsafe withCString(path, { unsafe stat($0, &status) }) == 0,
      status.st_mode & S_IFMT == S_IFREG
    else { return [] }
    let descriptor = unsafe withCString(path) { unsafe open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: count)
    let n = unsafe bytes.withUnsafeMutableBytes { buffer in
      unsafe Glibc.read(descriptor, buffer.baseAddress!, buffer.count)
    }
    return Array(bytes.prefix(max(0, n)))
  }

  /// Whether a file of that name can be read.
  static func exists(path: [UInt8]) -> Bool {
    unsafe withCString(path) { unsafe access($0, F_OK) } == 0
  }

  /// The absolute name of the working directory.
  static func workingDirectory() -> [UInt8] {
    guard let name = unsafe getcwd(nil, 0) else { return Array("/".utf8) }
    defer { unsafe free(name) }
    return unsafe Array(UnsafeRawBufferPointer(start: name, count: strlen(name)))
  }

  /// Writes a file whole or not at all: beside the old one, then renamed over it. The mode of an
  /// existing file is kept; a new one gets 0644. What is no regular file (a device, a pipe) is
  /// written in place; a symbolic link stays one.
  static func replaceFile(at path: [UInt8], with bytes: [UInt8]) throws(Failure) {
    try replaceFile(at: path) { sink throws(Failure) in try sink(bytes[...]) }
  }

  /// Writes a file whole or not at all, likewise.
  ///
  /// - Parameter content: is given what writes a part of the file, and calls it for each.
  static func replaceFile(
    at path: [UInt8],
    _ content: ((ArraySlice<UInt8>) throws(Failure) -> Void) throws(Failure) -> Void
  ) throws(Failure) {
    var target = path
    var mode: mode_t = 0o644
    var status = stat()
    if unsafe withCString(path, { unsafe stat($0, &status) }) == 0 {
      let kind = status.st_mode & S_IFMT
      if kind == S_IFDIR { throw Failure(code: EISDIR) }
      if kind != S_IFREG {
        let descriptor = unsafe withCString(path) { unsafe open($0, O_WRONLY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw Failure(code: errno) }
        defer { close(descriptor) }
        return try content { bytes throws(Failure) in try write(bytes, to: descriptor) }
      }
      mode = status.st_mode & 0o7777
      target = unsafe withCString(path) { name in
        guard let real = unsafe realpath(name, nil) else { return path }
        defer { unsafe free(real) }
        return unsafe Array(UnsafeRawBufferPointer(start: real, count: strlen(real)))
      }
    }
    let folder = target.lastIndex(of: 0x2F).map { Array(target[...$0]) } ?? []
    let beside = folder + Array(".doclint-\(getpid()).part".utf8)
    let descriptor = unsafe withCString(beside) {
      unsafe open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    }
    guard descriptor >= 0 else { throw Failure(code: errno) }
    do throws(Failure) {
      do throws(Failure) {
        try content { bytes throws(Failure) in try write(bytes, to: descriptor) }
        guard fchmod(descriptor, mode) == 0 else { throw Failure(code: errno) }
      } catch {
        close(descriptor)
        throw error
      }
      guard close(descriptor) == 0 else { throw Failure(code: errno) }
      let renamed = unsafe withCString(beside) { from in
        unsafe withCString(target) { unsafe rename(from, $0) }
      }
      guard renamed == 0 else { throw Failure(code: errno) }
    } catch {
      _ = unsafe withCString(beside) { unsafe unlink($0) }
      throw error
    }
  }

  /// Writes a file that is not there yet.
  static func createFile(at path: [UInt8], with bytes: [UInt8]) throws(Failure) {
    let descriptor = unsafe withCString(path) {
      unsafe open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    }
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { close(descriptor) }
    try write(bytes[...], to: descriptor)
  }

  static func exit(_ code: Int32) -> Never { Glibc.exit(code) }

  private static func read(descriptor: Int32) throws(Failure) -> [UInt8] {
    var out: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let n = unsafe chunk.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(descriptor, buffer.baseAddress!, buffer.count)
      }
      if n > 0 {
        out += chunk[..<n]
      } else if n == 0 {
        return out
      } else if errno != EINTR {
        throw Failure(code: errno)
      }
    }
  }

  private static func withCString<R>(
    _ path: [UInt8], _ body: (UnsafePointer<CChar>) -> R
  ) -> R {
    let terminated = path.map { CChar(bitPattern: $0) } + [0]
    return unsafe terminated.withUnsafeBufferPointer { unsafe body($0.baseAddress!) }
  }
}
