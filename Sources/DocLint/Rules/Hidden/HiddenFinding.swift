/// What the rules of hidden content share: they judge what a reader of files noticed, not the text.
enum HiddenFinding {
  /// How many findings of one kind a document gets; the last says how many more there are.
  static let listed = 20
  /// How many scalars of the hidden words a message shows.
  static let shown = 40

  /// A finding for each piece of hidden content of these kinds.
  static func findings(
    of kinds: [HiddenContent.Kind], _ rule: any Rule.Type, _ context: RuleContext,
    _ message: (String, HiddenContent) -> Message
  ) -> [Diagnostic] {
    guard let origin = context.document.origin else { return [] }
    let items = origin.hidden.filter { item in
      kinds.contains(item.kind) && item.text.unicodeScalars.contains { !$0.properties.isWhitespace }
    }
    return items.prefix(listed).enumerated().map { index, item in
      var text = message(excerpt(item.text), item)
      if index == listed - 1, items.count > listed {
        let more = items.count - listed
        text = Message(
          zh: text.zh + "（另有 \(more) 处未逐一列出）", en: text.en + " (and \(more) more)")
      }
      var evidence: [(name: String, value: EvidenceValue)] = [
        ("kind", .string(item.kind.rawValue)), ("text", .string(item.text)),
      ]
      if let detail = item.detail { evidence.append(("detail", .string(detail))) }
      return Diagnostic(
        rule: rule.description.id, severity: rule.description.severity,
        path: context.document.path, range: anchor(item.range, context.document), message: text,
        evidence: evidence)
    }
  }

  /// The place itself, or the character before or behind a place between characters.
  static func anchor(_ range: TextRange, _ document: Document) -> TextRange {
    guard range.isEmpty else { return range }
    let utf8 = document.text.utf8
    let at = min(Int(range.lowerBound), utf8.count)
    func start(before end: Int) -> Int {
      var i = end - 1
      while i > 0, utf8[i] & 0xC0 == 0x80 { i -= 1 }
      return i
    }
    if at > 0, utf8[at - 1] != 0x0A { return TextRange(start(before: at), at) }
    var end = at
    if end < utf8.count, utf8[end] != 0x0A {
      end += 1
      while end < utf8.count, utf8[end] & 0xC0 == 0x80 { end += 1 }
      return TextRange(at, end)
    }
    return TextRange(at, at)
  }

  /// The words on one line, cut.
  static func excerpt(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }
    if scalars.count <= shown { return String(String.UnicodeScalarView(scalars)) }
    return String(String.UnicodeScalarView(scalars.prefix(shown))) + "…"
  }
}
