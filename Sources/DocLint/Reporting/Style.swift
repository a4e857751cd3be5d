/// Colours of a terminal, or none.
struct Style: Sendable {
  let color: Bool

  enum Ink: String, Sendable {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case magenta = "35"
    case cyan = "36"
    case boldRed = "1;31"
    case boldMagenta = "1;35"
  }

  func callAsFunction(_ ink: Ink, _ text: String) -> String {
    color && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
  }

  func ink(of severity: Severity) -> Ink {
    switch severity {
    case .error: .boldRed
    case .warning: .yellow
    case .info: .cyan
    }
  }
}
