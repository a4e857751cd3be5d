import CICU
import Testing

@testable import DocLint

@Suite struct CharacterFoldingTests {
  /// What is written down is what ICU's transform makes of each character alone. Later versions add
  /// pairs; what they have changed is told here before it is taken over.
  @Test func simplifiedFormsAreThoseOfICU() throws {
    let range = SimplifiedForms.range
    let forms = try #require(Self.formsByICU(range))
    let differing = range.enumerated().filter { i, scalar in
      forms[i] != SimplifiedForms.form(scalar)
    }
    if ICUVersion.runtime.hasPrefix("72.") {
      #expect(differing.isEmpty)
    } else {
      #expect(differing.count * 20 < 2841)
    }
    #expect(SimplifiedForms.forms.count == range.count)
    #expect(zip(range, SimplifiedForms.forms).count { $0 != $1 } == 2841)
    #expect(SimplifiedForms.form(0x41) == 0x41)
  }

  private static func formsByICU(_ range: Range<UInt32>) -> [UInt32]? {
    var status = U_ZERO_ERROR
    let id = Array("Hant-Hans".utf16)
    let opened = unsafe icu_utrans_openU(id, Int32(id.count), &status)
    guard let transform = unsafe opened else { return nil }
    defer { unsafe icu_utrans_close(transform) }
    // Each stands on a line of its own: no rule reaches across a line end.
    var text: [UInt16] = range.flatMap { [UInt16($0), 0x0A] }
    var length = Int32(text.count)
    text += [UInt16](repeating: 0, count: 4096)
    let capacity = Int32(text.count)
    var limit = length
    unsafe icu_utrans_transUChars(transform, &text, &length, capacity, 0, &limit, &status)
    guard status.rawValue <= U_ZERO_ERROR.rawValue, Int(length) == 2 * range.count else {
      return nil
    }
    return range.indices.map { UInt32(text[2 * (Int($0) - Int(range.lowerBound))]) }
  }

  /// A scalar folds alike whatever else the text holds, and whichever text came first.
  @Test func everyScalarIsLookedUp() {
    let whole = CharacterFolding.covering(
      Array(
        String(
          String.UnicodeScalarView((0..<0x11000 as Range<UInt32>).compactMap(Unicode.Scalar.init))
        ).utf8))
    for value in stride(from: UInt32(1), to: 0x10000, by: 7) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let alone = CharacterFolding.covering(Array(String(Character(scalar)).utf8))
      #expect(alone.table[Int(value)] == whole.table[Int(value)])
      #expect(alone.oddities[Int(value)] == whole.oddities[Int(value)])
    }
    #expect(whole.table[0xFF21] == 0x61)
    #expect(whole.table[0x25CB] == 0x3007)
    #expect(whole.table[0x2F00] == 0x4E00)
    #expect(whole.table[0x7E23] == 0x53BF)
    #expect(whole.table[0xFB01] == CharacterFolding.several)
    #expect(whole.expansions[0xFB01] == [0x66, 0x69])
    #expect(whole.table[0x3002] == 0 && whole.table[0x2460] == 0 && whole.table[0xD7A3] == 0xD7A3)
    #expect(
      whole.oddities[0x200B] == CharacterFolding.Oddity.invisible.rawValue
        && whole.oddities[0xE000] == CharacterFolding.Oddity.privateUse.rawValue
        && whole.oddities[0x202E] == CharacterFolding.Oddity.bidirectional.rawValue)
  }
}
