/// Documents to measure on: put together from invented phrases of official language, or recombined
/// from the sentences of other documents. The same for a seed.
public struct Texts: Sendable {
  /// SplitMix64 (Steele, Lea, Flood, 2014, doi:10.1145/2660193.2660195).
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// What documents are put together from, each with its end.
  public let sentences: [String]
  /// The lengths that documents have, in scalars.
  public let lengths: [Int]

  /// Invented sentences: every choice of one phrase of each list, shuffled.
  public static let invented: Texts = {
    let units = "各级疾控机构 乡镇卫生院 县域医共体 家庭医生团队 社区护理站 中心血站 急救分站 妇幼保健所 康复病区 检验科室 药事小组 感控专班"
    let ways = "按季度 逐户 分批次 连夜 对照清单 借助义诊 通过夜校 趁赶集日 自筹经费 结对 随巡诊车 就近"
    let acts = "清点了 核销了 抽查了 补录了 翻修了 登记了 演练了 回访了 归并了 移交了 培训了 封存了"
    let things = "慢病随访卡 儿童接种台账 远程会诊终端 血压监测亭 发热诊室 孕妇课堂 急救背囊 药品追溯码 健康步道 消毒供应柜 听力筛查仪 宣教展板"
    let ends = "，群众反映良好。 ，账物基本相符。 ，结果贴在门口。 ，没有发生差错。 ，余款退回国库。 ，省下不少工时。 ，问题当场销号。 ，责任落到个人。"
    func words(_ list: String) -> [Substring] { list.split(separator: " ") }
    var sentences: [String] = []
    for unit in words(units) {
      for way in words(ways) {
        for (act, thing) in zip(words(acts), words(things)) {
          for end in words(ends) { sentences.append("\(unit)\(way)\(act)\(thing)\(end)") }
        }
      }
    }
    var generator = Generator(state: 1)
    sentences.shuffle(using: &generator)
    return Texts(sentences: sentences, lengths: [400, 900, 1500, 2000, 3200])
  }()

  public init(sentences: [String], lengths: [Int]) {
    precondition(!sentences.isEmpty && !lengths.isEmpty, "there must be something to choose from")
    self.sentences = sentences
    self.lengths = lengths
  }

  /// The sentences and lengths of some documents.
  public init(recombining documents: [String]) {
    var sentences: [String] = []
    for document in documents {
      var current = ""
      for scalar in document.unicodeScalars {
        current.unicodeScalars.append(scalar)
        if scalar == "。" || scalar == "；" || scalar == "\n" {
          if current.unicodeScalars.count > 1 { sentences.append(current) }
          current = ""
        }
      }
      if !current.isEmpty { sentences.append(current) }
    }
    self.init(sentences: sentences, lengths: documents.map(\.unicodeScalars.count))
  }

  /// Document number `seed`.
  public func document(_ seed: Int) -> String {
    var generator = Generator(state: UInt64(truncatingIfNeeded: seed) &* 0x2545_F491_4F6C_DD1D)
    let length = lengths.randomElement(using: &generator) ?? 0
    var text = ""
    var count = 0
    while count < length {
      let sentence = sentences.randomElement(using: &generator) ?? ""
      text += sentence
      count += sentence.unicodeScalars.count
    }
    return text
  }

  /// `text` with a character in every `every` replaced.
  public static func edited(_ text: String, every: Int, seed: Int) -> String {
    var generator = Generator(state: UInt64(truncatingIfNeeded: seed) | 1)
    var scalars = Array(text.unicodeScalars)
    for i in scalars.indices where Int.random(in: 0..<every, using: &generator) == 0 {
      if let other = Unicode.Scalar(UInt32.random(in: 0x4E00..<0x9FA5, using: &generator)) {
        scalars[i] = other
      }
    }
    var result = ""
    result.unicodeScalars.append(contentsOf: scalars)
    return result
  }
}

/// Documents for a large archive: mostly of their own words, in one part sentences that many have,
/// one in fifty the copy of another with a character in thirty replaced. Fast, as UTF-8.
public struct ArchiveTexts: Sendable {
  private let words: [[UInt8]]
  private let standing: [[UInt8]]
  private let lengths: [Int]

  /// The share of standing sentences, in percent of the text.
  static let standingShare: UInt64 = 15

  /// - Parameter lengths: the lengths that documents have, in scalars.
  public init(lengths: [Int]) {
    precondition(!lengths.isEmpty, "there must be something to choose from")
    var generator = Texts.Generator(state: 2)
    let scalars = Set(Texts.invented.sentences.joined().unicodeScalars)
      .filter { $0.value >= 0x4E00 }.sorted()
    words = (0..<20_000).map { _ in
      var word = ""
      for _ in 0..<Int.random(in: 2...4, using: &generator) {
        if let scalar = scalars.randomElement(using: &generator) {
          word.unicodeScalars.append(scalar)
        }
      }
      return Array(word.utf8)
    }
    standing = Texts.invented.sentences.map { Array($0.utf8) }
    self.lengths = lengths
  }

  /// Document number `seed`.
  public func document(_ seed: Int) -> [UInt8] {
    if seed % 50 == 49 {
      let original = String(decoding: document(seed - 1 - seed % 7), as: UTF8.self)
      return Array(Texts.edited(original, every: 30, seed: seed).utf8)
    }
    var generator = Texts.Generator(
      state: UInt64(truncatingIfNeeded: seed) &* 0x2545_F491_4F6C_DD1D)
    let length = lengths.randomElement(using: &generator) ?? 0
    var text: [UInt8] = []
    text.reserveCapacity(3 * length + 128)
    // All but the digits of a year take three bytes.
    while text.count < 3 * length {
      if generator.next() % 100 < Self.standingShare {
        text += standing[Int(generator.next() % UInt64(standing.count))]
        continue
      }
      for _ in 0..<4 {
        for _ in 0..<(3 + generator.next() % 3) {
          text += words[Int(generator.next() % UInt64(words.count))]
        }
        text += Array("，".utf8)
      }
      text += Array("共\(generator.next() % 9_000)件。\n".utf8)
    }
    return text
  }
}
