/// The files within a compound file (MS-CFB), as older Word, WPS and encrypted packages are.
struct CompoundFile {
  struct Entry: Sendable {
    let name: String
    let isStream: Bool
    fileprivate let start: UInt32
    let size: Int
  }

  private let bytes: [UInt8]
  private let shift: Int
  private let miniShift: Int
  private let miniCutoff: Int
  private var fat: [UInt32] = []
  private var miniFAT: [UInt32] = []
  private var miniStream: [UInt8] = []
  /// The entries at the top, by name.
  private(set) var entries: [String: Entry] = [:]

  private static let end: UInt32 = 0xFFFF_FFFA

  init(_ bytes: [UInt8]) throws(IngestFailure) {
    let broken = IngestFailure(
      "复合文档结构已损坏，请重新取得文件", "its compound-file structure is damaged; get the file again")
    guard bytes.count >= 512 else { throw broken }
    self.bytes = bytes
    shift = Int(bytes.u16(30))
    miniShift = Int(bytes.u16(32))
    miniCutoff = Int(bytes.u32(56))
    guard shift == 9 || shift == 12, miniShift == 6 else { throw broken }
    let sectors = (bytes.count + (1 << shift) - 1) >> shift
    // The table of tables: 109 in the header, the rest in a chain of sectors.
    var tables: [UInt32] = []
    for i in 0..<109 {
      let sector = bytes.u32(76 + i * 4)
      if sector < Self.end { tables.append(sector) }
    }
    var next = bytes.u32(68)
    var steps = 0
    while next < Self.end, steps < sectors {
      let at = offset(next)
      for i in 0..<((1 << shift) / 4 - 1) where tables.count < sectors {
        let sector = bytes.u32(at + i * 4)
        if sector < Self.end { tables.append(sector) }
      }
      next = bytes.u32(at + (1 << shift) - 4)
      steps += 1
    }
    for table in tables.prefix(sectors) {
      let at = offset(table)
      guard at < bytes.count else { continue }
      for i in 0..<((1 << shift) / 4) { fat.append(bytes.u32(at + i * 4, orElse: 0xFFFF_FFFF)) }
    }
    let directory = chain(bytes.u32(48), limit: 64 << 20)
    guard directory.count >= 128 else { throw broken }
    var all: [(entry: Entry, left: UInt32, right: UInt32, child: UInt32, type: UInt8)] = []
    for i in 0..<min(directory.count / 128, 100_000) {
      let at = i * 128
      let length = max(0, min(64, Int(directory.u16(at + 64))) - 2)
      let units = stride(from: 0, to: length, by: 2).map { directory.u16(at + $0) }
      let type = directory[at + 66]
      all.append(
        (
          Entry(
            name: String(decoding: units, as: UTF16.self), isStream: type == 2,
            start: directory.u32(at + 116), size: Int(directory.u32(at + 120))),
          directory.u32(at + 68), directory.u32(at + 72), directory.u32(at + 76), type
        ))
    }
    guard let root = all.first, root.type == 5 else { throw broken }
    miniFAT = []
    let mini = chain(bytes.u32(60), limit: 16 << 20)
    for i in 0..<(mini.count / 4) { miniFAT.append(mini.u32(i * 4)) }
    miniStream = Array(chain(root.entry.start, limit: 64 << 20).prefix(root.entry.size))
    // The top level is a tree; each of its nodes is visited once.
    var open = [root.child]
    var seen: Set<UInt32> = []
    while let index = open.popLast() {
      guard Int(index) < all.count, seen.insert(index).inserted else { continue }
      let node = all[Int(index)]
      if entries[node.entry.name] == nil { entries[node.entry.name] = node.entry }
      open += [node.left, node.right]
    }
  }

  private func offset(_ sector: UInt32) -> Int { (Int(sector) + 1) << shift }

  /// The bytes of a chain of sectors; a chain that runs in a circle ends with the file's size.
  private func chain(_ start: UInt32, limit: Int) -> [UInt8] {
    var out: [UInt8] = []
    var sector = start
    var steps = 0
    while sector < Self.end, steps <= fat.count, out.count < min(limit, bytes.count + 4096) {
      let at = offset(sector)
      guard at < bytes.count else { break }
      // The last sector of files that WPS wrote may be cut short.
      out += bytes[at..<min(bytes.count, at + 1 << shift)]
      guard Int(sector) < fat.count else { break }
      sector = fat[Int(sector)]
      steps += 1
    }
    return out
  }

  /// The content of a stream; nil if there is none of that name.
  func stream(_ name: String) -> [UInt8]? {
    guard let entry = entries[name], entry.isStream else { return nil }
    if entry.size >= miniCutoff {
      return Array(chain(entry.start, limit: 100 << 20).prefix(entry.size))
    }
    var out: [UInt8] = []
    var sector = entry.start
    var steps = 0
    while sector < Self.end, steps <= miniFAT.count, out.count < entry.size {
      let at = Int(sector) << miniShift
      guard at < miniStream.count else { break }
      out += miniStream[at..<min(miniStream.count, at + 1 << miniShift)]
      guard Int(sector) < miniFAT.count else { break }
      sector = miniFAT[Int(sector)]
      steps += 1
    }
    return Array(out.prefix(entry.size))
  }
}

/// Little-endian numbers; what lies behind the end reads as zero.
extension [UInt8] {
  func u8(_ at: Int) -> UInt8 { at >= 0 && at < count ? self[at] : 0 }

  func u16(_ at: Int) -> UInt16 {
    guard at >= 0, at + 2 <= count else { return 0 }
    return UInt16(self[at]) | UInt16(self[at + 1]) << 8
  }

  func u32(_ at: Int, orElse missing: UInt32 = 0) -> UInt32 {
    guard at >= 0, at + 4 <= count else { return missing }
    return UInt32(self[at]) | UInt32(self[at + 1]) << 8 | UInt32(self[at + 2]) << 16
      | UInt32(self[at + 3]) << 24
  }
}
