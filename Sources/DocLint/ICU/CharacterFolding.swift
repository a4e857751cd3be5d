internal import CICU
internal import Synchronization

/// What one Unicode scalar becomes in the comparison text, from ICU's own properties.
///
/// Scalar by scalar: compatibility forms and case are folded (NFKC_Casefold), radicals become the
/// ideographs that they look like, traditional characters their simplified forms, and what no
/// reader sees or what only punctuates is dropped.
struct CharacterFolding: Sendable {
  /// What is remarkable about a scalar, beside what it folds to.
  enum Oddity: UInt8, Sendable {
    case none, invisible, radical, privateUse, bidirectional
  }

  /// Marks an entry of `table` that folds to several scalars, found in `expansions`.
  static let several: UInt32 = 0xFFFF_FFFF

  /// Marks an entry of `table` that was not looked up.
  static let unknown: UInt32 = 0xFFFF_FFFE

  /// For each scalar of the basic plane: what it folds to; 0 where it is dropped. Filled for the
  /// blocks that are known.
  private(set) var table: [UInt32]
  /// For each scalar of the basic plane: an `Oddity`. Likewise.
  private(set) var oddities: [UInt8]
  /// For each scalar of the basic plane: whether it folds to one letter, is not odd, and no number is
  /// written with it. Likewise.
  private(set) var isPlain: [Bool]
  /// Scalars that fold to several.
  private(set) var expansions: [UInt32: [UInt32]] = [:]
  /// Of each 256 scalars, whether they were looked up.
  private var blocks = Blocks()

  /// All that was looked up so far. Most of the plane is never asked for.
  private static let known = Mutex(CharacterFolding())

  /// The folding of all scalars that texts had so far.
  static var current: CharacterFolding { known.withLock { $0 } }

  /// The folding of every scalar of a text.
  ///
  /// Scalars stay as they are if ICU's data is missing; the tokenizer then says so.
  ///
  /// - Complexity: O(*n*); 256 calls into ICU for each block that no text had before.
  static func covering(_ utf8: [UInt8]) -> CharacterFolding {
    let blocks = Blocks(of: utf8.span)
    return known.withLock { known in
      for block in blocks.subtracting(known.blocks) { known.look(up: block) }
      return known
    }
  }

  /// A set of blocks of 256 scalars.
  private struct Blocks: Sendable {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    init() {}

    init(of utf8: Span<UInt8>) {
      // The block of each two bytes that begin a scalar of the basic plane.
      insert(0)
      var last: UInt8 = 0
      var i = 0
      while i < utf8.count {
        let b = utf8[i]
        if b < 0x80 {
          i += 1
          continue
        }
        // U+5000…U+9FFF, which are known from the first.
        if b >= 0xE5 && b <= 0xE9 {
          i += 3
          continue
        }
        let block =
          b < 0xE0 ? b >> 2 & 0x07 : b < 0xF0 ? b << 4 | utf8[i + 1] >> 2 & 0x0F : last
        if block != last {
          insert(block)
          last = block
        }
        i += b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
      }
    }

    mutating func insert(_ block: UInt8) {
      let bit: UInt64 = 1 << UInt64(block & 63)
      switch block >> 6 {
      case 0: words.0 |= bit
      case 1: words.1 |= bit
      case 2: words.2 |= bit
      default: words.3 |= bit
      }
    }

    func subtracting(_ other: Blocks) -> [UInt8] {
      let left = (
        words.0 & ~other.words.0, words.1 & ~other.words.1, words.2 & ~other.words.2,
        words.3 & ~other.words.3
      )
      if left == (0, 0, 0, 0) { return [] }
      return (0...255 as ClosedRange<UInt8>).filter { block in
        let word =
          switch block >> 6 {
          case 0: left.0
          case 1: left.1
          case 2: left.2
          default: left.3
          }
        return word >> UInt64(block & 63) & 1 != 0
      }
    }
  }

  /// What a scalar above the basic plane folds to; 0 where it is dropped.
  ///
  /// - Complexity: O(1), a call into ICU.
  func foldSupplementary(_ scalar: UInt32) -> UInt32 {
    let c = UChar32(scalar)
    if icu_u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) { return 0 }
    if !Self.isLetterOrNumber(c) { return 0 }
    let folded = Self.normalize([scalar])
    return folded.count == 1 ? folded[0] : scalar
  }

  /// What is remarkable about a scalar above the basic plane.
  func oddityOfSupplementary(_ scalar: UInt32) -> Oddity {
    let c = UChar32(scalar)
    if scalar >= 0xF0000 { return .privateUse }
    return icu_u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ? .invisible : .none
  }

  private static func isLetterOrNumber(_ c: UChar32) -> Bool {
    // L*, M*, N* of the general categories, in ICU's numbering 1…11.
    let type = icu_u_charType(c)
    return type >= 1 && type <= 11
  }

  private init() {
    table = [UInt32](repeating: Self.unknown, count: 0x10000)
    oddities = [UInt8](repeating: 0, count: 0x10000)
    isPlain = [Bool](repeating: false, count: 0x10000)
    for (scalar, form) in zip(SimplifiedForms.range, SimplifiedForms.forms) {
      table[Int(scalar)] = form
      markIfPlain(scalar)
    }
    for block in UInt8(
      SimplifiedForms.range.lowerBound >> 8)..<UInt8(SimplifiedForms.range.upperBound >> 8)
    {
      blocks.insert(block)
    }
  }

  private mutating func look(up block: UInt8) {
    blocks.insert(block)
    for scalar in UInt32(block) << 8..<(UInt32(block) + 1) << 8 {
      table[Int(scalar)] = 0
      look(up: scalar)
      markIfPlain(scalar)
    }
  }

  private mutating func markIfPlain(_ scalar: UInt32) {
    let folded = table[Int(scalar)]
    isPlain[Int(scalar)] =
      folded != 0 && folded != Self.several && !(0x30...0x39).contains(folded)
      && !Self.isNumeral(folded) && folded != Self.spokenPoint && oddities[Int(scalar)] == 0
  }

  /// 点, in 四十六点八.
  static let spokenPoint: UInt32 = 0x70B9

  /// Whether a number may be written with it.
  @inline(__always)
  static func isNumeral(_ c: UInt32) -> Bool {
    switch c {
    case 0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D,
      0x5341, 0x767E, 0x5343, 0x4E07, 0x4EBF, 0x4E24, 0x5EFF:
      true
    default: false
    }
  }

  private mutating func look(up scalar: UInt32) {
    if scalar >= 0xD800 && scalar < 0xE000 { return }
    if scalar >= 0xAC00 && scalar < 0xD7A4 {
      table[Int(scalar)] = scalar
      return
    }
    let c = UChar32(scalar)
    if scalar >= 0xE000 && scalar < 0xF900 {
      oddities[Int(scalar)] = Oddity.privateUse.rawValue
      table[Int(scalar)] = scalar
      return
    }
    if icu_u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL) {
      oddities[Int(scalar)] = Oddity.bidirectional.rawValue
      return
    }
    if icu_u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) {
      oddities[Int(scalar)] = Oddity.invisible.rawValue
      return
    }
    if scalar >= 0x2E80 && scalar < 0x2FE0 {
      let unified = Self.unifiedRadical(scalar)
      guard unified != 0 else { return }
      oddities[Int(scalar)] = Oddity.radical.rawValue
      table[Int(scalar)] = SimplifiedForms.form(unified)
      return
    }
    if scalar == 0x25CB {  // ○ written for 〇, as in 二○二一
      table[Int(scalar)] = 0x3007
      return
    }
    // Circled and parenthesised numbers are list marks, not numbers.
    if scalar >= 0x2460 && scalar < 0x2500 || scalar >= 0x2776 && scalar < 0x2794
      || scalar >= 0x3220 && scalar < 0x3248 || scalar >= 0x3280 && scalar < 0x32B1
    {
      return
    }
    let folded = Self.normalize([scalar])
    let kept = folded.filter { Self.isLetterOrNumber(UChar32($0)) }.map(SimplifiedForms.form)
    if kept.isEmpty { return }
    if kept.count == 1 {
      table[Int(scalar)] = kept[0]
    } else {
      table[Int(scalar)] = Self.several
      expansions[scalar] = kept
    }
  }

  /// NFKC with case folding of a few scalars; unchanged if ICU fails.
  private static func normalize(_ scalars: [UInt32]) -> [UInt32] {
    var status = U_ZERO_ERROR
    guard let normalizer = unsafe icu_unorm2_getNFKCCasefoldInstance(&status) else {
      return scalars
    }
    var source: [UInt16] = []
    for s in scalars {
      guard let u = Unicode.Scalar(s) else { return scalars }
      source.append(contentsOf: String(Character(u)).utf16)
    }
    var result = [UInt16](repeating: 0, count: 32)
    let length = unsafe icu_unorm2_normalize(
      normalizer, source, Int32(source.count), &result, 32, &status)
    guard status.rawValue <= U_ZERO_ERROR.rawValue else { return scalars }
    return String(decoding: result[0..<Int(length)], as: UTF16.self).unicodeScalars.map(\.value)
  }

  /// The unified ideograph of a radical or a compatibility ideograph, traditional ones as they
  /// are; 0 where there is none.
  static func unifiedIdeograph(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x2FE0 { return unifiedRadical(scalar) }
    let folded = normalize([scalar])
    return folded.count == 1 ? folded[0] : 0
  }

  /// The ideograph that a radical looks like: 214 Kangxi radicals by their compatibility
  /// decomposition, and those of CJK Radicals Supplement that have an equivalent (practice, after
  /// the Unicode property Equivalent_Unified_Ideograph; NFKC folds only two of them).
  private static func unifiedRadical(_ scalar: UInt32) -> UInt32 {
    if scalar >= 0x2F00 {
      let folded = normalize([scalar])
      return folded.count == 1 && folded[0] != scalar ? folded[0] : 0
    }
    for (i, radical) in supplementRadicals.unicodeScalars.enumerated()
    where radical.value == scalar && i % 2 == 0 {
      let at = supplementRadicals.unicodeScalars.index(
        supplementRadicals.unicodeScalars.startIndex, offsetBy: i + 1)
      return supplementRadicals.unicodeScalars[at].value
    }
    return 0
  }

  /// Pairs of a radical and its ideograph.
  private static let supplementRadicals = """
    ⺀冫⺁厂⺄乙⺅亻⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺓幺⺔彑⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬\
    ⺧牛⺨犭⺩王⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳罒⺴网⺶羊⺷羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝\
    ⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阝⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄\
    ⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟
    """
}
