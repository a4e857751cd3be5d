/// Arguments are bytes; Swift's strings are not. Bytes that are no UTF-8 are carried through the
/// parsing of the command line as private-use characters, and turned back before a file is opened.
enum RawArguments {
  /// U+10FF00 + the byte.
  private static let base: UInt32 = 0x10FF00

  /// The string that stands for `bytes`: the same text where they are UTF-8.
  static func encode(_ bytes: [UInt8]) -> String {
    var out = String.UnicodeScalarView()
    func carry(_ slice: some Sequence<UInt8>) {
      for byte in slice { if let s = Unicode.Scalar(base + UInt32(byte)) { out.append(s) } }
    }
    var at = 0
    while at < bytes.count {
      let length = sequenceLength(bytes, at)
      guard length > 0 else {
        carry([bytes[at]])
        at += 1
        continue
      }
      for scalar in String(decoding: bytes[at..<at + length], as: UTF8.self).unicodeScalars {
        // The carriers themselves are carried, so that nothing is ambiguous.
        if scalar.value >= base { carry(Array(String(scalar).utf8)) } else { out.append(scalar) }
      }
      at += length
    }
    return String(out)
  }

  /// The bytes that `string` stands for.
  static func decode(_ string: String) -> [UInt8] {
    var out: [UInt8] = []
    for scalar in string.unicodeScalars {
      if scalar.value >= base {
        out.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        out.append(contentsOf: String(scalar).utf8)
      }
    }
    return out
  }

  /// For messages: what is no UTF-8 becomes U+FFFD.
  static func shown(_ string: String) -> String {
    String(decoding: decode(string), as: UTF8.self)
  }

  /// The length of the valid UTF-8 sequence at `at`; 0 where there is none.
  private static func sequenceLength(_ bytes: [UInt8], _ at: Int) -> Int {
    let length =
      switch bytes[at] {
      case 0..<0x80: 1
      case 0xC2..<0xE0: 2
      case 0xE0..<0xF0: 3
      case 0xF0..<0xF5: 4
      default: 0
      }
    guard length > 0, at + length <= bytes.count else { return 0 }
    let valid = String(validating: bytes[at..<at + length], as: UTF8.self) != nil
    return valid ? length : 0
  }
}
