import Testing

@testable import DocLint

/// The examples of FIPS 180-4 and NIST's SHAVS, and lengths around the padding's edges.
@Suite struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func knownAnswers(text: String, answer: String) {
    #expect(SHA256.hex(of: Array(text.utf8)) == answer)
  }

  @Test(arguments: [
    (55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
    (64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    (100_000, "6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee"),
  ])
  func edgesOfThePadding(count: Int, answer: String) {
    #expect(SHA256.hex(of: [UInt8](repeating: 0x61, count: count)) == answer)
  }

  /// Lengths around one, two and four blocks.
  @Test(.enabled(if: SHA256.hasInstructions))
  func bothWaysAgree() {
    for count in [0, 1, 63, 64, 65, 127, 128, 129, 255, 256, 257, 4_095] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) }
      #expect(
        SHA256.digest(of: bytes, byInstructions: true)
          == SHA256.digest(of: bytes, byInstructions: false), "\(count) bytes")
    }
  }
}
