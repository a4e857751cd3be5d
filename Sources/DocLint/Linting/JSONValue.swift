/// Why a text is no JSON.
struct JSONError: Error, Hashable, Sendable {
  /// In bytes from the start.
  let offset: Int
  let zh: String
  let en: String
}

/// A JSON value that was read: members keep their order, and numbers the form they were written in,
/// which Foundation's reader gives up.
enum JSONValue: Hashable, Sendable {
  struct Member: Hashable, Sendable {
    let name: String
    let value: JSONValue
  }

  case null
  case boolean(Bool)
  /// As it was written.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// Nesting beyond this is refused.
  private static let deepest = 200

  /// - Parameter bytes: UTF-8, with or without a byte-order mark.
  /// - Complexity: O(*n*).
  init(parsing bytes: [UInt8]) throws(JSONError) {
    var parser = Parser(bytes: bytes)
    self = try parser.document()
  }

  var string: String? { if case .string(let text) = self { text } else { nil } }
  var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
  var members: [Member]? { if case .object(let members) = self { members } else { nil } }
  var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
  var integer: Int? { if case .number(let text) = self { Int(text) } else { nil } }
  var double: Double? { if case .number(let text) = self { Double(text) } else { nil } }

  /// The member of that name; of several the last.
  subscript(_ name: String) -> JSONValue? { members?.last { $0.name == name }?.value }

  private struct Parser {
    let bytes: [UInt8]
    var at = 0

    mutating func document() throws(JSONError) -> JSONValue {
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
      let value = try self.value(depth: 0)
      blanks()
      guard at == bytes.count else { throw error("结尾之后还有内容", "more follows the end") }
      return value
    }

    private func error(_ zh: String, _ en: String) -> JSONError {
      JSONError(offset: at, zh: "第\(at + 1)字节：\(zh)", en: "byte \(at + 1): \(en)")
    }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func blanks() {
      while let b = next, b == 0x20 || (0x09...0x0A).contains(b) || b == 0x0D { at += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
      blanks()
      guard next == byte else { return false }
      at += 1
      return true
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
      guard depth < JSONValue.deepest else { throw error("嵌套过深", "nested too deep") }
      blanks()
      switch next {
      case 0x7B?:
        at += 1
        var members: [Member] = []
        if take(0x7D) { return .object([]) }
        repeat {
          blanks()
          guard next == 0x22 else { throw error("应为名称", "a name is expected") }
          let name = try text()
          guard take(0x3A) else { throw error("应为冒号", "a colon is expected") }
          members.append(Member(name: name, value: try value(depth: depth + 1)))
        } while take(0x2C)
        guard take(0x7D) else { throw error("应为逗号或 }", "a comma or } is expected") }
        return .object(members)
      case 0x5B?:
        at += 1
        var values: [JSONValue] = []
        if take(0x5D) { return .array([]) }
        repeat { values.append(try value(depth: depth + 1)) } while take(0x2C)
        guard take(0x5D) else { throw error("应为逗号或 ]", "a comma or ] is expected") }
        return .array(values)
      case 0x22?: return .string(try text())
      case 0x74?: return try word("true", .boolean(true))
      case 0x66?: return try word("false", .boolean(false))
      case 0x6E?: return try word("null", .null)
      default: return .number(try number())
      }
    }

    private mutating func word(
      _ word: String, _ value: JSONValue
    ) throws(JSONError) -> JSONValue {
      guard bytes[at...].starts(with: word.utf8) else { throw error("没有这种值", "no such value") }
      at += word.utf8.count
      return value
    }

    private mutating func number() throws(JSONError) -> String {
      let start = at
      func isDigit(_ b: UInt8?) -> Bool { b.map { (0x30...0x39).contains($0) } ?? false }
      func digits(_ parser: inout Parser) -> Bool {
        guard isDigit(parser.next) else { return false }
        while isDigit(parser.next) { parser.at += 1 }
        return true
      }
      if next == 0x2D { at += 1 }
      guard digits(&self) else {
        throw error(
          next == nil ? "内容不完整" : "没有这种值", next == nil ? "it ends early" : "no such value")
      }
      if next == 0x2E {
        at += 1
        guard digits(&self) else { throw error("应为数字", "a digit is expected") }
      }
      if next == 0x65 || next == 0x45 {
        at += 1
        if next == 0x2B || next == 0x2D { at += 1 }
        guard digits(&self) else { throw error("应为数字", "a digit is expected") }
      }
      return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func text() throws(JSONError) -> String {
      at += 1
      var start = at
      var out: [UInt8] = []
      while true {
        guard let b = next else { throw error("字符串没有结束", "a string does not end") }
        if b == 0x22 || b == 0x5C {
          out += bytes[start..<at]
          at += 1
          if b == 0x22 { break }
          try escape(&out)
          start = at
        } else if b < 0x20 {
          throw error("字符串里有控制字符", "a control character in a string")
        } else {
          at += 1
        }
      }
      guard let string = String(validating: out, as: UTF8.self) else {
        throw error("不是 UTF-8", "no UTF-8")
      }
      return string
    }

    private mutating func escape(_ out: inout [UInt8]) throws(JSONError) {
      guard let b = next else { throw error("字符串没有结束", "a string does not end") }
      at += 1
      switch b {
      case 0x22, 0x5C, 0x2F: out.append(b)
      case 0x62: out.append(0x08)
      case 0x66: out.append(0x0C)
      case 0x6E: out.append(0x0A)
      case 0x72: out.append(0x0D)
      case 0x74: out.append(0x09)
      case 0x75:
        var unit = try hex()
        if (0xD800..<0xDC00).contains(unit), next == 0x5C, at + 1 < bytes.count,
          bytes[at + 1] == 0x75
        {
          at += 2
          let low = try hex()
          guard (0xDC00..<0xE000).contains(low) else { throw error("转义不成对", "half a character") }
          unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(unit) else { throw error("转义不成对", "half a character") }
        out += Array(String(scalar).utf8)
      default: throw error("没有这种转义", "no such escape")
      }
    }

    private mutating func hex() throws(JSONError) -> UInt32 {
      guard at + 4 <= bytes.count,
        let value = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16),
        bytes[at] != 0x2B
      else { throw error("转义不完整", "an escape is not whole") }
      at += 4
      return value
    }
  }
}
