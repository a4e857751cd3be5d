extension IntegrityFlag {
  /// What was folded away on the way to the comparison text and is worth telling.
  static func flags(of text: SourceText, _ comparison: ComparisonText) -> [IntegrityFlag] {
    var ranges: [Kind: [TextRange]] = [:]
    for (oddity, range) in comparison.oddities {
      let kind: Kind
      switch oddity {
      case .none: continue
      case .invisible:
        // An emoji's own selectors and joiners belong to it.
        if isPartOfEmoji(range, in: text) { continue }
        kind = .invisible
      case .radical: kind = .radical
      case .privateUse: kind = .privateUse
      case .bidirectional: kind = .bidirectional
      }
      ranges[kind, default: []].append(range)
    }
    let lookalikes = lookalikeWords(in: text)
    if !lookalikes.isEmpty { ranges[.lookalike] = lookalikes }
    return Kind.allCases.compactMap { kind in
      ranges[kind].map { IntegrityFlag(kind: kind, ranges: $0) }
    }
  }

  private static func isPartOfEmoji(_ range: TextRange, in text: SourceText) -> Bool {
    let start = Int(range.lowerBound)
    let before = String(decoding: text.utf8[max(0, start - 8)..<start], as: UTF8.self)
    guard let last = before.unicodeScalars.last else { return false }
    // Digits, # and * are emoji only with a selector: ️⃣ after them is one of three bytes.
    return last.properties.isEmoji && (last.value > 0x7F || range.count <= 3)
      || last.properties.isEmojiModifier || last.value == 0x20E3 || last.value >= 0x1F000
  }

  /// Greek and Cyrillic letters that look like Latin ones (practice, after the confusables of
  /// Unicode Technical Standard 39).
  private static let likeLatin = Set(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοАВЕКМНОРСТХЅІЈаеорсухѕіј".unicodeScalars.map(\.value))

  /// Words that mix Latin letters with Greek or Cyrillic ones that look like Latin.
  private static func lookalikeWords(in text: SourceText) -> [TextRange] {
    let bytes = text.utf8.span
    var result: [TextRange] = []
    var start = 0
    var latin = false
    var foreign = false
    // A letter that looks like no Latin one: μmol, βhCG are honest.
    var genuine = false
    var i = 0
    func close(_ end: Int) {
      if latin && foreign && !genuine { result.append(TextRange(start, end)) }
      latin = false
      foreign = false
      genuine = false
    }
    while i < bytes.count {
      let b = bytes[i]
      if b >= 0x41 && b <= 0x5A || b >= 0x61 && b <= 0x7A {
        if !latin && !foreign { start = i }
        latin = true
        i += 1
      } else if b >= 0x30 && b <= 0x39 {
        i += 1
      } else if b >= 0xCD && b <= 0xD3 {
        let scalar = UInt32(b & 0x1F) << 6 | UInt32(bytes[i + 1]) & 0x3F
        if likeLatin.contains(scalar) {
          if !latin && !foreign { start = i }
          foreign = true
        } else {
          genuine = true
        }
        i += 2
      } else {
        close(i)
        i += b < 0x80 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
      }
    }
    close(bytes.count)
    return result
  }
}
