internal import Synchronization

/// A value that is made when it is first asked for, and then shared.
final class Lazy<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)

  /// The value where somebody has asked for it.
  var known: Value? { made.withLock { $0 } }

  func value(_ make: () -> Value) -> Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
