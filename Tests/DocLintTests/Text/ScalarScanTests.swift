import Testing

@testable import DocLint

/// What looks at many scalars at once finds what looking at each finds.
@Suite struct ScalarScanTests {
  /// Of one to four bytes each, at the bounds of what counts as a mark, with line ends of each kind.
  private static let alphabet: [Unicode.Scalar] = [
    "a", "\n", "\r", "，", "一", "鿿", "\u{4DFF}", "\u{A000}", "是", "\u{7F}", "é", "\u{7FF}",
    "\u{800}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}", "。", "卫", "生",
  ]

  /// Texts of all lengths around those of a block.
  private static let texts: [String] = {
    var generator = SeededGenerator(seed: 20_260_311)
    return (0..<160).map { length in
      var view = String.UnicodeScalarView()
      for _ in 0..<length { view.append(alphabet.randomElement(using: &generator) ?? "a") }
      return String(view)
    } + [String(repeating: "卫生", count: 300), String(repeating: "a\u{10FFFF}", count: 80)]
  }()

  @Test(arguments: texts)
  func decoding(_ string: String) {
    let expected = string.unicodeScalars.map(\.value)
    let decoded = ScalarScan.decode(Array(string.utf8), count: expected.count)
    #expect(decoded.scalars == expected)
    #expect(decoded.marks == expected.indices.filter { !(0x4E00...0x9FFF).contains(expected[$0]) })
    var byte: UInt32 = 0
    var offsets: [UInt32] = []
    for (n, scalar) in string.unicodeScalars.enumerated() {
      if n % ScalarScan.stride == 0 { offsets.append(byte) }
      byte += UInt32(String(scalar).utf8.count)
    }
    #expect(decoded.offsets == offsets)
  }

  /// Nothing outside the text is read or written, whatever its bytes are.
  @Test(arguments: 1..<64)
  func anyBytes(_ length: Int) {
    var generator = SeededGenerator(seed: UInt64(length) + 1)
    let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
    for count in [1, (length + 1) / 2, length, length + 40] {
      let decoded = ScalarScan.decode(bytes, count: count)
      #expect(decoded.scalars.count == count)
      #expect(decoded.marks.allSatisfy { $0 < count })
      #expect(decoded.offsets.allSatisfy { $0 <= bytes.count })
    }
  }

  @Test(arguments: texts)
  func places(_ string: String) {
    let text = string.unicodeScalars.map(\.value)
    let sets: [ScalarScan.Wanted] = [
      [0x662F], [0x4E00, 0x3002], [0x3002, 0x9FFF, 0x7F, 0xFF0C, 0x0A],
      [0x61, 0x0A, 0x0D, 0xFF0C, 0x10FFFF, 0x7F, 0x9FFF, 0xE9],
    ]
    let scalars: [Set<UInt32>] = [
      [0x662F], [0x4E00, 0x3002], [0x3002, 0x9FFF, 0x7F, 0xFF0C, 0x0A],
      [0x61, 0x0A, 0x0D, 0xFF0C, 0x10FFFF, 0x7F, 0x9FFF, 0xE9],
    ]
    for (wanted, set) in zip(sets, scalars) {
      for lower in stride(from: 0, through: text.count, by: 7) {
        for upper in [lower, (lower + text.count) / 2, text.count] where lower <= upper {
          #expect(
            ScalarScan.first(wanted, in: text, lower..<upper)
              == (lower..<upper).first { set.contains(text[$0]) })
        }
      }
    }
  }

  @Test(arguments: texts)
  func placesOfASet(_ string: String) {
    let text = string.unicodeScalars.map(\.value)
    let sets: [(ScalarSet, Set<UInt32>)] = [
      ([0x751F, 0x9FFF], [0x751F, 0x9FFF]), ([0x0A], [0x0A]),
      ([0x61, 0x10FFFF], [0x61, 0x10FFFF]),
      ([], []),
    ]
    for (set, scalars) in sets {
      for start in 0...text.count {
        #expect(
          set.first(in: text, from: start)
            == (start..<text.count).first { scalars.contains(text[$0]) })
      }
    }
  }

  /// Texts of few letters, in which much returns, of any length about that of a block.
  @Test(arguments: 0..<60)
  func returns(_ length: Int) {
    var generator = SeededGenerator(seed: UInt64(length) + 7)
    let letters = ScalarText.units("一二三四五六七八九，a")
    let text = (0..<length).map { _ in letters[Int.random(in: 0..<11, using: &generator)] }
    func isHan(_ s: UInt32) -> Bool { (0x4E00...0x9FFF).contains(s) }
    func returns(_ i: Int) -> Bool {
      i + 1 < length && isHan(text[i]) && isHan(text[i + 1])
        && ScalarScan.returns.contains {
          i + $0 + 1 < length && text[i + $0] == text[i] && text[i + $0 + 1] == text[i + 1]
        }
    }
    for start in 0...length {
      #expect(
        ScalarScan.firstReturn(in: text, from: start) == (start..<length).first(where: returns))
    }
  }

  @Test func wantedAreOneToEight() {
    #expect(ScalarScan.Wanted([]) == nil)
    #expect(ScalarScan.Wanted(Set(1...9)) == nil)
    let eight = ScalarScan.Wanted(Set(1...8))
    #expect(eight.map { ScalarScan.first($0, in: [0, 9, 10, 8], 0..<4) } == 3)
  }

  @Test(arguments: texts)
  func occurrences(_ string: String) {
    let text = string.unicodeScalars.map(\.value)
    let occurrences = ScalarOccurrences(text)
    let set = Set(text)
    #expect(occurrences.hasBeyond == set.contains { $0 > 0xFFFF })
    for s in UInt32(0)...0xFFFF where occurrences.mayHold(s) != set.contains(s) {
      Issue.record("U+\(String(s, radix: 16))")
    }
  }

  @Test(arguments: texts)
  func pairs(_ string: String) {
    let text = string.unicodeScalars.map(\.value)
    var filter = ScalarScan.PairFilter()
    let wanted: [(UInt32, UInt32)] = [(0x536B, 0x751F), (0x61, 0x10FFFF), (0x4E00, 0x662F)]
    for (a, b) in wanted { filter.insert(a, b) }
    #expect(wanted.allSatisfy { filter.mayHold($0, $1) })
    func isSet(_ i: Int) -> Bool { filter.mayHold(text[i], text[i + 1]) }
    for start in 0...text.count {
      let expected = (start..<max(start, text.count - 1)).first(where: isSet)
      #expect(ScalarScan.firstPair(in: text, from: start, filter) == expected)
    }
  }

  @Test(arguments: texts)
  func lines(_ string: String) {
    let bytes = Array(string.utf8)
    for start in 0...bytes.count {
      let end = (start..<bytes.count).first { bytes[$0] == 0x0A || bytes[$0] == 0x0D }
      let line = ByteScan.line(bytes, from: start)
      #expect(line.end == end)
      #expect(line.scalars == bytes[start..<(end ?? bytes.count)].count { $0 & 0xC0 != 0x80 })
    }
  }

  /// The index of lines against the definition of a line.
  @Test(arguments: texts)
  func lineIndex(_ string: String) {
    let scalars = Array(string.unicodeScalars)
    let index = LineIndex(of: Array(string.utf8))
    #expect(index.scalarCount == scalars.count)
    var (byte, line, column) = (0, 1, 1)
    for (offset, scalar) in scalars.enumerated() {
      let place = SourceLocation(offset: offset, line: line, column: column)
      #expect(index.location(ofByte: byte, in: Array(string.utf8)) == place)
      byte += String(scalar).utf8.count
      let ends =
        scalar == "\n"
        || scalar == "\r" && !(offset + 1 < scalars.count && scalars[offset + 1] == "\n")
      (line, column) = ends ? (line + 1, 1) : (line, column + 1)
    }
    #expect(index.lineCount == line)
  }
}

/// A list of one element in place is the array that it stands for.
@Suite struct ShortListTests {
  @Test(arguments: [[], [1], [1, 2], [3, 1, 2]])
  func isTheArray(_ elements: [Int]) {
    let list = ShortList(elements)
    #expect(Array(list) == elements)
    #expect(list.count == elements.count && list.first == elements.first)
    #expect(list.last == elements.last)
    #expect(Array(list.mapped { $0 * 2 }) == elements.map { $0 * 2 })
    var longer = list
    longer.append(7)
    longer.append(contentsOf: ShortList([8, 9]))
    #expect(Array(longer) == elements + [7, 8, 9])
    #expect(Array(list) == elements)
  }
}
