import Synchronization

/// A bar on standard error, shown once the work has taken a second, and taken away at the end.
final class ProgressBar: Sendable {
  private struct State {
    var shown = false
    var last: ContinuousClock.Instant
    var share = 0.0
  }
  private let enabled: Bool
  private let start = ContinuousClock.now
  private let state: Mutex<State>

  /// - Parameter enabled: whether it may be shown at all.
  init(enabled: Bool) {
    self.enabled = enabled
    self.state = Mutex(State(last: start))
  }

  /// Takes the share done, 0…1; may be called on any thread.
  func update(_ share: Double) {
    guard enabled else { return }
    state.withLock { state in
      let now = ContinuousClock.now
      state.share = max(state.share, min(1, share))
      guard now - start > .seconds(1), now - state.last > .milliseconds(100) else { return }
      state.last = now
      state.shown = true
      let filled = Int(state.share * 30)
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
      let line = "\r\(bar) \(Int(state.share * 100))%"
      try? Terminal.write(Array(line.utf8), to: Terminal.error)
    }
  }

  /// Clears the line.
  func finish() {
    state.withLock { state in
      if state.shown { try? Terminal.write(Array("\r\u{1B}[K".utf8), to: Terminal.error) }
      state.shown = false
    }
  }
}
