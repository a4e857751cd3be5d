extension String {
  /// As text or as a quoted attribute of XML and HTML: markup is escaped, and what XML cannot hold
  /// is left out.
  var escapedForMarkup: String {
    var out = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\t": out += "\t"
      case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": break
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
