/// What a reviewer decided about one finding.
public struct Decision: Hashable, Sendable {
  /// Whether the finding holds.
  public enum Outcome: String, Sendable, CaseIterable {
    /// 采信: the finding is right; it is dealt with elsewhere.
    case adopted
    /// 不采信: the finding is not right, or does not matter here.
    case rejected
  }

  /// Which finding, by the name that survives edits elsewhere in the document.
  public let fingerprint: String
  /// `nil` where there is only a note.
  public let outcome: Outcome?
  /// Why; may be empty.
  public let note: String
  /// How many places the finding named beside its own when it was decided on.
  public let places: Int
  /// The names of all places that it was decided on for, where the finding stood for several;
  /// otherwise empty.
  public let all: [String]
  /// For people.
  public let rule: String
  public let path: String

  public init(
    fingerprint: String, outcome: Outcome?, note: String = "", places: Int = 0, rule: String = "",
    path: String = "", all: [String] = []
  ) {
    self.all = all
    self.fingerprint = fingerprint
    self.outcome = outcome
    self.note = note
    self.places = places
    self.rule = rule
    self.path = path
  }
}

/// The decisions of reviewers, as the HTML report exports them and the next run reads them.
///
/// A finding that was decided on does not come up again: it is counted, and shown apart. A finding
/// that names more places than when it was decided on does, for it has more evidence now. One that
/// stands for several places of a rule is settled while each of them was decided on: that the text
/// is mended at some of them changes nothing, and a new place brings it up again.
public struct Decisions: Sendable {
  /// The name and version of the form of the file.
  public static let schema = "doclint-decisions/1"

  /// In the order of the file; of several on one finding the last counts.
  public let entries: [Decision]
  private let byFingerprint: [String: Decision]
  /// By each place that an entry was decided on for.
  private let byPlace: [String: Decision]

  public init(_ entries: [Decision]) {
    self.entries = entries
    byFingerprint = Dictionary(entries.map { ($0.fingerprint, $0) }) { $1 }
    byPlace = Dictionary(
      entries.flatMap { entry in entry.all.map { ($0, entry) } }
    ) { $1 }
  }

  /// The decision that settles a finding.
  public func decision(on diagnostic: Diagnostic) -> Decision? {
    if let entry = byFingerprint[diagnostic.fingerprint], entry.all.isEmpty, entry.outcome != nil,
      diagnostic.related.count <= entry.places
    {
      return entry
    }
    // Of places with names, each must have been decided on.
    let entries = diagnostic.allFingerprints.map { byPlace[$0] }
    guard let first = entries.first ?? nil, first.outcome != nil,
      entries.allSatisfy({ $0?.outcome == first.outcome })
    else { return nil }
    return first
  }

  /// What was written beside a finding, decided on or not.
  func note(on diagnostic: Diagnostic) -> String? {
    (byFingerprint[diagnostic.fingerprint] ?? byPlace[diagnostic.fingerprint])
      .flatMap { $0.note.isEmpty ? nil : $0.note }
  }

  /// Reads a decisions file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file; UTF-8, with or without a mark.
  ///   - file: its name, for errors.
  /// - Throws: what is wrong with it.
  public init(bytes: [UInt8], file: String) throws(ConfigurationError) {
    func wrong(_ zh: String, _ en: String) -> ConfigurationError {
      ConfigurationError(
        file: file,
        problem: Message(zh: "意见文件有误：\(zh)", en: "the decisions file is damaged: \(en)"))
    }
    let root: JSONValue
    do throws(JSONError) {
      root = try JSONValue(parsing: bytes)
    } catch {
      throw wrong("不是 JSON（\(error.zh)）", "no JSON (\(error.en))")
    }
    guard let schema = root["schema"]?.string else {
      throw wrong("缺少“schema”", "“schema” is missing")
    }
    guard schema == Self.schema else {
      throw wrong(
        "“schema”是“\(schema)”，应为“\(Self.schema)”",
        "“schema” is “\(schema)”, not “\(Self.schema)”")
    }
    guard let list = root["decisions"]?.array else {
      throw wrong("缺少列表“decisions”", "the list “decisions” is missing")
    }
    var entries: [Decision] = []
    for (index, item) in list.enumerated() {
      guard let fingerprint = item["fingerprint"]?.string, fingerprint.utf8.count == 16,
        fingerprint.allSatisfy(\.isHexDigit)
      else {
        throw wrong(
          "第\(index + 1)条缺少 fingerprint（十六位十六进制）",
          "decision \(index + 1) lacks a fingerprint (16 hexadecimal digits)")
      }
      var outcome: Decision.Outcome?
      if let word = item["decision"], word != .null {
        guard let known = word.string.flatMap(Decision.Outcome.init(rawValue:)) else {
          throw wrong(
            "第\(index + 1)条的 decision 应为 adopted、rejected 或 null",
            "the “decision” of decision \(index + 1) is none of adopted, rejected, null")
        }
        outcome = known
      }
      entries.append(
        Decision(
          fingerprint: fingerprint, outcome: outcome, note: item["note"]?.string ?? "",
          places: item["places"]?.integer ?? 0, rule: item["rule"]?.string ?? "",
          path: item["path"]?.string ?? "",
          all: (item["fingerprints"]?.array ?? []).compactMap(\.string)))
    }
    self.init(entries)
  }
}
