/// Where a stretch of text stands in a part of its file, for writing back.
struct SourceSegment: Sendable {
  /// In bytes from the start of the text that it belongs to.
  var start: Int
  let length: Int
  /// The byte of the part at which the element starts that holds the text.
  let element: Int
  /// Bytes of the element's text, entities resolved, before this stretch.
  let skip: Int
}

/// One paragraph on its way into the text.
struct ParagraphText: Sendable {
  struct Hidden: Sendable {
    let kind: HiddenContent.Kind
    /// In bytes from the start of the paragraph.
    var offset: Int
    /// How much of the text it covers: insertions are seen, the rest is not.
    var length = 0
    var text: [UInt8]
    let detail: String?
  }

  var utf8: [UInt8] = []
  var segments: [SourceSegment] = []
  var hidden: [Hidden] = []

  var isBlank: Bool { TextAssembler.isBlank(utf8[...]) }

  init() {}
  init(_ text: String) { utf8 = Array(text.utf8) }
  init(utf8: [UInt8]) { self.utf8 = utf8 }

  mutating func hide(_ kind: HiddenContent.Kind, _ text: [UInt8], _ detail: String? = nil) {
    if let last = hidden.last, last.kind == kind, last.offset == utf8.count, last.detail == detail {
      hidden[hidden.count - 1].text += text
    } else {
      hidden.append(Hidden(kind: kind, offset: utf8.count, text: text, detail: detail))
    }
  }

  mutating func append(_ other: ParagraphText) {
    let shift = utf8.count
    utf8 += other.utf8
    for segment in other.segments {
      var segment = segment
      segment.start += shift
      segments.append(segment)
    }
    for hidden in other.hidden {
      var hidden = hidden
      hidden.offset += shift
      self.hidden.append(hidden)
    }
  }

  /// Without white space before it; only for text whose place in the file nobody asks for.
  func trimmedStart() -> ParagraphText {
    var copy = self
    let count = utf8.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }.count
    guard count > 0 else { return self }
    copy.utf8.removeFirst(count)
    copy.segments = []
    copy.hidden = hidden.map {
      var item = $0
      item.offset = max(0, item.offset - count)
      return item
    }
    return copy
  }

  /// Without white space behind it.
  func trimmedEnd() -> ParagraphText {
    var copy = self
    while let last = copy.utf8.last, last == 0x20 || last == 0x0A || last == 0x09 {
      copy.utf8.removeLast()
    }
    return copy
  }
}

/// A line that a reader found, with its place.
struct IngestedLine: Sendable {
  var content: ParagraphText
  var part: DocumentPlace.Part
  var paragraph: Int
  var page: Int?
  var format: ParagraphFormat?

  init(
    _ content: ParagraphText, _ part: DocumentPlace.Part, _ paragraph: Int, page: Int? = nil,
    format: ParagraphFormat? = nil
  ) {
    self.content = content
    self.part = part
    self.paragraph = paragraph
    self.page = page
    self.format = format
  }
}

extension PageNumberFormat {
  /// - Parameters:
  ///   - offset: where the number stands in its line, in bytes.
  ///   - line: the line without it.
  ///   - format: how numbers are written, as `NumberLabel` names it.
  ///   - size: in points.
  init(inserting offset: Int, in line: [UInt8], format: String, size: Double?) {
    let at = min(offset, line.count)
    let label = Array((NumberLabel.text(1, format: format) ?? "").utf8)
    let sample = String(decoding: line[..<at] + label + line[at...], as: UTF8.self)
    self.init(sample: sample.singleSpaced, size: size)
  }
}

/// Puts the text of an office file together: a line for each paragraph and each row of a table.
struct TextAssembler {
  private(set) var utf8: [UInt8] = []
  private(set) var segments: [SourceSegment] = []
  private(set) var hidden: [HiddenContent] = []
  private var entries: [PlaceMap.Entry] = []
  private var formats: [(start: UInt32, format: ParagraphFormat)] = []
  private var mainTextEnd: Int?

  static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    var i = bytes.startIndex
    while i < bytes.endIndex {
      let b = bytes[i]
      if b == 0x20 || (b >= 0x09 && b <= 0x0D) {
        i += 1
      } else if (b == 0xE3 && i + 2 < bytes.endIndex && bytes[i + 1] == 0x80
        && bytes[i + 2] == 0x80)
        || (b == 0xEF && i + 2 < bytes.endIndex && bytes[i + 1] == 0xBB && bytes[i + 2] == 0xBF)
      {
        i += 3
      } else if b == 0xC2, i + 1 < bytes.endIndex, bytes[i + 1] == 0xA0 {
        i += 2
      } else {
        return false
      }
    }
    return true
  }

  mutating func add(_ line: IngestedLine) throws(IngestFailure) {
    let content = line.content.trimmedEnd()
    let start = utf8.count
    let blank = content.isBlank
    for item in content.hidden {
      let at = blank ? start : start + min(item.offset, content.utf8.count)
      let end = blank ? at : min(at + item.length, start + content.utf8.count)
      hidden.append(
        HiddenContent(
          kind: item.kind, range: TextRange(at, max(at, end)),
          text: Self.cut(item.text), detail: item.detail))
    }
    if blank { return }
    guard start + content.utf8.count < IngestLimits.textBytes else {
      throw IngestFailure("文字过多，未读取", "too much text; not read")
    }
    let place = DocumentPlace(part: line.part, paragraph: line.paragraph, page: line.page)
    if entries.last?.place != place { entries.append(.init(start: UInt32(start), place: place)) }
    if let format = line.format { formats.append((UInt32(start), format)) }
    for segment in content.segments {
      var segment = segment
      segment.start += start
      segments.append(segment)
    }
    utf8 += content.utf8
    utf8.append(0x0A)
  }

  mutating func add(_ lines: [IngestedLine]) throws(IngestFailure) {
    if lines.count > IngestLimits.paragraphs {
      throw IngestFailure(
        "段落超过 \(IngestLimits.paragraphs) 个，未读取",
        "more than \(IngestLimits.paragraphs) paragraphs; not read")
    }
    for line in lines { try add(line) }
  }

  /// Adds what stands beside the main text: notes, comments, and running heads that say something
  /// of their own.
  mutating func addApart(_ lines: [IngestedLine]) throws(IngestFailure) {
    if mainTextEnd == nil { mainTextEnd = utf8.count }
    var fresh = lines.filter { !$0.content.isBlank || !$0.content.hidden.isEmpty }
    for i in fresh.indices { fresh[i].content = fresh[i].content.trimmedStart() }
    if fresh.contains(where: { $0.part == .header || $0.part == .footer }) {
      let heads = RunningHeads(of: utf8[..<(mainTextEnd ?? utf8.count)])
      fresh.removeAll {
        ($0.part == .header || $0.part == .footer) && $0.content.hidden.isEmpty
          && heads.saysNothingNew($0.content.utf8)
      }
    }
    guard !fresh.isEmpty else { return }
    if !utf8.isEmpty, !utf8.suffix(2).elementsEqual([0x0A, 0x0A]) { utf8.append(0x0A) }
    try add(fresh)
  }

  mutating func note(_ kind: HiddenContent.Kind, _ text: String, detail: String? = nil) {
    hidden.append(
      HiddenContent(
        kind: kind, range: TextRange(0, 0), text: Self.cut(Array(text.utf8)), detail: detail))
  }

  private static func cut(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.unicodeScalars.count > HiddenContent.textLimit else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(HiddenContent.textLimit)))
  }

  /// The origin with the places that were added.
  func finish(_ origin: DocumentOrigin) -> DocumentOrigin {
    var origin = origin
    origin.places = PlaceMap(entries)
    origin.paragraphFormats = formats
    origin.mainTextEnd = UInt32(mainTextEnd ?? utf8.count)
    origin.hidden += hidden.map { item in
      // Places behind the last line end belong to the last line.
      let limit = UInt32(utf8.count)
      guard item.range.upperBound > limit else { return item }
      return HiddenContent(
        kind: item.kind, range: TextRange(min(item.range.lowerBound, limit), limit),
        text: item.text,
        detail: item.detail)
    }
    return origin
  }
}

/// Tells running heads that only repeat the document's own words, or count its pages.
struct RunningHeads {
  private let lines: Set<[UInt8]>
  /// Signs that a running head may have beside a line that it repeats.
  private static let extra = 8

  init(of text: ArraySlice<UInt8>) {
    var lines: Set<[UInt8]> = []
    for line in text.split(separator: 0x0A, maxSplits: 64).prefix(64) {
      let squeezed = Self.squeezed(Array(line))
      if squeezed.count >= 6 && squeezed.count <= 400 { lines.insert(squeezed) }
    }
    self.lines = lines
  }

  func saysNothingNew(_ head: [UInt8]) -> Bool {
    let squeezed = Self.squeezed(head)
    if Self.isPageNumber(squeezed) || lines.contains(squeezed) { return true }
    for line in lines where squeezed.count > line.count {
      let spare = squeezed.count - line.count
      guard spare <= Self.extra * 3 else { continue }
      for start in 0...spare where squeezed[start..<start + line.count].elementsEqual(line) {
        return true
      }
    }
    return false
  }

  private static func squeezed(_ bytes: [UInt8]) -> [UInt8] {
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.filter {
      !$0.properties.isWhitespace
    }
    return Array(String(String.UnicodeScalarView(scalars)).utf8)
  }

  /// Digits with dashes and the words of page numbers, nothing else.
  static func isPageNumber(_ squeezed: [UInt8]) -> Bool {
    let allowed = Set("—–-－―─·•/|第共页頁之~～.．()（）PpagesofOFP:：".unicodeScalars)
    var digits = 0
    for scalar in String(decoding: squeezed, as: UTF8.self).unicodeScalars {
      if (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value) {
        digits += 1
      } else if !allowed.contains(scalar) {
        return false
      }
    }
    return digits <= 8
  }
}
