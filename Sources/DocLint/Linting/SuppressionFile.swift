internal import Yams

/// The file `NAME.doclint.yml` beside a document that cannot hold comments: a list of findings that
/// are let stand.
///
///     - rule: privacy-mobile
///       place: 12:3            # line, or line and column; or fingerprint: 0123456789abcdef
///       reason: 值班电话，可以公开
public enum SuppressionFile {
  /// What the file's name ends with, behind the whole name of the document.
  public static let suffix = ".doclint.yml"
  static let keys = ["rule", "fingerprint", "place", "reason"]

  /// - Parameters:
  ///   - yaml: the whole file.
  ///   - file: its name, for errors.
  public static func read(
    yaml: String, file: String
  ) throws(ConfigurationError) -> [Suppression] {
    let reader = ConfigurationReader(yaml: yaml, file: file)
    guard let root = try reader.document() else { return [] }
    guard let list = root.sequence else {
      throw reader.wrongType(root, "", "列表", "a list")
    }
    var result: [Suppression] = []
    for item in list {
      var rule: String?
      var reason = ""
      var target: Suppression.Target?
      for (name, node, _) in try reader.entries(item, "", keys) {
        switch name {
        case "rule": rule = try reader.string(node, name)
        case "reason": reason = try reader.string(node, name)
        case "fingerprint":
          let text = try reader.string(node, name)
          guard text.utf8.count == 16, text.allSatisfy(\.isHexDigit) else {
            throw reader.wrongType(node, name, "十六位十六进制数", "sixteen hexadecimal digits")
          }
          target = .fingerprint(text.lowercased())
        default:
          let parts = try reader.string(node, name).split(separator: ":").map { Int($0) ?? 0 }
          guard (1...2).contains(parts.count), parts.allSatisfy({ $0 > 0 }) else {
            throw reader.wrongType(
              node, name, "行号，或“行:列”（加引号）", "a line, or “line:column” in quotes")
          }
          target = target ?? .place(line: parts[0], column: parts.count > 1 ? parts[1] : nil)
        }
      }
      guard let rule else {
        throw reader.mistake(item, "rule", Message(zh: "缺少“rule”", en: "“rule” is missing"))
      }
      result.append(
        Suppression(
          selectors: rule.split { $0 == "," || $0 == "，" || $0.isWhitespace }.map(String.init),
          reason: reason, target: target ?? .file,
          origin: .file(file, line: item.mark?.line ?? 1)))
    }
    return result
  }
}
