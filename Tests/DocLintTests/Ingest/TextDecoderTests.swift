import Testing

@testable import DocLint

@Suite struct TextDecoderTests {
  static let sentences = EncodedSamples.gb18030.map(\.text)
  static let long = sentences[4]

  static func utf16(_ text: String, little: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let low = UInt8(unit & 0xFF)
      let high = UInt8(unit >> 8)
      return little ? [low, high] : [high, low]
    }
  }

  static func utf32(_ text: String, little: Bool) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar in
      let bytes = [24, 16, 8, 0].map { UInt8(scalar.value >> UInt32($0) & 0xFF) }
      return little ? bytes.reversed() : bytes
    }
  }

  func expect(
    _ bytes: [UInt8], _ text: String, _ encoding: DecodedText.Encoding,
    at place: Testing.SourceLocation = #_sourceLocation
  ) {
    let decoded = TextDecoder.decode(bytes)
    #expect(decoded.encoding == encoding, sourceLocation: place)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == text, sourceLocation: place)
    #expect(decoded.failure == nil, sourceLocation: place)
    #expect(decoded.damageCount == 0, sourceLocation: place)
  }

  @Test(arguments: sentences) func utf8(text: String) {
    expect(Array(text.utf8), text, .utf8)
    expect([0xEF, 0xBB, 0xBF] + Array(text.utf8), text, .utf8)
  }

  @Test(arguments: EncodedSamples.gb18030) func gb18030(sample: EncodedSamples.Sample) {
    expect(sample.bytes, sample.text, .gb18030)
    expect([0x84, 0x31, 0x95, 0x33] + sample.bytes, sample.text, .gb18030)
  }

  @Test(arguments: EncodedSamples.big5) func big5(sample: EncodedSamples.Sample) {
    expect(sample.bytes, sample.text, .big5)
  }

  @Test(arguments: sentences) func utf16AndUTF32(text: String) {
    expect(Self.utf16(text, little: true), text, .utf16LE)
    expect(Self.utf16(text, little: false), text, .utf16BE)
    expect([0xFF, 0xFE] + Self.utf16(text, little: true), text, .utf16LE)
    expect([0xFE, 0xFF] + Self.utf16(text, little: false), text, .utf16BE)
    expect([0xFF, 0xFE, 0, 0] + Self.utf32(text, little: true), text, .utf32LE)
    expect([0, 0, 0xFE, 0xFF] + Self.utf32(text, little: false), text, .utf32BE)
  }

  @Test func utf16OfASCIIWithoutAMark() {
    expect(Self.utf16("report 2021, page 3\r\n", little: true), "report 2021, page 3\r\n", .utf16LE)
    expect(Self.utf16("report 2021\n", little: false), "report 2021\n", .utf16BE)
  }

  @Test func everyPrefixOfEveryEncodingFromEightCharacters() {
    for count in 8...Self.long.count {
      let text = String(Self.long.prefix(count))
      let gb = EncodedSamples.gb18030[4].bytes.prefix(2 * count)
      expect(Array(gb), text, .gb18030)
      expect(Self.utf16(text, little: true), text, .utf16LE)
      expect(Self.utf16(text, little: false), text, .utf16BE)
    }
  }

  @Test func asciiTabsAndOldControlsAreText() {
    expect(Array("plain, 100%\t\r\n".utf8), "plain, 100%\t\r\n", .utf8)
    expect(Array("甲\u{1}乙办公室电话13800000000。".utf8), "甲\u{1}乙办公室电话13800000000。", .utf8)
    expect(Array("宽度25·30，误差±2°".utf8), "宽度25·30，误差±2°", .utf8)
    expect(Array("café".utf8), "café", .utf8)
  }

  @Test func oneBadByteInUTF8IsNamedAndTheRestKept() {
    for at in [0, 3, 30, Self.long.utf8.count - 3] {
      var bytes = Array(Self.long.utf8)
      bytes[at] = 0xFF
      let decoded = TextDecoder.decode(bytes)
      #expect(decoded.encoding == .utf8)
      #expect(decoded.failure == nil)
      #expect(decoded.damageOffsets.first == at)
      #expect(
        decoded.damageCount
          == decoded.utf8.split(separator: 0xEF).count { $0.starts(with: [0xBF, 0xBD]) })
      #expect(decoded.notes.contains { $0.en.contains("at byte \(at)") })
    }
    var short = Array("加强组织领导".utf8)
    short.insert(0xC0, at: 6)
    let decoded = TextDecoder.decode(short)
    #expect(decoded.encoding == .utf8)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == "加强\u{FFFD}组织领导")
  }

  @Test func aCutTailKeepsTheEncoding() {
    for text in Self.sentences {
      let bytes = Array(text.utf8.dropLast())
      let decoded = TextDecoder.decode(bytes)
      #expect(decoded.encoding == .utf8)
      #expect(decoded.damageCount == 1)
      #expect(decoded.damageOffsets == [bytes.count - 2])
    }
    for sample in EncodedSamples.gb18030.dropFirst() {
      let decoded = TextDecoder.decode(sample.bytes.dropLast())
      #expect(decoded.encoding == .gb18030)
      #expect(decoded.damageOffsets == [sample.bytes.count - 2])
    }
    let odd = TextDecoder.decode(Self.utf16(Self.long, little: true).dropLast())
    #expect(odd.encoding == .utf16LE)
    #expect(odd.damageCount == 1)
  }

  @Test func gbkAndUTF8GluedIsReadAsOneOfTheTwo() {
    let gbk = EncodedSamples.gb18030[4].bytes
    for bytes in [gbk + Array(Self.long.utf8), Array(Self.long.utf8) + gbk] {
      let decoded = TextDecoder.decode(bytes)
      #expect([.utf8, .gb18030].contains(decoded.encoding))
      #expect(decoded.failure == nil)
      #expect(decoded.damageCount > 0 || decoded.encoding == .gb18030)
    }
    let gbkFirst = TextDecoder.decode(gbk + Array(Self.long.utf8))
    #expect(String(decoding: gbkFirst.utf8, as: UTF8.self).contains("社区食堂"))
  }

  @Test func linesOfTwoEncodingsAreReadEachForItself() {
    let gbk = EncodedSamples.gb18030[4].bytes + [0x0A]
    let utf8 = Array((Self.long + "\n").utf8)
    for bytes in [gbk + utf8, utf8 + gbk, utf8 + utf8 + gbk + utf8] {
      let decoded = TextDecoder.decode(bytes)
      let lines = String(decoding: decoded.utf8, as: UTF8.self).split(separator: "\n")
      #expect(lines.allSatisfy { $0 == Self.long })
      #expect(decoded.damageCount == 0)
      #expect(decoded.notes.count == 1)
    }
    var damaged = utf8 + utf8
    damaged[5] = 0xFF
    #expect(TextDecoder.decode(damaged).notes.count == 1)
    #expect(TextDecoder.decode(damaged).damageOffsets.first == 3)
  }

  @Test func badBytesInGB18030() {
    var bytes = EncodedSamples.gb18030[4].bytes
    bytes.insert(0xFF, at: 10)
    let decoded = TextDecoder.decode(bytes)
    #expect(decoded.encoding == .gb18030)
    #expect(decoded.damageOffsets == [10])
    #expect(String(decoding: decoded.utf8, as: UTF8.self).hasSuffix("各项任务按期完成。"))
  }

  @Test func smallestInputs() {
    #expect(TextDecoder.decode([]).utf8.isEmpty)
    #expect(TextDecoder.decode([0xEF, 0xBB, 0xBF]).utf8.isEmpty)
    #expect(TextDecoder.decode([0xFF, 0xFE]).utf8.isEmpty)
    #expect(TextDecoder.decode([0x61]).utf8 == [0x61])
    let half = TextDecoder.decode(Array("中".utf8.prefix(2)))
    #expect(half.failure == nil)
    #expect(half.encoding == .utf8)
    #expect(half.damageCount == 1)
    for byte in UInt8.min...UInt8.max {
      let decoded = TextDecoder.decode([byte])
      #expect(String(validating: decoded.utf8, as: UTF8.self) != nil)
    }
  }

  @Test func noiseAndNULsAreNoText() {
    for (size, seed) in [(64, 1), (300, 2), (900, 3), (4000, 7), (5000, 7), (100_000, 9)] {
      let decoded = TextDecoder.decode(noise(size, seed: UInt64(seed)))
      #expect(decoded.failure != nil, "\(size)")
      #expect(decoded.utf8.isEmpty)
    }
    #expect(TextDecoder.decode([UInt8](repeating: 0xA5, count: 5000)).failure != nil)
    for seed in 0..<100 as Range<UInt64> {
      #expect(TextDecoder.decode(noise(4000, seed: seed)).failure != nil, "\(seed)")
    }
    #expect(TextDecoder.decode([UInt8](repeating: 0, count: 64)).failure != nil)
    #expect(TextDecoder.decode([0xFF, 0xFE] + noise(4000, seed: 5)).utf8.count < 20_000)
  }

  @Test(arguments: [
    "各单位要按时报送工作情况。", "一、基本情况\r\n2021年上半年，全市共完成投资36.3亿元。\r\n",
    "王磊\n赵婷婷\n鄢仲珂\n亓官雯\n", "Progress report, May 2021\n", "機構資訊與統計結果",
    "龘靐齉爩\n鱻麤灪爨\n", "全市共有卫生院12家。赣榆区、鄱阳县、婺源县、浔阳区名列前茅。",
  ])
  func utf16WithoutAMarkIsRead(text: String) {
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(TextDecoder.decode(little).utf8 == Array(text.utf8))
    #expect(TextDecoder.decode(big).utf8 == Array(text.utf8))
  }

  @Test func privateUseOfTheEditionOf2005IsFolded() {
    let mark: [UInt8] = [0x84, 0x31, 0x95, 0x33]
    let codes: [(UInt16, UInt32)] = [
      (0xA6D9, 0xFE10), (0xA6DA, 0xFE12), (0xA6DB, 0xFE11), (0xA6DC, 0xFE13), (0xA6DD, 0xFE14),
      (0xA6DE, 0xFE15), (0xA6DF, 0xFE16), (0xA6EC, 0xFE17), (0xA6ED, 0xFE18), (0xA6F3, 0xFE19),
      (0xFE59, 0x9FB4), (0xFE61, 0x9FB5), (0xFE66, 0x9FB6), (0xFE67, 0x9FB7), (0xFE6D, 0x9FB8),
      (0xFE7E, 0x9FB9), (0xFE90, 0x9FBA), (0xFEA0, 0x9FBB),
    ]
    for (code, scalar) in codes {
      let decoded = TextDecoder.decode(mark + [UInt8(code >> 8), UInt8(code & 0xFF)])
      #expect(String(decoding: decoded.utf8, as: UTF8.self).unicodeScalars.map(\.value) == [scalar])
    }
  }

  @Test func fourByteCodesAndTheEuroSign() {
    let mark: [UInt8] = [0x84, 0x31, 0x95, 0x33]
    let bytes: [UInt8] = [0x81, 0x30, 0x81, 0x30, 0x90, 0x30, 0x81, 0x30, 0xE3, 0x32, 0x9A, 0x35]
    let scalars = String(decoding: TextDecoder.decode(mark + bytes).utf8, as: UTF8.self)
      .unicodeScalars.map(\.value)
    #expect(scalars == [0x80, 0x10000, 0x10FFFF])
    #expect(TextDecoder.decode(mark + [0x80]).utf8 == Array("€".utf8))
    #expect(TextDecoder.decode(mark + [0xFE, 0x39, 0xFE, 0x39]).damageCount > 0)
  }

  @Test func tablesAgreeWithICUOnWholeSentences() throws {
    let gb = try Converter("gb18030")
    for sample in EncodedSamples.gb18030 {
      let (text, substitutions) = try gb.utf8(sample.bytes)
      #expect(text == TextDecoder.decode([0x84, 0x31, 0x95, 0x33] + sample.bytes).utf8)
      #expect(substitutions == 0)
    }
    #expect(try gb.utf8([0xB9, 0xA4, 0xFF]).substitutions == 1)
    #expect(throws: ICUError.self) { _ = try Converter("no such encoding").utf16([1]) }
  }

  @Test func noiseNeverCrashesAndPlacesAscend() {
    for seed in 0..<300 as Range<UInt64> {
      let bytes = noise(Int(seed % 90) + 1, seed: seed)
      for encoding in DecodedText.Encoding.allCases { _ = TextDecoder.score(bytes, encoding) }
      let decoded = TextDecoder.decode(bytes)
      #expect(String(validating: decoded.utf8, as: UTF8.self) != nil)
      #expect(zip(decoded.damageOffsets, decoded.damageOffsets.dropFirst()).allSatisfy { $0 < $1 })
      #expect(decoded.damageOffsets.allSatisfy { $0 < bytes.count })
    }
  }
}

/// Bytes that look random and are the same in every run.
func noise(_ count: Int, seed: UInt64) -> [UInt8] {
  (0..<count).map {
    UInt8(truncatingIfNeeded: StableHash.mix(seed &* 0x1_0000_0001 &+ UInt64($0)) >> 13)
  }
}
