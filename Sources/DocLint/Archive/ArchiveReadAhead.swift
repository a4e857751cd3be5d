/// Has the system fetch all the pages that a look-up will read, where SQLite would ask for one and
/// wait for it before it asks for the next: on a disk that serves many at once, the whole takes a
/// fraction of the time.
///
/// It walks a table of SQLite's as the file format tells (https://sqlite.org/fileformat2.html, 1.6)
/// and answers nothing: a page that is newer in the log, or that is not understood, is no error, only
/// read later.
struct ArchiveReadAhead: Sendable {
  private let file: RandomAccessFile
  private let pageSize: Int

  /// `nil` where the file cannot be read, or is none of SQLite's.
  init?(path: String) {
    guard let file = RandomAccessFile(Array(path.utf8)),
      let head = file.read(at: 0, count: 18), head.count == 18, head.starts(with: Archive.magic)
    else { return nil }
    self.file = file
    let size = Int(head[16]) << 8 | Int(head[17])
    // 65,536 does not fit.
    pageSize = size == 1 ? 1 << 16 : size
    guard pageSize >= 512 else { return nil }
  }

  /// As many rows are tried before it is believed that what is wanted is in memory.
  private static let sample = 12
  /// Pages of a long row that are fetched beyond the one it begins on: they mostly stand together.
  private static let pagesOfRow = 4

  /// Fetches the pages of the rows of these numbers (ascending), unless they are in memory.
  ///
  /// - Parameter root: the page where the table's tree begins.
  func fetch(_ rows: [Int], root: Int) {
    let step = max(1, rows.count / Self.sample)
    let sample = stride(from: 0, to: rows.count, by: step).map { rows[$0] }
    if sample.allSatisfy({ isInMemory($0, root: root) }) { return }
    for (number, rows) in leaves(of: rows[...], root: root) {
      guard let page = page(number), let tree = TreePage(page) else { continue }
      for overflow in tree.overflows(of: rows, usable: pageSize) {
        fetch(overflow, count: Self.pagesOfRow)
      }
    }
  }

  /// The leaves that rows (ascending) stand on, each with its rows; they are fetched, level by level.
  func leaves(of rows: ArraySlice<Int>, root: Int) -> [(page: Int, rows: ArraySlice<Int>)] {
    var level = [(page: root, rows: rows)]
    // No tree of SQLite's is deeper.
    for _ in 0..<20 {
      var below: [(page: Int, rows: ArraySlice<Int>)] = []
      for (number, rows) in level {
        guard let page = page(number), let tree = TreePage(page) else { continue }
        if tree.isLeaf { return level }
        below += tree.children(of: rows)
      }
      for (page, _) in below { fetch(page, count: 1) }
      level = below
    }
    return []
  }

  private func isInMemory(_ row: Int, root: Int) -> Bool {
    var number = root
    for _ in 0..<20 {
      guard file.isInMemory(at: (number - 1) * pageSize, count: pageSize) else { return false }
      guard let bytes = page(number), let tree = TreePage(bytes) else { return true }
      if tree.isLeaf { return true }
      guard let next = tree.children(of: [row]).first else { return true }
      number = next.page
    }
    return true
  }

  private func page(_ number: Int) -> [UInt8]? {
    let bytes = file.read(at: (number - 1) * pageSize, count: pageSize)
    return bytes?.count == pageSize ? bytes : nil
  }

  private func fetch(_ page: Int, count: Int) {
    file.fetch(at: (page - 1) * pageSize, count: count * pageSize)
  }
}

/// A page of a table's tree.
private struct TreePage {
  let isLeaf: Bool
  private let bytes: [UInt8]
  private let cellCount: Int

  /// `nil` for a page of another kind. The first page of a file, which is none of a table of ours,
  /// is not understood.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 512, bytes[0] == 0x0D || bytes[0] == 0x05 else { return nil }
    isLeaf = bytes[0] == 0x0D
    self.bytes = bytes
    cellCount = Int(bytes[3]) << 8 | Int(bytes[4])
    guard (isLeaf ? 8 : 12) + 2 * cellCount <= bytes.count else { return nil }
  }

  /// The pages under this one that rows (ascending) stand on, each with its rows.
  func children(of rows: ArraySlice<Int>) -> [(page: Int, rows: ArraySlice<Int>)] {
    var result: [(page: Int, rows: ArraySlice<Int>)] = []
    var start = rows.startIndex
    while start < rows.endIndex {
      // The first cell whose row is not before the one that is wanted.
      let cell = firstCell { key(ofCell: $0) >= rows[start] }
      var end = start + 1
      var page = number(at: 8)
      if cell < cellCount {
        let last = key(ofCell: cell)
        while end < rows.endIndex && rows[end] <= last { end += 1 }
        page = number(at: offset(ofCell: cell))
      } else {
        end = rows.endIndex
      }
      if page > 0 { result.append((page, rows[start..<end])) }
      start = end
    }
    return result
  }

  /// Where rows that are too long for this page go on.
  func overflows(of rows: ArraySlice<Int>, usable: Int) -> [Int] {
    rows.compactMap { row in
      let cell = firstCell { key(ofCell: $0) >= row }
      guard cell < cellCount, key(ofCell: cell) == row else { return nil }
      let (size, start) = varint(at: offset(ofCell: cell))
      if size <= usable - 35 { return nil }
      let least = (usable - 12) * 32 / 255 - 23
      let fitting = least + (size - least) % (usable - 4)
      let page = number(at: varint(at: start).end + (fitting <= usable - 35 ? fitting : least))
      return page > 0 ? page : nil
    }
  }

  private func firstCell(_ isFound: (Int) -> Bool) -> Int {
    var low = 0
    var high = cellCount
    while low < high {
      let middle = (low + high) / 2
      if isFound(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private func key(ofCell cell: Int) -> Int {
    let start = offset(ofCell: cell)
    return isLeaf ? varint(at: varint(at: start).end).value : varint(at: start + 4).value
  }

  private func offset(ofCell cell: Int) -> Int {
    let at = (isLeaf ? 8 : 12) + 2 * cell
    return Int(bytes[at]) << 8 | Int(bytes[at + 1])
  }

  private func number(at offset: Int) -> Int {
    guard offset + 4 <= bytes.count else { return 0 }
    return bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
  }

  /// SQLite's own: seven bits a byte, the highest first, eight bits in the ninth.
  private func varint(at offset: Int) -> (value: Int, end: Int) {
    var value: UInt64 = 0
    for i in 0..<9 where offset + i < bytes.count {
      let byte = UInt64(bytes[offset + i])
      if i == 8 { return (Int(bitPattern: UInt(value << 8 | byte)), offset + 9) }
      value = value << 7 | byte & 0x7F
      if byte < 0x80 { return (Int(value), offset + i + 1) }
    }
    return (0, bytes.count)
  }
}
