/// Reads the binary documents of Word 97 to 2003 and of WPS (MS-DOC).
enum WordBinaryReader {
  static func read(_ bytes: [UInt8], revisions: RevisionView) throws(IngestFailure) -> Ingested {
    let file = try CompoundFile(bytes)
    if file.entries["EncryptedPackage"] != nil {
      throw IngestFailure("文件有打开密码，请去掉密码后再检查", "protected by a password; remove it first")
    }
    guard let main = file.stream("WordDocument"), main.count >= 512 else {
      if file.entries["Workbook"] != nil || file.entries["Book"] != nil {
        throw IngestFailure(
          "这是 Excel 表格，此格式尚不支持；请另存为 docx 或纯文本",
          "an Excel workbook: not supported yet; save it as docx or plain text")
      }
      if file.entries["PowerPoint Document"] != nil {
        throw IngestFailure(
          "这是 PowerPoint 演示文稿，此格式尚不支持；请另存为 docx 或纯文本",
          "a PowerPoint presentation: not supported yet; save it as docx or plain text")
      }
      if file.entries["CONTENTS"] != nil || file.entries["MatOST"] != nil {
        throw IngestFailure(
          "这是 Microsoft Works 文档，此格式尚不支持；请另存为 docx 再检查",
          "a Microsoft Works document: not supported; save it as docx")
      }
      throw IngestFailure(
        "复合文档里没有 Word 正文，不是 Word 或 WPS 文档，或已损坏",
        "the compound file holds no Word text: no document of Word or WPS, or damaged")
    }
    var document = try WordBinary(main, file, revisions: revisions)
    document.run()
    var assembler = TextAssembler()
    try assembler.add(document.body.lines)
    try assembler.addApart(document.apart.lines)
    for line in document.apart.lines where line.part == .comment {
      assembler.note(.comment, String(decoding: line.content.utf8, as: UTF8.self))
    }
    if file.entries["Macros"] != nil || file.entries["_VBA_PROJECT_CUR"] != nil {
      assembler.note(.macro, "VBA")
    }
    if file.entries["ObjectPool"] != nil { assembler.note(.embeddedObject, "ObjectPool") }
    for link in document.links { assembler.note(.externalLink, link) }
    var notes: [Message] = []
    if document.skippedContents > 0 {
      notes.append(
        Message(
          zh: "自动生成的目录未列入检查（\(document.skippedContents) 行）",
          en: "the generated table of contents was left out (\(document.skippedContents) lines)"))
    }
    var origin = DocumentOrigin(format: "doc")
    if let summary = file.stream("\u{5}SummaryInformation") {
      origin.provenance = Self.provenance(summary)
    }
    return Ingested(utf8: assembler.utf8, origin: assembler.finish(origin), notes: notes)
  }

  private static func provenance(_ b: [UInt8]) -> Provenance {
    var provenance = Provenance()
    let section = Int(b.u32(44))
    guard section >= 48, section + 8 <= b.count else { return provenance }
    let count = min(64, Int(b.u32(section + 4)))
    for i in 0..<count {
      let id = b.u32(section + 8 + i * 8)
      let at = section + Int(b.u32(section + 12 + i * 8))
      guard at + 8 <= b.count else { continue }
      var value = ""
      switch b.u32(at) {
      case 30:
        let length = min(Int(b.u32(at + 4)), 4096, b.count - at - 8)
        guard length > 0 else { continue }
        let raw = b[(at + 8)..<(at + 8 + length)].prefix { $0 != 0 }
        value = String(decoding: TextDecoder.decode(Array(raw)).utf8, as: UTF8.self)
      case 64:
        let ticks = UInt64(b.u32(at + 4)) | UInt64(b.u32(at + 8)) << 32
        value = date(seconds: Int(ticks / 10_000_000) - 11_644_473_600) ?? ""
      default: continue
      }
      guard !value.isEmpty else { continue }
      switch id {
      case 2: provenance.title = value
      case 4: provenance.creator = value
      case 7: provenance.template = value
      case 8: provenance.lastModifiedBy = value
      case 9: provenance.revision = value
      case 12: provenance.created = value
      case 13: provenance.modified = value
      case 18: provenance.application = value
      default: break
      }
    }
    return provenance
  }

  /// In ISO 8601; nil before 1970.
  private static func date(seconds: Int) -> String? {
    guard seconds > 0, seconds < 1 << 40 else { return nil }
    var days = seconds / 86_400 + 719_468
    let era = days / 146_097
    days -= era * 146_097
    let year = (days - days / 1460 + days / 36_524 - days / 146_096) / 365
    let day = days - (365 * year + year / 4 - year / 100)
    let m = (5 * day + 2) / 153
    let month = m < 10 ? m + 3 : m - 9
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    let time = seconds % 86_400
    return
      "\(year + era * 400 + (month <= 2 ? 1 : 0))-\(two(month))-\(two(day - (153 * m + 2) / 5 + 1))"
      + "T\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))Z"
  }
}

/// The text of a binary document, by its pieces, with what its paragraphs and runs say.
private struct WordBinary {
  private struct Piece {
    let start: Int
    let end: Int
    let file: Int
    let isCompressed: Bool
  }

  private struct Run {
    let start: Int
    let end: Int
    var vanish = false
    var deleted = false
    var inserted = false
    var size = 0
    var isPlain: Bool { !vanish && !deleted && !inserted && size == 0 }
  }

  private struct ParagraphLook {
    var start = 0
    var end = 0
    var style = 0
    var list: Int?
    var level: Int?
    var inTable = false
    var endsRow = false
    var outline: Int?
  }

  private struct Override {
    var starts: [Int: Int] = [:]
    var levels: [Int: ListCounter.Level] = [:]
  }

  private let main: [UInt8]
  private let table: [UInt8]
  private let revisions: RevisionView
  private var pieces: [Piece] = []
  private var runs: [Run] = []
  private var looks: [ParagraphLook] = []
  private var styles: [Int: ParagraphLook] = [:]
  private var lists: [UInt32: [ListCounter.Level]] = [:]
  private var overrides: [(list: UInt32, change: Override)] = []
  private var counters: [UInt32: ListCounter] = [:]
  private var used: Set<[Int]> = []
  private(set) var body = LineCollector()
  private(set) var apart = LineCollector()
  private(set) var links: [String] = []
  private(set) var skippedContents = 0

  init(
    _ main: [UInt8], _ file: CompoundFile, revisions: RevisionView
  ) throws(IngestFailure) {
    self.main = main
    self.revisions = revisions
    let identifier = main.u16(0)
    let version = main.u16(2)
    let flags = main.u16(10)
    guard identifier == 0xA5EC, version >= 0xC1 else {
      throw IngestFailure(
        "这是 Word 6.0/95 或更早的格式，不能直接读取；请用 Word 或 WPS 另存为 docx 再检查",
        "the format of Word 6.0/95 or older; save it as docx first")
    }
    if flags & 0x0100 != 0 {
      throw IngestFailure("文件有打开密码，请去掉密码后再检查", "protected by a password; remove it first")
    }
    guard let table = file.stream(flags & 0x0200 != 0 ? "1Table" : "0Table") else {
      throw IngestFailure("缺少表流，文件不完整", "its table stream is missing: incomplete")
    }
    self.table = table
    readPieces()
    guard !pieces.isEmpty else {
      throw IngestFailure("缺少文字块表，文件已损坏", "its piece table is missing: damaged")
    }
    readRuns()
    readParagraphs()
    readStyles()
    readLists()
  }

  /// The place and length of a structure in the table stream, by its number in the FIB.
  private func place(_ number: Int) -> (at: Int, length: Int)? {
    let at = Int(main.u32(154 + number * 8))
    let length = Int(main.u32(158 + number * 8))
    guard length > 0, at >= 0, at < table.count else { return nil }
    return (at, min(length, table.count - at))
  }

  // MARK: Structures

  private mutating func readPieces() {
    guard let (start, length) = place(33) else { return }
    var at = start
    let end = start + length
    while at < end {
      let kind = table[at]
      if kind == 1 {
        at += 3 + Int(table.u16(at + 1))
      } else if kind == 2 {
        let size = min(Int(table.u32(at + 1)), end - at - 5)
        let count = max(0, (size - 4) / 12)
        let first = at + 5
        var last = 0
        for i in 0..<count {
          let from = Int(table.u32(first + i * 4))
          let to = Int(table.u32(first + i * 4 + 4))
          let descriptor = first + (count + 1) * 4 + i * 8
          let value = table.u32(descriptor + 2)
          let compressed = value & 0x4000_0000 != 0
          let position = Int(value & 0x3FFF_FFFF)
          guard from >= last, to > from, to < 1 << 28 else { continue }
          last = to
          pieces.append(
            Piece(
              start: from, end: to, file: compressed ? position / 2 : position,
              isCompressed: compressed))
        }
        return
      } else {
        return
      }
    }
  }

  /// The pages of 512 bytes that a table of the FIB lists.
  private func pages(_ number: Int) -> [Int] {
    guard let (start, length) = place(number) else { return [] }
    let count = max(0, (length - 4) / 8)
    return (0..<count).map { Int(table.u32(start + (count + 1) * 4 + $0 * 4) & 0x3F_FFFF) * 512 }
      .filter { $0 + 512 <= main.count }
  }

  private mutating func readRuns() {
    for page in pages(12) {
      let count = Int(main[page + 511])
      guard count * 5 + 4 <= 511 else { continue }
      for i in 0..<count {
        let start = Int(main.u32(page + i * 4))
        let end = Int(main.u32(page + i * 4 + 4))
        var run = Run(start: start, end: end)
        let at = Int(main[page + (count + 1) * 4 + i]) * 2
        if at > 0, at < 511 {
          let length = min(Int(main[page + at]), 511 - at)
          modifiers(main, page + at + 1, length) { code, operand in
            let value = main.u8(operand)
            switch code {
            case 0x0800: run.deleted = value == 1
            case 0x0801: run.inserted = value == 1
            case 0x083C: run.vanish = value == 1
            case 0x4A43: run.size = main.u16(operand) <= 2 ? Int(main.u16(operand)) : 0
            default: break
            }
          }
        }
        if !run.isPlain, end > start { runs.append(run) }
      }
    }
    runs.sort { $0.start < $1.start }
  }

  private mutating func readParagraphs() {
    for page in pages(13) {
      let count = Int(main[page + 511])
      guard count * 17 + 4 <= 511 else { continue }
      for i in 0..<count {
        var look = ParagraphLook()
        look.start = Int(main.u32(page + i * 4))
        look.end = Int(main.u32(page + i * 4 + 4))
        let at = Int(main[page + (count + 1) * 4 + i * 13]) * 2
        if at > 0, at < 511 {
          var length = Int(main[page + at]) * 2 - 1
          var from = page + at + 1
          if length < 0 {
            length = Int(main.u8(page + at + 1)) * 2
            from = page + at + 2
          }
          length = min(length, page + 511 - from)
          if length >= 2 {
            look.style = Int(main.u16(from))
            change(&look, main, from + 2, length - 2)
          }
        }
        looks.append(look)
      }
    }
    looks.sort { $0.start < $1.start }
  }

  private func change(_ look: inout ParagraphLook, _ bytes: [UInt8], _ at: Int, _ length: Int) {
    modifiers(bytes, at, length) { code, operand in
      switch code {
      case 0x260A: look.level = Int(bytes.u8(operand))
      case 0x460B: look.list = Int(bytes.u16(operand))
      case 0x2416: look.inTable = bytes.u8(operand) == 1
      case 0x2417: look.endsRow = bytes.u8(operand) == 1
      case 0x2640: look.outline = Int(bytes.u8(operand))
      default: break
      }
    }
  }

  /// Calls `body` with each modifier's code and the place of its operand.
  private func modifiers(
    _ bytes: [UInt8], _ start: Int, _ length: Int, _ body: (UInt16, Int) -> Void
  ) {
    var at = start
    let end = min(bytes.count, start + max(0, length))
    while at + 3 <= end {
      let code = bytes.u16(at)
      at += 2
      let size: Int
      var operand = at
      switch code >> 13 {
      case 0, 1: size = 1
      case 2, 4, 5: size = 2
      case 3: size = 4
      case 7: size = 3
      default:
        if code == 0xD608 {
          size = Int(bytes.u16(at)) + 1
          operand = at + 2
        } else {
          size = Int(bytes.u8(at)) + 1
          operand = at + 1
        }
      }
      guard at + size <= end else { return }
      body(code, operand)
      at += size
    }
  }

  private mutating func readStyles() {
    guard let (start, length) = place(1) else { return }
    let end = start + length
    let header = Int(table.u16(start))
    let count = min(4096, Int(table.u16(start + 2)))
    let base = Int(table.u16(start + 4))
    var at = start + 2 + header
    for index in 0..<count {
      guard at + 2 <= end else { break }
      let size = Int(table.u16(at))
      at += 2
      if size == 0 { continue }
      guard at + size <= end else { break }
      let kind = table.u16(at + 2) & 0xF
      let parent = Int(table.u16(at + 2) >> 4)
      if kind == 1 {
        // Behind the fixed part: the name, then the paragraph's modifiers.
        let name = at + base
        var next = name + 2 + Int(table.u16(name)) * 2 + 2
        next += (next - at) & 1
        var look = ParagraphLook()
        look.style = parent
        let upx = Int(table.u16(next))
        if upx >= 2, next + 2 + upx <= at + size { change(&look, table, next + 4, upx - 2) }
        styles[index] = look
      }
      at += size + (size & 1)
    }
  }

  private mutating func readLists() {
    if let (start, length) = place(73) {
      let count = min(2048, Int(table.u16(start)))
      // The levels stand behind the table itself.
      var at = start + length
      for i in 0..<count {
        let entry = start + 2 + i * 28
        guard entry + 28 <= table.count else { break }
        let isSimple = table.u8(entry + 26) & 1 != 0
        var levels = [ListCounter.Level](repeating: ListCounter.Level(), count: 9)
        for k in 0..<(isSimple ? 1 : 9) {
          guard let (level, next) = level(at) else { break }
          levels[k] = level
          at = next
        }
        lists[table.u32(entry)] = levels
      }
    }
    if let (start, length) = place(74) {
      let count = min(4096, Int(table.u32(start)))
      var at = start + 4 + count * 16
      let end = min(table.count, start + length)
      for i in 0..<count {
        let entry = start + 4 + i * 16
        guard entry + 16 <= table.count else { break }
        var change = Override()
        let levels = Int(table.u8(entry + 12))
        if at + 4 <= end {
          at += 4
          for _ in 0..<min(9, levels) where at + 8 <= table.count {
            let begin = Int(Int32(bitPattern: table.u32(at)))
            let flags = table.u8(at + 4)
            let k = min(8, Int(flags & 0xF))
            at += 8
            if flags & 0x20 != 0 {
              guard let (level, next) = level(at) else { break }
              change.levels[k] = level
              if flags & 0x10 != 0 { change.starts[k] = level.start }
              at = next
            } else if flags & 0x10 != 0 {
              change.starts[k] = begin
            }
          }
        }
        overrides.append((table.u32(entry), change))
      }
    }
  }

  private func level(_ at: Int) -> (ListCounter.Level, next: Int)? {
    guard at + 30 <= table.count else { return nil }
    var level = ListCounter.Level()
    level.start = max(0, min(1 << 20, Int(Int32(bitPattern: table.u32(at)))))
    level.format = NumberLabel.format(code: Int(table.u8(at + 4)))
    let flags = table.u8(at + 5)
    level.isLegal = flags & 0x04 != 0
    if flags & 0x08 != 0 { level.restart = Int(table.u8(at + 26)) }
    let characters = Int(table.u8(at + 24))
    let paragraphs = Int(table.u8(at + 25))
    let text = at + 28 + paragraphs + characters
    guard text + 2 <= table.count else { return nil }
    let count = min(Int(table.u16(text)), (table.count - text - 2) / 2)
    var pattern = ""
    var units: [UInt16] = []
    for i in 0..<count {
      let unit = table.u16(text + 2 + i * 2)
      if unit < 9 {
        pattern += String(decoding: units, as: UTF16.self) + "%\(unit + 1)"
        units = []
      } else {
        units.append(unit)
      }
    }
    level.pattern = pattern + String(decoding: units, as: UTF16.self)
    return (level, text + 2 + count * 2)
  }

  // MARK: Text

  mutating func run() {
    let counts = [76, 80, 84, 92, 96, 100].map { max(0, Int(Int32(bitPattern: main.u32($0)))) }
    let parts: [DocumentPlace.Part] = [.body, .footnote, .header, .comment, .footnote, .textbox]
    var start = 0
    for (count, part) in zip(counts, parts) {
      story(start..<(start + count), part)
      start += count
    }
  }

  private func pieceIndex(_ cp: Int) -> Int? {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].end <= cp { low = middle + 1 } else { high = middle }
    }
    return low < pieces.count && pieces[low].start <= cp ? low : nil
  }

  private func paragraphLook(_ file: Int) -> ParagraphLook {
    var low = 0
    var high = looks.count
    while low < high {
      let middle = (low + high) / 2
      if looks[middle].end <= file { low = middle + 1 } else { high = middle }
    }
    guard low < looks.count, looks[low].start <= file else { return ParagraphLook() }
    return looks[low]
  }

  /// The code page of compressed pieces, 0x80 to 0x9F.
  private static let western: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC,
    0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]

  private struct Field {
    var instruction: [UInt16] = []
    var inResult = false
    var isContents = false
    var isPageNumber = false
  }

  private mutating func story(_ range: Range<Int>, _ part: DocumentPlace.Part) {
    guard !range.isEmpty, var index = pieceIndex(range.lowerBound) else { return }
    var paragraph = ParagraphText()
    var units: [UInt16] = []
    var kind: HiddenContent.Kind?
    var inserted = false
    var fields: [Field] = []
    var cells: [[ParagraphText]] = []
    var cell: [ParagraphText] = []
    var run = 0
    var hasDeleted = false

    func flush() {
      guard !units.isEmpty else { return }
      let text = Array(String(decoding: units, as: UTF16.self).utf8)
      units = []
      if let kind, kind != .deletedRevision || revisions == .final {
        paragraph.hide(kind, text)
      } else {
        if inserted {
          paragraph.hidden.append(
            ParagraphText.Hidden(
              kind: .insertedRevision, offset: paragraph.utf8.count, length: text.count, text: text,
              detail: nil))
        }
        paragraph.utf8 += text
      }
    }

    var cp = range.lowerBound
    while cp < range.upperBound {
      while index < pieces.count, pieces[index].end <= cp { index += 1 }
      guard index < pieces.count else { break }
      let piece = pieces[index]
      if piece.start > cp {
        cp = piece.start
        continue
      }
      let width = piece.isCompressed ? 1 : 2
      let file = piece.file + (cp - piece.start) * width
      guard file + width <= main.count else { break }
      var unit = piece.isCompressed ? UInt16(main[file]) : main.u16(file)
      if piece.isCompressed, unit >= 0x80, unit < 0xA0 { unit = Self.western[Int(unit) - 0x80] }
      cp += 1

      // What the run says; runs that say nothing are not kept.
      if run > 0, run <= runs.count, runs[run - 1].start > file { run = 0 }
      while run < runs.count, runs[run].end <= file { run += 1 }
      var newKind: HiddenContent.Kind?
      var newInserted = false
      if run < runs.count, runs[run].start <= file {
        let current = runs[run]
        if current.deleted {
          newKind = .deletedRevision
        } else if current.vanish {
          newKind = .vanished
        } else if current.size > 0 {
          newKind = .tiny
        }
        newInserted = current.inserted
      }
      if newKind != kind || newInserted != inserted {
        flush()
        kind = newKind
        inserted = newInserted
      }
      if kind == .deletedRevision { hasDeleted = true }

      switch unit {
      case 0x13: if fields.count < 64 { fields.append(Field()) }
      case 0x14: if !fields.isEmpty { open(&fields) }
      case 0x15:
        if !fields.isEmpty {
          if !fields[fields.count - 1].inResult { open(&fields) }
          fields.removeLast()
        }
      case 0x0D, 0x07, 0x0C:
        flush()
        if unit == 0x0C, paragraph.utf8.isEmpty, paragraph.hidden.isEmpty { continue }
        let look = paragraphLook(file)
        // A deleted mark lets the paragraph run on into the next.
        if unit == 0x0D, kind == .deletedRevision, revisions == .final { continue }
        if inserted, unit == 0x0D, revisions == .original { continue }
        if fields.contains(where: \.isContents) {
          skippedContents += 1
          paragraph = ParagraphText()
          continue
        }
        var done = paragraph
        paragraph = ParagraphText()
        if unit == 0x07, look.endsRow {
          emitRow(cells, part)
          cells = []
          cell = []
          continue
        }
        if !(hasDeleted && done.isBlank && revisions == .final) {
          let label = label(look)
          if !label.isEmpty, !done.isBlank {
            var labelled = ParagraphText(ListCounter.joined(label))
            labelled.append(done)
            done = labelled
          }
        }
        hasDeleted = false
        if unit == 0x07 {
          cell.append(done)
          if cells.count < 256 { cells.append(cell) }
          cell = []
        } else if look.inTable {
          cell.append(done)
        } else {
          if !cells.isEmpty {
            emitRow(cells, part)
            cells = []
          }
          emit(done, part)
        }
      case 0x0B: units.append(0x0A)
      case 0x09: units.append(0x09)
      case 0x1E: units.append(0x2D)
      case 0..<0x20: break
      default:
        if let last = fields.indices.last, !fields[last].inResult {
          if fields[last].instruction.count < 2048 { fields[last].instruction.append(unit) }
        } else if fields.contains(where: { !$0.inResult }) {
          break
        } else if part == .header, fields.contains(where: \.isPageNumber) {
          break
        } else if inserted, revisions == .original {
          break
        } else if !fields.contains(where: \.isContents) {
          units.append(unit)
        }
      }
    }
    flush()
    if !cell.isEmpty { cells.append(cell) }
    if !cells.isEmpty { emitRow(cells, part) }
    emit(paragraph, part)
  }

  private mutating func open(_ fields: inout [Field]) {
    let last = fields.count - 1
    fields[last].inResult = true
    let words = String(decoding: fields[last].instruction, as: UTF16.self)
      .split(whereSeparator: \.isWhitespace)
    switch words.first.map({ $0.uppercased() }) {
    case "TOC": fields[last].isContents = true
    case "PAGE", "NUMPAGES", "SECTIONPAGES": fields[last].isPageNumber = true
    case "DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE":
      if links.count < 1000 { links.append(words.joined(separator: " ")) }
    default: break
    }
  }

  private mutating func emit(_ paragraph: ParagraphText, _ part: DocumentPlace.Part) {
    if part == .body {
      body.paragraph(paragraph)
    } else {
      apart.paragraph(paragraph, part)
    }
  }

  private mutating func emitRow(_ cells: [[ParagraphText]], _ part: DocumentPlace.Part) {
    guard !cells.isEmpty else { return }
    if part == .body {
      body.row(cells, .table)
    } else {
      apart.row(cells, part)
    }
  }

  // MARK: Numbering

  private mutating func label(_ look: ParagraphLook) -> String {
    var list = look.list
    var level = look.level
    var style = look.style
    var steps = 0
    while list == nil || level == nil, steps < IngestLimits.chain, let inherited = styles[style] {
      if list == nil { list = inherited.list }
      if level == nil { level = inherited.level }
      if style == inherited.style { break }
      style = inherited.style
      steps += 1
    }
    guard let list, list > 0, list <= overrides.count, list < 0xF801 else { return "" }
    let (id, change) = overrides[list - 1]
    guard var levels = lists[id] else { return "" }
    for (k, level) in change.levels { levels[k] = level }
    let k = max(0, min(8, level ?? 0))
    var start: Int?
    if let begin = change.starts[k], used.insert([list, k]).inserted { start = begin }
    return counters[id, default: ListCounter()].next(k, in: levels, startingAt: start)
  }
}
