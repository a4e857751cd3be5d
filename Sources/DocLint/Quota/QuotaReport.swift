/// The month's table with what is needed to print it.
public struct QuotaReport: Sendable {
  public let table: QuotaTable
  /// Shortfalls are reported on the registry.
  public let registryPath: String
  /// What twins and replacements are called, by number.
  public let names: [Int: String]

  public init(table: QuotaTable, registryPath: String, names: [Int: String]) {
    self.table = table
    self.registryPath = registryPath
    self.names = names
  }

  public func name(_ number: Int) -> String { names[number] ?? "#\(number)" }

  public var diagnostics: [Diagnostic] {
    table.diagnostics(registry: registryPath, name: name)
  }

  /// Why a piece does not count, in words.
  public func words(_ reason: QuotaTable.Reason) -> Message {
    func percent(_ twin: QuotaPiece.Twin) -> Int { Int((twin.ratio * 100).rounded(.down)) }
    switch reason {
    case .withdrawn: return Message(zh: "已撤回", en: "withdrawn")
    case .replaced(let by):
      return Message(zh: "已由更正稿 \(name(by)) 替换", en: "replaced by \(name(by))")
    case .rejected(let why):
      return Message(zh: "审核退回：\(why)", en: "rejected by the reviewer: \(why)")
    case .notReached(.submitted): return Message(zh: "尚未采纳", en: "not accepted yet")
    case .notReached: return Message(zh: "尚未采用", en: "not adopted yet")
    case .recycled(let twin):
      return Message(
        zh: "疑似重复：\(percent(twin))% 见于 \(name(twin.number))",
        en: "looks repeated: \(percent(twin))% stands in \(name(twin.number))")
    case .resent(let twin):
      return Message(
        zh: "本单位本月已报：\(percent(twin))% 见于 \(name(twin.number))，只计一次",
        en: "sent before this month: \(percent(twin))% stands in \(name(twin.number)); counts once")
    case .unmet(let shortcomings):
      return Message(
        zh: "不合计数要求：" + shortcomings.map(\.message.zh).joined(separator: "；"),
        en: "not as asked: " + shortcomings.map(\.message.en).joined(separator: "; "))
    }
  }
}
