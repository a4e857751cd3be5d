internal import CICU

/// An ICU converter from one encoding to Unicode. Not to be used by two threads at once.
@safe struct Converter: ~Copyable {
  private let handle: OpaquePointer

  /// - Parameter name: a name that ICU knows, such as `gb18030`.
  /// - Throws: `ICUError` if ICU has no such converter.
  init(_ name: String) throws(ICUError) {
    var status = U_ZERO_ERROR
    let opened = unsafe icu_ucnv_open(name, &status)
    try status.check("ucnv_open(\(name))")
    guard let opened = unsafe opened else {
      throw ICUError(U_MEMORY_ALLOCATION_ERROR, "ucnv_open(\(name))")
    }
    unsafe handle = opened
  }

  deinit { unsafe icu_ucnv_close(handle) }

  /// The bytes as UTF-16; what has no meaning in the encoding becomes U+FFFD.
  ///
  /// - Precondition: fewer than 2^30 bytes.
  func utf16(_ bytes: [UInt8]) throws(ICUError) -> [UInt16] {
    precondition(bytes.count < 1 << 30, "a piece of 1 GiB or more")
    if bytes.isEmpty { return [] }
    // No encoding here yields more than two units a byte.
    var units = [UInt16](repeating: 0, count: bytes.count * 2 + 1)
    let capacity = Int32(units.count)
    var status = U_ZERO_ERROR
    let count = unsafe bytes.withUnsafeBytes { source in
      unsafe units.withUnsafeMutableBufferPointer { target in
        unsafe icu_ucnv_toUChars(
          handle, target.baseAddress, capacity,
          source.baseAddress!.assumingMemoryBound(to: CChar.self), Int32(source.count), &status)
      }
    }
    try status.check("ucnv_toUChars")
    units.removeLast(units.count - Int(count))
    return units
  }

  /// UTF-16 as bytes; what the encoding does not have becomes its substitute.
  ///
  /// - Precondition: fewer than 2^27 units.
  func bytes(_ units: [UInt16]) throws(ICUError) -> [UInt8] {
    precondition(units.count < 1 << 27, "a piece of 2^27 units or more")
    if units.isEmpty { return [] }
    // No encoding here takes more than eight bytes for a unit.
    var bytes = [UInt8](repeating: 0, count: units.count * 8 + 8)
    let capacity = Int32(bytes.count)
    var status = U_ZERO_ERROR
    let count = unsafe units.withUnsafeBufferPointer { source in
      unsafe bytes.withUnsafeMutableBytes { target in
        unsafe icu_ucnv_fromUChars(
          handle, target.baseAddress!.assumingMemoryBound(to: CChar.self), capacity,
          source.baseAddress!, Int32(source.count), &status)
      }
    }
    try status.check("ucnv_fromUChars")
    return Array(bytes.prefix(Int(count)))
  }

  /// The bytes as UTF-8, and how many characters of it stand for bytes without a meaning.
  func utf8(_ bytes: [UInt8]) throws(ICUError) -> (utf8: [UInt8], substitutions: Int) {
    let units = try utf16(bytes)
    let text = Array(String(decoding: units, as: UTF16.self).utf8)
    return (text, units.reduce(0) { $0 + ($1 == 0xFFFD ? 1 : 0) })
  }
}

/// What ICU makes of every one- and two-byte code of an encoding whose characters are a byte below
/// 0x80, or a lead byte 0x81…0xFE and a trail byte from 0x40: looked up rather than converted, so
/// that each damaged byte is known by its place.
struct DoubleByteTable: Sendable {
  /// By (lead − 0x81) × 192 + (trail − 0x40); 0 where the code has no meaning.
  let scalars: [UInt16]

  init(_ name: String, folding fold: (UInt16) -> UInt16) throws(ICUError) {
    let converter = try Converter(name)
    var table = [UInt16](repeating: 0, count: 126 * 192)
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE where trail != 0x7F {
        let units = try converter.utf16([lead, trail])
        guard units.count == 1, units[0] != 0xFFFD, units[0] >= 0x80 else { continue }
        table[Int(lead - 0x81) * 192 + Int(trail - 0x40)] = fold(units[0])
      }
    }
    scalars = table
  }
}

/// ICU's reading of the four-byte codes of GB18030 for the Basic Multilingual Plane.
struct FourByteTable: Sendable {
  /// By the linear number of the code, 0x81308130 being 0; 0 where the code has no meaning.
  let scalars: [UInt16]

  init() throws(ICUError) {
    let converter = try Converter("gb18030")
    var table: [UInt16] = []
    table.reserveCapacity(39_420)
    for index in 0..<39_420 {
      let code = [
        UInt8(0x81 + index / 12_600), UInt8(0x30 + index / 1_260 % 10),
        UInt8(0x81 + index / 10 % 126), UInt8(0x30 + index % 10),
      ]
      let units = try converter.utf16(code)
      table.append(units.count == 1 && units[0] != 0xFFFD ? units[0] : 0)
    }
    scalars = table
  }
}
