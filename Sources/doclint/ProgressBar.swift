import DocLint
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
  private let documents: Int
  private let language: Language

  /// - Parameters:
  ///   - enabled: whether it may be shown at all.
  ///   - documents: how many are being checked, for the rate.
  init(enabled: Bool, documents: Int = 0, language: Language = .chinese) {
    self.enabled = enabled
    self.documents = documents
    self.language = language
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
      let line = "\r\(bar) \(Int(state.share * 100))%\(pace(state.share, now - start))\u{1B}[K"
      try? Terminal.write(Array(line.utf8)[...], to: Terminal.error)
    }
  }

  /// How many documents a second, and how long it takes still, judged by what it took so far.
  private func pace(_ share: Double, _ elapsed: Duration) -> String {
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    guard share > 0.01, seconds > 0 else { return "" }
    let left = Int((seconds / share * (1 - share)).rounded(.up))
    let clock = "\(left / 60):" + (left % 60 < 10 ? "0" : "") + "\(left % 60)"
    let rate = Int((share * Double(documents) / seconds).rounded())
    let isChinese = language == .chinese
    let speed = rate > 0 ? (isChinese ? " 每秒\(rate)份" : " \(rate) documents/s") : ""
    return speed + (isChinese ? " 约剩\(clock)" : " about \(clock) left")
  }

  /// Clears the line.
  func finish() {
    state.withLock { state in
      if state.shown { try? Terminal.write(Array("\r\u{1B}[K".utf8)[...], to: Terminal.error) }
      state.shown = false
    }
  }
}
