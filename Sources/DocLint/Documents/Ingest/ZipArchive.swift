// libzip behind a value: the entries of an archive, each unpacked under limits.
internal import CZip
internal import Glibc

/// A zip archive that is read, in memory. Not to be used by two threads at once.
@safe struct ZipArchive: ~Copyable {
  struct Entry: Sendable {
    let index: Int
    /// With `/` between its parts; decoded from GBK where it is no UTF-8.
    let name: String
    let isEncrypted: Bool
    let size: Int
    let packedSize: Int
    var isFolder: Bool { name.hasSuffix("/") }
  }

  let entries: [Entry]
  /// Two entries bear one name: programs differ in which they show.
  let hasDuplicates: Bool
  private let byName: [String: Int]
  private let handle: OpaquePointer
  private var isClosed = false
  /// Owned by libzip once the archive is open; kept for writing.
  private let source: OpaquePointer
  private var unpacked = 0

  /// - Throws: `IngestFailure` if the bytes are no intact archive.
  init(_ bytes: [UInt8]) throws(IngestFailure) {
    let broken = IngestFailure(
      "压缩结构已损坏或不完整（可能没有传完），请重新取得文件",
      "its zip structure is damaged or cut off; get the file again")
    guard !bytes.isEmpty, let copy = unsafe malloc(bytes.count) else { throw broken }
    unsafe bytes.withUnsafeBytes {
      unsafe copy.copyMemory(from: $0.baseAddress!, byteCount: $0.count)
    }
    var error = unsafe zip_error_t()
    unsafe zip_error_init(&error)
    guard let source = unsafe zip_source_buffer_create(copy, zip_uint64_t(bytes.count), 1, &error)
    else {
      unsafe free(copy)
      throw broken
    }
    unsafe zip_source_keep(source)
    guard let handle = unsafe zip_open_from_source(source, 0, &error) else {
      unsafe zip_source_free(source)
      unsafe zip_source_free(source)
      throw broken
    }
    let count = Int(unsafe zip_get_num_entries(handle, 0))
    guard count <= IngestLimits.archiveEntries else {
      unsafe zip_discard(handle)
      unsafe zip_source_free(source)
      throw IngestFailure(
        "压缩包内有 \(count) 个条目，超过上限 \(IngestLimits.archiveEntries)，未读取",
        "holds \(count) entries, the limit is \(IngestLimits.archiveEntries); not read")
    }
    var entries: [Entry] = []
    var byName: [String: Int] = [:]
    var duplicates = false
    entries.reserveCapacity(max(0, count))
    for index in 0..<max(0, count) {
      var status = unsafe zip_stat_t()
      unsafe zip_stat_init(&status)
      guard
        unsafe zip_stat_index(handle, zip_uint64_t(index), doclint_zip_raw_names(), &status) == 0,
        let raw = unsafe status.name
      else { continue }
      let name = unsafe Self.decode([UInt8](UnsafeRawBufferPointer(start: raw, count: strlen(raw))))
      entries.append(
        Entry(
          index: index, name: name, isEncrypted: unsafe status.encryption_method != 0,
          size: Int(clamping: unsafe status.size),
          packedSize: Int(clamping: unsafe status.comp_size)))
      let key = name.lowercased()
      if byName[key] == nil { byName[key] = entries.count - 1 } else { duplicates = true }
    }
    self.entries = entries
    self.byName = byName
    self.hasDuplicates = duplicates
    unsafe self.handle = handle
    unsafe self.source = source
  }

  deinit {
    if !isClosed { unsafe zip_discard(handle) }
    unsafe zip_source_free(source)
  }

  private static func decode(_ bytes: [UInt8]) -> String {
    let text =
      String(validating: bytes, as: UTF8.self)
      ?? String(decoding: TextDecoder.decode(bytes).utf8, as: UTF8.self)
    return String(text.map { $0 == "\\" ? "/" : $0 })
  }

  /// The first entry of that name; case does not matter.
  func entry(_ name: String) -> Entry? {
    let name = name.hasPrefix("/") ? String(name.dropFirst()) : name
    return byName[name.lowercased()].map { entries[$0] }
  }

  /// The content of an entry, unpacked piece by piece under the limits.
  mutating func read(_ entry: Entry) throws(IngestFailure) -> [UInt8] {
    if entry.isEncrypted {
      throw IngestFailure(
        "文件有密码（条目 \(entry.name) 已加密），请去掉密码后再检查",
        "protected by a password (\(entry.name) is encrypted); remove it first")
    }
    guard let file = unsafe zip_fopen_index(handle, zip_uint64_t(entry.index), 0) else {
      throw damaged(entry)
    }
    defer { _ = unsafe zip_fclose(file) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(max(0, entry.size), 1 << 24) + 1)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = unsafe chunk.withUnsafeMutableBytes { buffer in
        Int(unsafe zip_fread(file, buffer.baseAddress!, zip_uint64_t(buffer.count)))
      }
      if got < 0 { throw damaged(entry) }
      if got == 0 { break }
      bytes += chunk[..<got]
      unpacked += got
      if bytes.count > IngestLimits.partBytes || unpacked > IngestLimits.allBytes
        || (bytes.count > IngestLimits.ratioGrace
          && bytes.count / max(1, entry.packedSize) > IngestLimits.ratio)
      {
        throw IngestFailure(
          "条目 \(entry.name) 解压后异常庞大（疑似压缩炸弹），已停止读取",
          "\(entry.name) unpacks to far more than a document holds (a zip bomb?); stopped")
      }
    }
    return bytes
  }

  private func damaged(_ entry: Entry) -> IngestFailure {
    IngestFailure(
      "条目 \(entry.name) 已损坏，无法解压，请重新取得文件",
      "\(entry.name) is damaged and cannot be unpacked; get the file again")
  }

  /// The archive with some entries replaced or added; all others are copied as they are packed.
  ///
  /// - Parameter changes: content by name.
  static func replacing(
    _ changes: [(name: String, content: [UInt8])], in bytes: [UInt8]
  ) throws(IngestFailure) -> [UInt8] {
    var archive = try ZipArchive(bytes)
    let failure = IngestFailure("无法写出压缩包", "the archive cannot be written")
    for change in changes {
      guard let copy = unsafe malloc(max(1, change.content.count)) else { throw failure }
      unsafe change.content.withUnsafeBytes {
        if let start = $0.baseAddress { unsafe copy.copyMemory(from: start, byteCount: $0.count) }
      }
      guard
        let source = unsafe zip_source_buffer(
          archive.handle, copy, zip_uint64_t(change.content.count), 1)
      else { throw failure }
      if let entry = archive.entry(change.name) {
        guard unsafe zip_file_replace(archive.handle, zip_uint64_t(entry.index), source, 0) == 0
        else { throw failure }
        _ = unsafe zip_set_file_compression(
          archive.handle, zip_uint64_t(entry.index), doclint_zip_deflate(), 0)
      } else {
        guard
          unsafe zip_file_add(archive.handle, change.name, source, doclint_zip_utf8_names()) >= 0
        else { throw failure }
      }
    }
    return try archive.close()
  }

  /// Writes the changes and gives the bytes.
  private mutating func close() throws(IngestFailure) -> [UInt8] {
    let failure = IngestFailure("无法写出压缩包", "the archive cannot be written")
    guard unsafe zip_close(handle) == 0 else { throw failure }
    isClosed = true
    guard unsafe zip_source_open(source) == 0 else { throw failure }
    defer { _ = unsafe zip_source_close(source) }
    var out: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = unsafe chunk.withUnsafeMutableBytes { buffer in
        Int(unsafe zip_source_read(source, buffer.baseAddress!, zip_uint64_t(buffer.count)))
      }
      if got < 0 { throw failure }
      if got == 0 { return out }
      out += chunk[..<got]
    }
  }
}
