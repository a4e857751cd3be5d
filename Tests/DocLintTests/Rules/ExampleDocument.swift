@testable import DocLint

/// Documents of examples. `〔vanished：words〕` in an example is no text: it stands for hidden
/// content of that kind at that place, as an office file would hold it.
enum ExampleDocument {
  private static func pieces(
    of marked: String
  ) -> (text: String, hidden: [HiddenContent]) {
    var text = ""
    var hidden: [HiddenContent] = []
    var rest = marked[...]
    while let open = rest.firstIndex(of: "〔") {
      text += rest[..<open]
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "〕"), let colon = rest.firstIndex(of: "："),
        colon < close,
        let kind = HiddenContent.Kind(rawValue: String(rest[rest.index(after: open)..<colon]))
      else {
        text.append(rest.removeFirst())
        continue
      }
      let at = text.utf8.count
      hidden.append(
        HiddenContent(
          kind: kind, range: TextRange(at, at),
          text: String(rest[rest.index(after: colon)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    return (text + rest, hidden)
  }

  static func text(of marked: String) -> String { pieces(of: marked).text }

  static func make(_ marked: String) -> Document {
    let (text, hidden) = pieces(of: marked)
    guard !hidden.isEmpty else { return Document(path: "a.txt", text: SourceText(text)) }
    var origin = DocumentOrigin(format: "docx")
    origin.hidden = hidden
    return Document(path: "a.txt", text: SourceText(text), origin: origin)
  }
}
