/// Patterns in which `*` stands for any characters, none among them, and `?` for one.
public enum Glob {
  /// Whether the whole of `text` fits `pattern`.
  ///
  /// - Complexity: O(*n* × *m*) at worst.
  public static func matches(_ pattern: String, _ text: String) -> Bool {
    let p = Array(pattern.unicodeScalars)
    let t = Array(text.unicodeScalars)
    var i = 0
    var j = 0
    var star = -1
    var mark = 0
    while j < t.count {
      if i < p.count, p[i] != "*", p[i] == "?" || p[i] == t[j] {
        i += 1
        j += 1
      } else if i < p.count, p[i] == "*" {
        star = i
        mark = j
        i += 1
      } else if star >= 0 {
        i = star + 1
        mark += 1
        j = mark
      } else {
        return false
      }
    }
    while i < p.count, p[i] == "*" { i += 1 }
    return i == p.count
  }
}
