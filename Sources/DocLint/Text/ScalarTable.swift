/// What belongs to each of a few Unicode scalars, found by open addressing: no hasher, no object for
/// each.
///
/// - Complexity: O(1) to ask.
struct ScalarTable<Value: Sendable>: Sendable {
  private struct Slot: Sendable {
    let scalar: UInt32
    let value: Value
  }

  /// As many as a power of two, most of them empty.
  private let slots: [Slot?]

  /// - Parameter pairs: scalars of which none comes twice, with what belongs to each.
  init(_ pairs: [(scalar: UInt32, value: Value)]) {
    var size = 8
    while size < pairs.count * 4 { size *= 2 }
    var slots = [Slot?](repeating: nil, count: size)
    for (scalar, value) in pairs {
      var at = Self.place(scalar, size)
      while slots[at] != nil { at = (at + 1) & (size - 1) }
      slots[at] = Slot(scalar: scalar, value: value)
    }
    self.slots = slots
  }

  @inline(__always)
  private static func place(_ scalar: UInt32, _ size: Int) -> Int {
    Int((scalar &* 0x9E37_79B1) >> 16) & (size - 1)
  }

  @inline(__always)
  subscript(scalar: UInt32) -> Value? {
    var at = Self.place(scalar, slots.count)
    while let slot = slots[at] {
      if slot.scalar == scalar { return slot.value }
      at = (at + 1) & (slots.count - 1)
    }
    return nil
  }
}
