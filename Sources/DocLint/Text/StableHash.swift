/// One well-mixed 64-bit hash, the same on every machine, in every process and for ever.
///
/// The standard library's `Hasher` is seeded per process and must not reach anything that is
/// stored or printed. The mixer is the finalizer of SplitMix64 (Steele, Lea, Flood, "Fast
/// splittable pseudorandom number generators", OOPSLA 2014, doi:10.1145/2660193.2660195).
public enum StableHash {
  /// Mixes 64 bits: a bijection in which each bit of the result depends on each bit of `x`.
  @inline(__always)
  public static func mix(_ x: UInt64) -> UInt64 {
    var z = x &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// The hash of a sequence of 32-bit units, such as folded scalars.
  public static func hash(_ units: some Sequence<UInt32>) -> UInt64 {
    var h: UInt64 = 0
    var n: UInt64 = 0
    for u in units {
      h = mix(h ^ UInt64(u))
      n += 1
    }
    return mix(h ^ n)
  }

  /// The hash of bytes.
  public static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    hash(bytes.lazy.map(UInt32.init))
  }

  /// The hash of bytes that come one after another, as `hash` gives it for all of them.
  struct Stream {
    private var h: UInt64 = 0
    private var n: UInt64 = 0

    mutating func add(_ byte: UInt8) {
      h = mix(h ^ UInt64(byte))
      n += 1
    }

    mutating func add(_ string: String) {
      let bytes = string.utf8.span
      for i in 0..<bytes.count { add(bytes[i]) }
    }

    var value: UInt64 { mix(h ^ n) }
  }

  /// Sixteen lower-case hexadecimal digits.
  public static func hex(_ hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    let count = digits.utf8.count
    return count == 16 ? digits : String(repeating: "0", count: 16 - count) + digits
  }
}
