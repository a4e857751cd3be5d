internal import CBytes

/// Looks which grams of a text are in a set.
///
/// A gram is `length` units in a row. Grams are told apart by the number of a slot that they are dealt
/// out to, `slotBits` bits of a hash: different ones may share a slot.
enum GramScan {
  static let length = Int(CBYTES_GRAM)
  static let slotBits = Int(CBYTES_SLOT_BITS)

  /// The slot of each gram of a text.
  ///
  /// - Complexity: O(*n*).
  static func slots(of units: [UInt32]) -> [UInt32] {
    unsafe [UInt32](unsafeUninitializedCapacity: units.count) { slots, written in
      unsafe units.withUnsafeBufferPointer { units in
        guard let from = units.baseAddress, let to = slots.baseAddress else { return }
        written = unsafe cbytes_gram_slots(from, units.count, to)
      }
    }
  }

  /// Slots, a bit for each.
  struct Slots {
    fileprivate var bits = [UInt64](repeating: 0, count: 1 << (slotBits - 6))

    mutating func insert(_ slot: UInt32) { bits[Int(slot >> 6)] |= 1 << UInt64(slot & 63) }

    /// Takes out the slot, and maybe some beside it.
    mutating func clear(_ slot: UInt32) { bits[Int(slot >> 6)] = 0 }

    /// A bit for each of some slots, the lowest first: whether it is here.
    ///
    /// - Parameter bits: a word for each 64 slots, or more; the last may be cut.
    func members(_ slots: [UInt32], into bits: inout [UInt64]) {
      precondition(bits.count * 64 >= slots.count, "there is a bit for each slot")
      let count = slots.count
      unsafe slots.withUnsafeBufferPointer { slots in
        unsafe bits.withUnsafeMutableBufferPointer { bits in
          unsafe self.bits.withUnsafeBufferPointer { set in
            if let slots = slots.baseAddress, let bits = bits.baseAddress,
              let set = set.baseAddress
            {
              unsafe cbytes_members(slots, count, set, bits)
            }
          }
        }
      }
    }
  }

  /// The grams of a text whose slot is in a set; the room that they take is kept.
  struct Found {
    /// Where they begin, ascending, and their slots; what stands behind `count` is of no meaning.
    private(set) var places: [Int32] = []
    private(set) var slots: [UInt32] = []
    private(set) var count = 0

    /// Looks anew.
    ///
    /// - Complexity: O(*n*).
    mutating func look(in units: [UInt32], for set: Slots) {
      if places.count < units.count {
        places = [Int32](repeating: 0, count: units.count)
        slots = [UInt32](repeating: 0, count: units.count)
      }
      let unitCount = units.count
      count = unsafe units.withUnsafeBufferPointer { units in
        unsafe places.withUnsafeMutableBufferPointer { places in
          unsafe slots.withUnsafeMutableBufferPointer { slots in
            unsafe set.bits.withUnsafeBufferPointer { set in
              guard let units = units.baseAddress, let places = places.baseAddress,
                let slots = slots.baseAddress, let set = set.baseAddress
              else { return 0 }
              return unsafe cbytes_shared_grams(units, unitCount, set, places, slots)
            }
          }
        }
      }
    }
  }
}
