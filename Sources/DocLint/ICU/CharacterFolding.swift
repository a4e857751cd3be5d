internal import CICU

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

  /// For each scalar of the basic plane: what it folds to; 0 where it is dropped.
  let table: [UInt32]
  /// For each scalar of the basic plane: an `Oddity`.
  let oddities: [UInt8]
  /// Scalars that fold to several.
  let expansions: [UInt32: [UInt32]]

  /// Made once, on first use.
  ///
  /// Falls back to scalars as they are if ICU's data is missing; the tokenizer then says so.
  static let shared = CharacterFolding()

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
    var table = [UInt32](repeating: 0, count: 0x10000)
    var oddities = [UInt8](repeating: 0, count: 0x10000)
    var expansions: [UInt32: [UInt32]] = [:]
    let simplified = Self.simplifiedForms()
    for scalar in UInt32(0)..<0x10000 {
      if scalar >= 0xD800 && scalar < 0xE000 { continue }
      if scalar >= 0xAC00 && scalar < 0xD7A4 {
        table[Int(scalar)] = scalar
        continue
      }
      if scalar >= 0x4E00 && scalar < 0xA000 {
        table[Int(scalar)] = simplified[Int(scalar - 0x4E00)]
        continue
      }
      let c = UChar32(scalar)
      if scalar >= 0xE000 && scalar < 0xF900 {
        oddities[Int(scalar)] = Oddity.privateUse.rawValue
        table[Int(scalar)] = scalar
        continue
      }
      if icu_u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL) {
        oddities[Int(scalar)] = Oddity.bidirectional.rawValue
        continue
      }
      if icu_u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) {
        oddities[Int(scalar)] = Oddity.invisible.rawValue
        continue
      }
      if scalar >= 0x2E80 && scalar < 0x2FE0 {
        let unified = Self.unifiedRadical(scalar)
        guard unified != 0 else { continue }
        oddities[Int(scalar)] = Oddity.radical.rawValue
        table[Int(scalar)] =
          unified >= 0x4E00 && unified < 0xA000 ? simplified[Int(unified - 0x4E00)] : unified
        continue
      }
      if scalar == 0x25CB {  // ○ written for 〇, as in 二○二一
        table[Int(scalar)] = 0x3007
        continue
      }
      // Circled and parenthesised numbers are list marks, not numbers.
      if scalar >= 0x2460 && scalar < 0x2500 || scalar >= 0x2776 && scalar < 0x2794
        || scalar >= 0x3220 && scalar < 0x3248 || scalar >= 0x3280 && scalar < 0x32B1
      {
        continue
      }
      let folded = Self.normalize([scalar])
      let kept = folded.filter { Self.isLetterOrNumber(UChar32($0)) }.map {
        $0 >= 0x4E00 && $0 < 0xA000 ? simplified[Int($0 - 0x4E00)] : $0
      }
      if kept.isEmpty { continue }
      if kept.count == 1 {
        table[Int(scalar)] = kept[0]
      } else {
        table[Int(scalar)] = Self.several
        expansions[scalar] = kept
      }
    }
    self.table = table
    self.oddities = oddities
    self.expansions = expansions
  }

  /// The simplified form of U+4E00…U+9FFF, by ICU's transform Hant-Hans over each scalar alone, so
  /// that one scalar always gives one. (Over running text the transform looks at neighbours: 乾隆.)
  private static func simplifiedForms() -> [UInt32] {
    let count = 0xA000 - 0x4E00
    var forms = (0..<count).map { UInt32(0x4E00 + $0) }
    var status = U_ZERO_ERROR
    let id = Array("Hant-Hans".utf16)
    guard let transform = unsafe icu_utrans_openU(id, Int32(id.count), &status) else {
      return forms
    }
    defer { unsafe icu_utrans_close(transform) }
    // Each scalar stands on a line of its own: no rule reaches across a line end.
    var text: [UInt16] = []
    text.reserveCapacity(2 * count + 2)
    for form in forms {
      text.append(UInt16(form))
      text.append(0x0A)
    }
    var length = Int32(text.count)
    let capacity = length + 4096
    text += [UInt16](repeating: 0, count: 4096)
    var limit = length
    unsafe icu_utrans_transUChars(transform, &text, &length, capacity, 0, &limit, &status)
    guard status.rawValue <= U_ZERO_ERROR.rawValue, Int(length) == 2 * count else { return forms }
    for i in 0..<count { forms[i] = UInt32(text[2 * i]) }
    return forms
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
