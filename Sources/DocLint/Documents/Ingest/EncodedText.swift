/// The bytes of a text file together with the text that was read from them, so that edits of the
/// text can be made in the bytes: everything outside an edit stays as it is, bit by bit.
struct EncodedText: Sendable {
  /// Why edits cannot be made.
  enum Failure: Error, Sendable {
    /// The text was not read from these bytes as they stand: an office format, or a file that has
    /// changed meanwhile.
    case notThisText
    /// So many byte sequences have no meaning in the encoding.
    case damaged(Int)
    /// A replacement cannot be written in the file's encoding.
    case notEncodable(String, DecodedText.Encoding)
    /// The new bytes would not be read as the text that is wanted, as with two encodings in one
    /// file.
    case notReadBack
  }

  let bytes: [UInt8]
  let decoded: DecodedText

  /// - Parameter text: what was read from the file before.
  init(_ bytes: [UInt8], text: SourceText) throws(Failure) {
    let decoded = TextDecoder.decode(bytes)
    guard decoded.failure == nil, decoded.utf8 == text.utf8 else { throw .notThisText }
    guard decoded.damageCount == 0 else { throw .damaged(decoded.damageCount) }
    self.bytes = bytes
    self.decoded = decoded
  }

  /// The bytes with the edits made in the file's own encoding.
  ///
  /// - Parameter edits: in order, none overlaps another.
  /// - Complexity: O(*n*).
  func applying(_ edits: [Edit]) throws(Failure) -> (bytes: [UInt8], text: [UInt8]) {
    var text: [UInt8] = []
    var from = 0
    for edit in edits {
      text += decoded.utf8[from..<Int(edit.range.lowerBound)]
      text += edit.replacement.utf8
      from = Int(edit.range.upperBound)
    }
    text += decoded.utf8[from...]

    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var kept = 0
    var walk = Walk(bytes, decoded)
    for edit in edits {
      guard let start = walk.advance(to: Int(edit.range.lowerBound)),
        let end = walk.advance(to: Int(edit.range.upperBound))
      else { throw .notReadBack }
      result += bytes[kept..<start]
      result += try encoded(edit.replacement)
      kept = end
    }
    result += bytes[kept...]
    let again = TextDecoder.decode(result)
    guard again.failure == nil, again.utf8 == text, again.encoding == decoded.encoding,
      again.hasByteOrderMark == decoded.hasByteOrderMark, again.damageCount == 0
    else { throw .notReadBack }
    return (result, text)
  }

  /// A replacement in the file's encoding.
  private func encoded(_ text: String) throws(Failure) -> [UInt8] {
    func units<Unit: FixedWidthInteger>(_ units: some Sequence<Unit>, big: Bool) -> [UInt8] {
      units.flatMap { unit in
        (0..<Unit.bitWidth / 8).map { place in
          let shift = (big ? Unit.bitWidth / 8 - 1 - place : place) * 8
          return UInt8(truncatingIfNeeded: unit >> shift)
        }
      }
    }
    switch decoded.encoding {
    case .utf8: return Array(text.utf8)
    case .utf16LE: return units(text.utf16, big: false)
    case .utf16BE: return units(text.utf16, big: true)
    case .utf32LE: return units(text.unicodeScalars.lazy.map(\.value), big: false)
    case .utf32BE: return units(text.unicodeScalars.lazy.map(\.value), big: true)
    case .gb18030, .big5:
      do throws(ICUError) {
        let converter = try Converter(decoded.encoding == .big5 ? "windows-950" : "gb18030")
        let wanted = Array(text.utf16)
        let bytes = try converter.bytes(wanted)
        if try converter.utf16(bytes) == wanted { return bytes }
      } catch {
        throw .notEncodable(text, decoded.encoding)
      }
      throw .notEncodable(text, decoded.encoding)
    }
  }

  /// Goes through the text and the bytes side by side, one scalar at a time.
  private struct Walk {
    private let bytes: [UInt8]
    private let text: [UInt8]
    private let encoding: DecodedText.Encoding
    private var inText = 0
    private var inBytes: Int

    init(_ bytes: [UInt8], _ decoded: DecodedText) {
      self.bytes = bytes
      self.text = decoded.utf8
      self.encoding = decoded.encoding
      inBytes = 0
      guard decoded.hasByteOrderMark else { return }
      inBytes =
        switch decoded.encoding {
        case .utf8: 3
        case .gb18030, .utf32LE, .utf32BE: 4
        case .utf16LE, .utf16BE: 2
        case .big5: 0
        }
    }

    /// The place in the bytes of a place in the text; `nil` where the two do not go together.
    mutating func advance(to place: Int) -> Int? {
      while inText < place {
        let b = text[inText]
        inText += b < 0x80 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
        inBytes += length(at: inBytes)
        if inBytes > bytes.count { return nil }
      }
      return inText == place ? inBytes : nil
    }

    /// The bytes that one scalar takes.
    private func length(at i: Int) -> Int {
      func byte(_ k: Int) -> UInt8 { k < bytes.count ? bytes[k] : 0 }
      let b = byte(i)
      switch encoding {
      case .utf8: return b < 0x80 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
      case .gb18030:
        if b < 0x80 { return 1 }
        return (0x30...0x39).contains(byte(i + 1)) ? 4 : 2
      case .big5: return b < 0x80 ? 1 : 2
      case .utf16LE: return byte(i + 1) & 0xFC == 0xD8 ? 4 : 2
      case .utf16BE: return b & 0xFC == 0xD8 ? 4 : 2
      case .utf32LE, .utf32BE: return 4
      }
    }
  }
}
