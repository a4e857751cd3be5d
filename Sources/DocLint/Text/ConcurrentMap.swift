internal import Dispatch
internal import Synchronization

/// Maps `0..<count` on up to `jobs` threads. The result is in order of the index, whatever the
/// number of threads.
///
/// - Complexity: `count` calls of `transform`; work is handed out one index at a time, so that
///   long and short ones mix.
func concurrentMap<T: Sendable>(
  _ count: Int, jobs: Int, _ transform: @Sendable (Int) -> T
) -> [T] {
  if jobs <= 1 || count <= 1 { return (0..<count).map(transform) }
  let next = Atomic<Int>(0)
  let collected = Mutex<[[(Int, T)]]>([])
  DispatchQueue.concurrentPerform(iterations: min(jobs, count)) { _ in
    var mine: [(Int, T)] = []
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      if index >= count { break }
      mine.append((index, transform(index)))
    }
    let done = mine
    collected.withLock { $0.append(done) }
  }
  var result = [T?](repeating: nil, count: count)
  for part in collected.withLock({ $0 }) {
    for (index, value) in part { result[index] = value }
  }
  return result.compactMap { $0 }
}
