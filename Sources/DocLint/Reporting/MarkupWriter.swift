/// Writes XML or HTML from front to back, escaped by construction: names of elements and attributes
/// and everything that goes in as it stands are constants of this program (`StaticString`), and all
/// other text is escaped.
///
///     var xml = MarkupWriter()
///     xml.element("file", ["name": path]) { $0.text(content) }
///
/// Controls, which XML cannot hold and which steer what is shown, become visible escapes such as
/// `\u{1B}`. It does not check that names fit a schema.
/// - Complexity: linear in what is written.
struct MarkupWriter: Sendable {
  typealias Attributes = KeyValuePairs<StaticString, String>

  /// What was written so far: UTF-8.
  private(set) var bytes: [UInt8] = []
  /// A constant of this program, as it stands.
  mutating func constant(_ text: StaticString) { bytes.append(contentsOf: text.description.utf8) }

  /// Text between the tags.
  mutating func text(_ text: some StringProtocol) { escape(text, inAttribute: false) }

  /// Text of a document: bytes that are UTF-8.
  mutating func text(_ utf8: ArraySlice<UInt8>) {
    if utf8.allSatisfy(Self.isPlain) {
      bytes += utf8
    } else {
      escape(String(decoding: utf8, as: UTF8.self), inAttribute: false)
    }
  }

  mutating func element(
    _ name: StaticString, _ attributes: Attributes = [:], _ content: (inout MarkupWriter) -> Void
  ) {
    open(name, attributes)
    bytes.append(0x3E)
    content(&self)
    bytes.append(contentsOf: [0x3C, 0x2F])
    constant(name)
    bytes.append(0x3E)
  }

  /// An element that holds text alone.
  mutating func leaf(
    _ name: StaticString, _ attributes: Attributes, _ text: some StringProtocol
  ) {
    element(name, attributes) { $0.text(text) }
  }

  mutating func leaf(_ name: StaticString, _ text: some StringProtocol) { leaf(name, [:], text) }

  /// An element without content.
  mutating func empty(_ name: StaticString, _ attributes: Attributes = [:]) {
    open(name, attributes)
    // In HTML it ends the elements of a drawing, and says nothing on the others.
    bytes.append(contentsOf: [0x2F, 0x3E])
  }

  /// An element of HTML whose end tag may be left out, such as a cell of a table: the next one, or
  /// the end of what holds it, ends it.
  mutating func unclosed(
    _ name: StaticString, _ attributes: Attributes = [:], _ content: (inout MarkupWriter) -> Void
  ) {
    open(name, attributes)
    bytes.append(0x3E)
    content(&self)
  }

  mutating func unclosed(
    _ name: StaticString, _ attributes: Attributes = [:], _ text: some StringProtocol
  ) {
    unclosed(name, attributes) { $0.text(text) }
  }

  mutating func unclosed(_ name: StaticString, _ text: some StringProtocol) {
    unclosed(name, [:], text)
  }

  mutating func newLine() { bytes.append(0x0A) }

  // MARK: Inside

  private mutating func open(_ name: StaticString, _ attributes: Attributes) {
    bytes.append(0x3C)
    constant(name)
    for (name, value) in attributes {
      bytes.append(0x20)
      constant(name)
      bytes.append(contentsOf: [0x3D, 0x22])
      escape(value, inAttribute: true)
      bytes.append(0x22)
    }
  }

  /// Printable ASCII without a meaning in markup, and what no control is made of.
  private static func isPlain(_ b: UInt8) -> Bool {
    switch b {
    case 0..<0x20, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF: false
    default: true
    }
  }

  private mutating func escape(_ text: some StringProtocol, inAttribute: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": constant("&amp;")
      case "<": constant("&lt;")
      case ">": constant("&gt;")
      case "\"": constant("&quot;")
      case "'": constant("&#39;")
      case "\n" where inAttribute: constant("&#10;")
      case "\t" where inAttribute: constant("&#9;")
      case "\r": constant("&#13;")
      case "\n", "\t": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      case "\u{FFFE}", "\u{FFFF}":
        bytes.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".utf8)
      default:
        if VisibleText.needsEscape(scalar) {
          var visible = ""
          VisibleText.append(scalar, to: &visible)
          bytes.append(contentsOf: visible.utf8)
        } else {
          bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
      }
    }
  }
}
