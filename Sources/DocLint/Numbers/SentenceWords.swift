/// Which lists of words have one in a sentence: looked for together, once, so that a check whose words
/// a sentence has not need not search it.
struct SentenceWords: OptionSet {
  let rawValue: UInt32

  static let among = SentenceWords(rawValue: 1 << 0)
  static let total = SentenceWords(rawValue: 1 << 1)
  static let average = SentenceWords(rawValue: 1 << 2)
  static let perHead = SentenceWords(rawValue: 1 << 3)
  static let net = SentenceWords(rawValue: 1 << 4)
  static let respectively = SentenceWords(rawValue: 1 << 5)
  static let action = SentenceWords(rawValue: 1 << 6)
  static let split = SentenceWords(rawValue: 1 << 7)
  static let region = SentenceWords(rawValue: 1 << 8)
  static let requirement = SentenceWords(rawValue: 1 << 9)
  static let plan = SentenceWords(rawValue: 1 << 10)
  static let strive = SentenceWords(rawValue: 1 << 11)
  static let past = SentenceWords(rawValue: 1 << 12)
  static let opening = SentenceWords(rawValue: 1 << 13)
  static let apart = SentenceWords(rawValue: 1 << 14)
  static let left = SentenceWords(rawValue: 1 << 15)
  static let price = SentenceWords(rawValue: 1 << 16)
  static let sexes = SentenceWords(rawValue: 1 << 17)
  static let lasting = SentenceWords(rawValue: 1 << 18)

  private static let lists: [(words: SentenceWords, table: WordTable)] = [
    (among, CheckWords.amongTable), (total, CheckWords.plainTotal), (average, AverageCheck.average),
    (perHead, Indicator.perHead), (net, ChangeCheck.net), (respectively, RespectivelyCheck.word),
    (action, FactCheck.actions), (split, SumCheck.splitBy), (split, SumCheck.labels),
    (region, Indicator.regions),
    (requirement, Indicator.requirement), (plan, Indicator.plan), (strive, WordTables.strive),
    (past, Indicator.past), (opening, ChangeCheck.opening), (apart, ChangeCheck.between),
    (left, BalanceCheck.left), (price, PriceCheck.each), (sexes, ProportionCheck.sexes),
    (lasting, DurationCheck.lasting),
  ]
  private static let table = WordTable(lists.flatMap(\.table.words))
  /// Parallel to the words of `table`.
  private static let holders = lists.flatMap { list in list.table.words.map { _ in list.words } }

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Those that have a word within `range`.
  ///
  /// - Complexity: O(length of the range).
  init(in text: [UInt32], _ range: Range<Int>) {
    var found: SentenceWords = []
    let holders = Self.holders
    Self.table.forEach(in: text, range) { found.formUnion(holders[$0]) }
    self = found
  }
}
