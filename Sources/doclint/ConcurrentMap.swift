import Dispatch
import Synchronization

/// Applies `transform` to each element on up to `jobs` threads; the results stand in the order of
/// the elements, whatever order they were made in.
func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], jobs: Int, _ transform: @Sendable (Element) -> Result
) -> [Result] {
  guard jobs > 1, elements.count > 1 else { return elements.map(transform) }
  let results = Mutex([Result?](repeating: nil, count: elements.count))
  let next = Atomic(0)
  DispatchQueue.concurrentPerform(iterations: min(jobs, elements.count)) { _ in
    while true {
      let i = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard i < elements.count else { return }
      let result = transform(elements[i])
      results.withLock { $0[i] = result }
    }
  }
  return results.withLock { $0.compactMap { $0 } }
}
