/// Radicals and compatibility ideographs with the unified ideographs of the same shape.
struct CompatibilityIdeographs: Sendable {
  static let shared = CompatibilityIdeographs()

  private let table: [UInt32: UInt32]

  /// The unified ideograph; `nil` where there is none other.
  ///
  /// - Complexity: O(1).
  func unified(_ scalar: UInt32) -> UInt32? { table[scalar] }

  private init() {
    var table: [UInt32: UInt32] = [:]
    for range in [0x2E80...0x2FDF, 0xF900...0xFAFF, 0x2F800...0x2FA1F] as [ClosedRange<UInt32>] {
      for scalar in range {
        let unified = CharacterFolding.unifiedIdeograph(scalar)
        if unified != 0, unified != scalar { table[scalar] = unified }
      }
    }
    self.table = table
  }
}
