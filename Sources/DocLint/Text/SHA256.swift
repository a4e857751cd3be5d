internal import CBytes

/// SHA-256, the secure hash of FIPS 180-4 (2015), clause 6.2.
///
///     SHA256.hex(of: Array("abc".utf8))   // "ba7816bf…15ad"
///
/// It names the bytes a document was read from. It is no password hash and no signature. Where the
/// processor has instructions for it, they do the work.
public enum SHA256 {
  /// The hash of `bytes` as 64 lower-case hexadecimal digits.
  ///
  /// - Complexity: O(*n*), without a copy of the input.
  public static func hex(of bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in digest(of: bytes) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The hash of `bytes`: 32 bytes.
  ///
  /// - Complexity: O(*n*), without a copy of the input.
  public static func digest(of bytes: [UInt8]) -> [UInt8] {
    digest(of: bytes, byInstructions: hasInstructions)
  }

  /// Whether the processor has instructions for it.
  static let hasInstructions = cbytes_sha256_is_supported()

  /// - Parameter byInstructions: whether those of the processor do the work; it must have them.
  static func digest(of bytes: [UInt8], byInstructions: Bool) -> [UInt8] {
    var state = State()
    let whole = bytes.count / 64 * 64
    let input = bytes.span
    var at = 0
    if byInstructions {
      state.absorbByInstructions(bytes, blocks: whole / 64)
      at = whole
    }
    while at < whole {
      state.absorb(input, at: at)
      at += 64
    }
    // Clause 5.1.1: a one bit, zeros, and the length in bits.
    var tail = Array(bytes[whole...])
    tail.append(0x80)
    while tail.count % 64 != 56 { tail.append(0) }
    let bits = UInt64(bytes.count) &* 8
    for shift in stride(from: 56, through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    at = 0
    while at < tail.count {
      state.absorb(tail.span, at: at)
      at += 64
    }
    return state.digest
  }

  private struct State {
    /// Clause 5.3.3.
    private var h: InlineArray<8, UInt32> = [
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
      0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    var digest: [UInt8] {
      var out: [UInt8] = []
      for i in h.indices {
        for shift in [UInt32(24), 16, 8, 0] {
          out.append(UInt8(truncatingIfNeeded: h[i] >> shift))
        }
      }
      return out
    }

    /// Clause 6.2.2 for the first `blocks` times 64 bytes.
    mutating func absorbByInstructions(_ bytes: [UInt8], blocks: Int) {
      var words = h.indices.map { h[$0] }
      unsafe words.withUnsafeMutableBufferPointer { words in
        unsafe bytes.withUnsafeBufferPointer { bytes in
          guard let state = words.baseAddress, let start = bytes.baseAddress else { return }
          unsafe cbytes_sha256_absorb(state, start, blocks)
        }
      }
      for i in h.indices { h[i] = words[i] }
    }

    /// Clause 6.2.2 for the 64 bytes from `at`.
    mutating func absorb(_ input: Span<UInt8>, at: Int) {
      // Sixteen words of the schedule at a time: each takes the place of the one it is made of.
      var w = InlineArray<16, UInt32>(repeating: 0)
      for t in 0..<16 {
        let i = at + 4 * t
        w[t] =
          UInt32(input[i]) << 24 | UInt32(input[i + 1]) << 16 | UInt32(input[i + 2]) << 8
          | UInt32(input[i + 3])
      }
      var a = h[0]
      var b = h[1]
      var c = h[2]
      var d = h[3]
      var e = h[4]
      var f = h[5]
      var g = h[6]
      var last = h[7]
      let k = SHA256.k.span
      for start in stride(from: 0, to: 64, by: 16) {
        if start > 0 {
          for t in 0..<16 {
            let x = w[(t + 1) & 15]
            let y = w[(t + 14) & 15]
            let s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >> 3)
            let s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >> 10)
            w[t] = w[t] &+ s0 &+ w[(t + 9) & 15] &+ s1
          }
        }
        for half in stride(from: 0, to: 16, by: 8) {
          let t = start + half
          // The names change places, the words do not.
          round(a, b, c, &d, e, f, g, &last, k[t] &+ w[half])
          round(last, a, b, &c, d, e, f, &g, k[t + 1] &+ w[half + 1])
          round(g, last, a, &b, c, d, e, &f, k[t + 2] &+ w[half + 2])
          round(f, g, last, &a, b, c, d, &e, k[t + 3] &+ w[half + 3])
          round(e, f, g, &last, a, b, c, &d, k[t + 4] &+ w[half + 4])
          round(d, e, f, &g, last, a, b, &c, k[t + 5] &+ w[half + 5])
          round(c, d, e, &f, g, last, a, &b, k[t + 6] &+ w[half + 6])
          round(b, c, d, &e, f, g, last, &a, k[t + 7] &+ w[half + 7])
        }
      }
      h[0] = h[0] &+ a
      h[1] = h[1] &+ b
      h[2] = h[2] &+ c
      h[3] = h[3] &+ d
      h[4] = h[4] &+ e
      h[5] = h[5] &+ f
      h[6] = h[6] &+ g
      h[7] = h[7] &+ last
    }

    @inline(__always)
    private func round(
      _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
      _ g: UInt32, _ h: inout UInt32, _ word: UInt32
    ) {
      let s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      let t1 = h &+ s1 &+ ((e & f) ^ (~e & g)) &+ word
      let s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
      d = d &+ t1
      h = t1 &+ s0 &+ ((a & b) ^ (a & c) ^ (b & c))
    }

    @inline(__always)
    private func rotate(_ x: UInt32, _ n: UInt32) -> UInt32 { (x &>> n) | (x &<< (32 &- n)) }
  }

  /// Clause 4.2.2.
  private static let k: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
