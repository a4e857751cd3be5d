/// Something that two files say of themselves alike: a hint that they have a forebear, a template
/// or a hand in common. It can be changed, and templates pass it on, so it is shown beside the
/// comparison of the texts and never decides anything.
public struct SharedOrigin: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// The first editing session of both.
    case editingRoot = "rsidRoot"
    /// Editing sessions beside the first.
    case editingSessions = "rsids"
    case documentID
    case creator
    case lastModifiedBy
    case template
  }

  /// How far it can be trusted.
  public enum Trust: String, Sendable {
    /// Chance is as good as excluded; a common template is not.
    case medium
    /// Many files that have nothing to do with each other share it.
    case low
  }

  public let kind: Kind
  public let value: String
  public let trust: Trust
  /// What is shared and what may be concluded.
  public let message: Message

  public init(kind: Kind, value: String, trust: Trust, message: Message) {
    self.kind = kind
    self.value = value
    self.trust = trust
    self.message = message
  }

  /// What the files of two documents share, the most telling first; nothing for text files and for
  /// two copies of one file.
  ///
  /// - Complexity: O(number of editing sessions).
  static func between(_ document: Document, _ source: Document) -> [SharedOrigin] {
    guard let a = document.origin?.provenance, let b = source.origin?.provenance,
      document.sha256.isEmpty || document.sha256 != source.sha256
    else { return [] }
    return [editing(a, b), documentID(a, b), person(a, b), template(a, b)].compactMap { $0 }
  }

  /// Numbers that programs write into files that nobody edited in common.
  private static let constantSessions: Set<String> = ["00000000", "00172A27", "FFFFFFFF"]
  /// Sessions beside the first that are taken for more than a template's.
  private static let enoughSessions = 2

  private static func editing(_ a: Provenance, _ b: Provenance) -> SharedOrigin? {
    let root = a.rsidRoot.flatMap { $0 == b.rsidRoot && !constantSessions.contains($0) ? $0 : nil }
    let sessions = Set(a.rsids).intersection(b.rsids).subtracting(constantSessions)
      .subtracting(root.map { [$0] } ?? [])
    if let root {
      return SharedOrigin(
        kind: .editingRoot, value: root, trust: .medium,
        message: Message(
          zh: "两份文件的首次编辑编号相同（\(root)），另有 \(sessions.count) 个编辑编号相同：可能由同一文件另存、"
            + "改写而来，也可能出自同一模板；可信度中等，不单独作为依据",
          en:
            "both began in one editing session (\(root)) and share \(sessions.count) more: they may "
            + "come from one file, or from one template; of medium weight, proves nothing alone"))
    }
    guard sessions.count >= enoughSessions else { return nil }
    return SharedOrigin(
      kind: .editingSessions, value: sessions.sorted().prefix(8).joined(separator: " "),
      trust: .low,
      message: Message(
        zh: "两份文件有 \(sessions.count) 个编辑编号相同：可能有过共同的底稿或互相粘贴，也可能出自同一模板；可信度低",
        en:
          "both hold \(sessions.count) of the same editing sessions: a common draft, pasted text, or a "
          + "common template; of little weight"))
  }

  private static func documentID(_ a: Provenance, _ b: Provenance) -> SharedOrigin? {
    guard let id = a.documentID, id == b.documentID,
      id.contains(where: { $0.isHexDigit && $0 != "0" })
    else { return nil }
    return SharedOrigin(
      kind: .documentID, value: id, trust: .medium,
      message: Message(
        zh: "两份文件的文档编号相同（\(id)）：可能由同一文件另存而来，也可能出自同一模板；可信度中等，不单独作为依据",
        en:
          "both bear one document id (\(id)): they may come from one file, or from one template; of "
          + "medium weight, proves nothing alone"))
  }

  private static func person(_ a: Provenance, _ b: Provenance) -> SharedOrigin? {
    if let name = same(a.lastModifiedBy, b.lastModifiedBy), !isGeneric(name) {
      return SharedOrigin(
        kind: .lastModifiedBy, value: name, trust: .low,
        message: Message(
          zh: "两份文件的最后修改者都是“\(name)”：可能只是同一台电脑或同一名汇总人员；可信度低",
          en:
            "“\(name)” modified both last: perhaps only one computer, or whoever collects the files; of "
            + "little weight"))
    }
    guard let name = same(a.creator, b.creator), !isGeneric(name) else { return nil }
    return SharedOrigin(
      kind: .creator, value: name, trust: .low,
      message: Message(
        zh: "两份文件的创建者都是“\(name)”：可能只是同一台电脑或同一模板；可信度低",
        en: "“\(name)” created both: perhaps only one computer, or one template; of little weight"))
  }

  private static func template(_ a: Provenance, _ b: Provenance) -> SharedOrigin? {
    guard let name = same(a.template, b.template) else { return nil }
    // What every program starts from says nothing.
    let lower = name.lowercased()
    guard !lower.hasPrefix("normal"), !lower.hasPrefix("default"), !lower.hasPrefix("普通") else {
      return nil
    }
    return SharedOrigin(
      kind: .template, value: name, trust: .low,
      message: Message(
        zh: "两份文件用同一模板“\(name)”：同一系统的单位常用同一模板；可信度低",
        en:
          "both use the template “\(name)”, as units of one administration often do; of little weight"
      ))
  }

  private static func same(_ a: String?, _ b: String?) -> String? {
    guard let a, a == b, a.contains(where: { !$0.isWhitespace }) else { return nil }
    return a
  }

  /// Names that computers and programs come with.
  private static func isGeneric(_ name: String) -> Bool {
    let lower = name.lowercased().filter { !$0.isWhitespace }
    return genericNames.contains(lower)
      || genericPrefixes.contains { lower.hasPrefix($0) }
  }

  private static let genericNames: Set<String> = [
    "admin", "administrator", "user", "users", "guest", "owner", "pc", "unknown", "author", "root",
    "lenovo", "dell", "hp", "asus", "acer", "huawei", "thinkpad", "用户", "个人用户", "管理员", "作者",
    "匿名", "匿名用户", "python-docx", "apachepoi", "openpyxl", "docx4j",
  ]
  private static let genericPrefixes = [
    "microsoft", "微软", "windows", "office", "wps", "雨林木风", "深度技术", "番茄花园", "系统天地",
  ]
}
