@testable import DocLint

/// Documents of examples. `〔vanished：words〕` in an example is no text: it stands for hidden
/// content of that kind at that place, as an office file would hold it. So do the marks of layout:
/// `〔页面：210×297〕` and `〔页边距：37、35、28、26〕` in millimetres, `〔网格：28.95〕` in points,
/// `〔页码：— 1 — 14磅〕`, and before a line `〔格式：仿宋 16磅 行距28磅〕`.
enum ExampleDocument {
  private static func pieces(of marked: String) -> (text: String, origin: DocumentOrigin?) {
    var text = ""
    var origin = DocumentOrigin(format: "docx")
    var isMarked = false
    var rest = marked[...]
    while let open = rest.firstIndex(of: "〔") {
      text += rest[..<open]
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "〕"), let colon = rest.firstIndex(of: "："),
        colon < close,
        note(
          String(rest[rest.index(after: open)..<colon]),
          String(rest[rest.index(after: colon)..<close]), text.utf8.count, &origin)
      else {
        text.append(rest.removeFirst())
        continue
      }
      isMarked = true
      rest = rest[rest.index(after: close)...]
    }
    return (text + rest, isMarked ? origin : nil)
  }

  /// Enters what a mark stands for; false if it is none.
  private static func note(
    _ name: String, _ value: String, _ at: Int, _ origin: inout DocumentOrigin
  ) -> Bool {
    if let kind = HiddenContent.Kind(rawValue: name) {
      origin.hidden.append(HiddenContent(kind: kind, range: TextRange(at, at), text: value))
      return true
    }
    let numbers = value.split { !"0123456789.".contains($0) }.compactMap { Double($0) }
    var layout = origin.layout ?? PageLayout()
    switch name {
    case "页面" where numbers.count == 2: (layout.width, layout.height) = (numbers[0], numbers[1])
    case "页边距" where numbers.count == 4:
      (layout.top, layout.bottom) = (numbers[0], numbers[1])
      (layout.left, layout.right) = (numbers[2], numbers[3])
    case "网格" where numbers.count == 1: layout.gridPitch = numbers[0]
    case "页码":
      origin.pageNumbers = value == "无" ? [] : [pageNumber(value)]
      return true
    case "格式":
      origin.paragraphFormats.append((UInt32(at), format(value)))
      return true
    default: return false
    }
    origin.layout = layout
    return true
  }

  private static func points(_ word: some StringProtocol) -> Double? {
    word.hasSuffix("磅") ? Double(word.dropLast()) : nil
  }

  private static func pageNumber(_ value: String) -> PageNumberFormat {
    let words = value.split(separator: " ")
    let size = words.last.flatMap { points($0) }
    return PageNumberFormat(
      sample: words.dropLast(size == nil ? 0 : 1).joined(separator: " "), size: size)
  }

  private static func format(_ value: String) -> ParagraphFormat {
    var format = ParagraphFormat()
    for word in value.split(separator: " ") {
      if word.hasPrefix("行距") {
        let rest = word.dropFirst(2)
        format.lineSpacing =
          points(rest).map { .exact($0) } ?? Double(rest.dropLast()).map { .multiple($0) }
      } else if let size = points(word) {
        format.size = size
      } else {
        format.font = String(word)
      }
    }
    return format
  }

  static func text(of marked: String) -> String { pieces(of: marked).text }

  static func make(_ marked: String) -> Document {
    let (text, origin) = pieces(of: marked)
    guard let origin else { return Document(path: "a.txt", text: SourceText(text)) }
    return Document(path: "a.txt", text: SourceText(text), origin: origin)
  }
}
