/// A pattern for paths: `*` and `?` stay within one name, `**` crosses folders.
///
///     PathPattern("报送/**/*.txt").matches("报送/一月/甲.txt")    // true
///     PathPattern("*.md").matches("说明/a.md")                     // true: no slash, any folder
///
/// A pattern that ends with a slash matches everything below that folder.
struct PathPattern: Hashable, Sendable {
  let pattern: String
  private let scalars: [UInt32]

  init(_ pattern: String) {
    self.pattern = pattern
    var text = pattern
    if text.hasPrefix("./") { text.removeFirst(2) }
    if text.hasSuffix("/") { text += "**" }
    if !text.contains("/") { text = "**/" + text }
    self.scalars = text.unicodeScalars.map(\.value)
  }

  /// - Complexity: O(length of the pattern × length of the path), whatever the pattern.
  func matches(_ path: String) -> Bool {
    let text = path.unicodeScalars.map(\.value)
    // reachable[j]: the pattern so far matches the first j scalars of the path.
    var reachable = [Bool](repeating: false, count: text.count + 1)
    reachable[0] = true
    var i = 0
    while i < scalars.count {
      var next = [Bool](repeating: false, count: text.count + 1)
      let star = scalars[i] == 0x2A
      let double = star && i + 1 < scalars.count && scalars[i + 1] == 0x2A
      if double {
        let folders = i + 2 < scalars.count && scalars[i + 2] == 0x2F
        var open = false
        for j in 0...text.count {
          if folders {
            // `**/` is nothing, or anything up to a slash.
            next[j] = reachable[j] || (j > 0 && open && text[j - 1] == 0x2F)
            open = open || reachable[j]
          } else {
            open = open || reachable[j]
            next[j] = open
          }
        }
        i += folders ? 3 : 2
      } else if star {
        for j in 0...text.count {
          next[j] = reachable[j] || (j > 0 && next[j - 1] && text[j - 1] != 0x2F)
        }
        i += 1
      } else {
        for j in 0..<text.count where reachable[j] {
          next[j + 1] = scalars[i] == 0x3F ? text[j] != 0x2F : scalars[i] == text[j]
        }
        i += 1
      }
      reachable = next
    }
    return reachable[text.count]
  }
}
