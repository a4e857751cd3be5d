internal import Dispatch
internal import Synchronization

/// Maps `0..<count` on up to `jobs` threads. The result is in order of the index, whatever the
/// number of threads.
///
/// - Complexity: `count` calls of `transform`; work is handed out one index at a time, so that
///   long and short ones mix.
package func concurrentMap<T: Sendable>(
  _ count: Int, jobs: Int, _ transform: @Sendable (Int) -> T
) -> [T] {
  concurrentMap(count, jobs: jobs, order: nil, transform)
}

/// The same; the heaviest is begun with, so that in the end no thread is left alone with much to do.
///
/// - Parameter weight: of each, to be held against the others.
package func concurrentMap<T: Sendable>(
  _ count: Int, jobs: Int, heaviestFirst weight: (Int) -> Int, _ transform: @Sendable (Int) -> T
) -> [T] {
  if jobs <= 1 { return (0..<count).map(transform) }
  let weights = (0..<count).map(weight)
  return concurrentMap(
    count, jobs: jobs, order: (0..<count).sorted { (weights[$1], $0) < (weights[$0], $1) },
    transform)
}

/// - Parameter order: in which work is handed out; that of the index where there is none.
private func concurrentMap<T: Sendable>(
  _ count: Int, jobs: Int, order: [Int]?, _ transform: @Sendable (Int) -> T
) -> [T] {
  if jobs <= 1 || count <= 1 { return (0..<count).map(transform) }
  let next = Atomic<Int>(0)
  return unsafe [T](unsafeUninitializedCapacity: count) { room, filled in
    let slots = unsafe Slots(room)
    DispatchQueue.concurrentPerform(iterations: min(jobs, count)) { _ in
      while true {
        let turn = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if turn >= count { return }
        let index = order?[turn] ?? turn
        slots.fill(index, transform(index))
      }
    }
    filled = count
  }
}

/// Room for results: each slot is filled by one thread, once.
@safe
private struct Slots<T>: @unchecked Sendable {
  private let first: UnsafeMutablePointer<T>?

  init(_ room: UnsafeMutableBufferPointer<T>) { unsafe first = room.baseAddress }

  /// - Parameter index: within the room.
  func fill(_ index: Int, _ value: T) {
    unsafe first?.advanced(by: index).initialize(to: value)
  }
}
