// File names on Linux are bytes; Foundation opens only those that are UTF-8. Every call of the C
// library that reading needs stands here, behind values.
internal import Glibc

/// An errno, with what it means for whoever wanted to read the file.
struct POSIXFailure: Error, Hashable, Sendable {
  let code: Int32

  static let nameTooLong = POSIXFailure(code: ENAMETOOLONG)

  var isNotFound: Bool { code == ENOENT || code == ENOTDIR }

  var meaning: Message {
    switch code {
    case ENOENT: Message(zh: "没有这个文件", en: "no such file")
    case ENOTDIR:
      Message(zh: "没有这个文件（路径中间有一段不是文件夹）", en: "no such file: part of the path is no folder")
    case EACCES, EPERM: Message(zh: "没有读取权限", en: "permission denied")
    case ELOOP: Message(zh: "符号链接循环，指不到任何文件", en: "a loop of symbolic links")
    case ENAMETOOLONG: Message(zh: "文件名或路径过长", en: "the name or path is too long")
    case EIO: Message(zh: "读取时磁盘出错", en: "input/output error")
    case EMFILE, ENFILE: Message(zh: "打开的文件过多", en: "too many open files")
    case ESTALE: Message(zh: "网络文件已失效", en: "stale network file")
    case EISDIR: Message(zh: "这是文件夹", en: "is a folder")
    default: Message(zh: "系统错误 \(code)", en: "system error \(code)")
    }
  }
}

/// What stands under a name.
struct FileStatus: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case regular, folder, link, pipe, socket, device, other }
  /// One file or folder, whatever it is called.
  struct Identity: Hashable, Sendable {
    let device: UInt64
    let inode: UInt64
  }
  let kind: Kind
  let identity: Identity
  /// In bytes; 0 for files that the kernel makes up as they are read.
  let size: Int

  fileprivate init(_ s: stat) {
    kind =
      switch s.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      case S_IFCHR, S_IFBLK: .device
      default: .other
      }
    identity = Identity(device: UInt64(s.st_dev), inode: UInt64(s.st_ino))
    size = Int(s.st_size)
  }
}

enum POSIXFile {
  enum ReadFailure: Error, Sendable {
    case posix(POSIXFailure)
    /// The size in bytes as far as it is known.
    case tooLarge(Int)
    case notRegular(FileStatus.Kind)
  }

  /// - Throws: ENOENT for a name that holds a NUL, which no file has.
  static func status(
    of path: [UInt8], followingLinks: Bool
  ) throws(POSIXFailure) -> FileStatus {
    let name = try cString(path)
    var s = stat()
    let result = unsafe name.withUnsafeBufferPointer { p in
      unsafe followingLinks ? stat(p.baseAddress!, &s) : lstat(p.baseAddress!, &s)
    }
    guard result == 0 else { throw POSIXFailure(code: errno) }
    return FileStatus(s)
  }

  /// The names in a folder, unsorted, without `.` and `..`.
  static func names(inFolder path: [UInt8]) throws(POSIXFailure) -> [[UInt8]] {
    let name = try cString(path)
    let opened = unsafe name.withUnsafeBufferPointer { unsafe opendir($0.baseAddress!) }
    guard let folder = unsafe opened else { throw POSIXFailure(code: errno) }
    defer { unsafe closedir(folder) }
    var names: [[UInt8]] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(folder) else {
        if errno != 0 { throw POSIXFailure(code: errno) }
        return names
      }
      // d_name is declared with 256 bytes, but the kernel may write fewer than the structure has:
      // read it where it lies, up to its NUL.
      let start = unsafe UnsafeRawPointer(entry) + MemoryLayout<dirent>.offset(of: \dirent.d_name)!
      let length = unsafe strlen(start.assumingMemoryBound(to: CChar.self))
      let bytes = unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: length))
      if bytes != [0x2E] && bytes != [0x2E, 0x2E] { names.append(bytes) }
    }
  }

  /// The canonical absolute name, or nil.
  static func canonical(_ path: [UInt8]) -> [UInt8]? {
    guard let name = try? cString(path) else { return nil }
    let result = unsafe name.withUnsafeBufferPointer { unsafe realpath($0.baseAddress!, nil) }
    guard let resolved = unsafe result else { return nil }
    defer { unsafe free(resolved) }
    return unsafe [UInt8](UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
  }

  /// The bytes of a regular file. Opens nothing else, and waits for nobody: a pipe that took the
  /// file's place meanwhile is refused after an open that does not block.
  static func read(_ path: [UInt8], limit: Int) throws(ReadFailure) -> [UInt8] {
    let name: [CChar]
    do { name = try cString(path) } catch { throw .posix(error) }
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    let file = unsafe name.withUnsafeBufferPointer { unsafe open($0.baseAddress!, flags) }
    guard file >= 0 else { throw .posix(POSIXFailure(code: errno)) }
    defer { close(file) }
    var s = stat()
    guard unsafe fstat(file, &s) == 0 else { throw .posix(POSIXFailure(code: errno)) }
    let status = FileStatus(s)
    guard status.kind == .regular else { throw .notRegular(status.kind) }
    guard status.size <= limit else { throw .tooLarge(status.size) }
    // One byte more than the size, so that one read finds the end; the size is only a hint, and 0 for
    // what the kernel makes up.
    var bytes = [UInt8](repeating: 0, count: status.size > 0 ? status.size + 1 : 4096)
    var filled = 0
    while true {
      if filled == bytes.count {
        bytes.append(contentsOf: repeatElement(0, count: max(bytes.count, 4096)))
      }
      let space = bytes.count - filled
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(file, buffer.baseAddress! + filled, space)
      }
      if got < 0 {
        if errno == EINTR { continue }
        throw .posix(POSIXFailure(code: errno))
      }
      if got == 0 { break }
      filled += got
      if filled > limit { throw .tooLarge(max(filled, status.size)) }
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }

  fileprivate static func cString(_ path: [UInt8]) throws(POSIXFailure) -> [CChar] {
    if path.contains(0) { throw POSIXFailure(code: ENOENT) }
    return path.map { CChar(bitPattern: $0) } + [0]
  }
}

/// A file that is read in places.
///
/// It is closed when nobody holds it. POSIX takes all locks that this process has on a file from it
/// when *any* of its descriptors is closed: whoever locks the file elsewhere must outlive that.
final class RandomAccessFile: Sendable {
  private let descriptor: Int32

  /// `nil` where there is no file that can be read.
  init?(_ path: [UInt8]) {
    guard let name = try? POSIXFile.cString(path) else { return nil }
    let opened = unsafe name.withUnsafeBufferPointer {
      unsafe open($0.baseAddress!, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    }
    guard opened >= 0 else { return nil }
    descriptor = opened
  }

  deinit { close(descriptor) }

  /// The bytes from `offset` on, fewer at the end of the file; `nil` where there are none.
  func read(at offset: Int, count: Int) -> [UInt8]? {
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, read in
      read = max(0, unsafe pread(descriptor, buffer.baseAddress, count, offset))
    }
    return bytes.isEmpty ? nil : bytes
  }

  /// Whether these bytes can be read without waiting for a disk; `true` where
  /// the system does not say.
  func isInMemory(at offset: Int, count: Int) -> Bool {
    let page = sysconf(Int32(_SC_PAGESIZE))
    let start = offset / page * page
    let length = offset + count - start
    let mapped = unsafe mmap(nil, length, PROT_READ, MAP_SHARED, descriptor, start)
    guard let mapped = unsafe mapped, unsafe mapped != MAP_FAILED else { return true }
    defer { unsafe munmap(mapped, length) }
    var resident = [UInt8](repeating: 0, count: (length + page - 1) / page)
    guard unsafe mincore(mapped, length, &resident) == 0 else { return true }
    return resident.allSatisfy { $0 & 1 != 0 }
  }

  /// Has the system fetch these bytes, and does not wait for them.
  func fetch(at offset: Int, count: Int) {
    _ = posix_fadvise(descriptor, offset, count, POSIX_FADV_WILLNEED)
  }
}
