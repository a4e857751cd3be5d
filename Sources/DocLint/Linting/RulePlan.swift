internal import Synchronization

/// Which rules run under a configuration, decided once and not for every document.
final class RulePlan: Sendable {
  /// The severity that the configuration sets for every rule that runs.
  let levels: [String: Severity?]
  /// Those of them that judge one document alone, under the profile.
  let rules: [any DocumentRule.Type]
  /// What each of those needs.
  let needs: RuleNeedTable
  /// Whether one runs at all that judges one document alone.
  let judgesDocuments: Bool
  /// Whether one runs that judges the figures of the batch together.
  let joinsNumbers: Bool
  let profile: RuleContext.Profile

  init(_ configuration: Configuration, path: String) {
    let levels = configuration.severities(for: path)
    let profile = configuration.profile(for: path)
    let running = RuleRegistry.documentRules.filter { levels[$0.description.id] != nil }
    self.levels = levels
    self.profile = profile
    judgesDocuments = !running.isEmpty
    joinsNumbers = RuleRegistry.numberBatchRules.contains { levels[$0.description.id] != nil }
    rules = running.filter { $0.description.profiles.contains(profile) }
    needs = RuleNeedTable(rules.map { $0.needs })
  }
}

/// The plans of the configurations of a run, each made once.
final class RulePlans: Sendable {
  /// A configuration stands in an object of its own: it is large, and every document asks.
  private final class Made: Sendable {
    let configuration: Configuration
    let plan: RulePlan

    init(_ configuration: Configuration, _ plan: RulePlan) {
      self.configuration = configuration
      self.plan = plan
    }
  }

  private let made = Mutex<[Made]>([])
  /// How many are kept: a run has few configurations.
  private static let most = 16

  /// - Complexity: O(1) for a configuration that was asked for before and that does not depend on
  ///   the path.
  func plan(_ configuration: Configuration, path: String) -> RulePlan {
    guard configuration.paths.isEmpty else { return RulePlan(configuration, path: path) }
    if let known = made.withLock({ $0.first { $0.configuration.runsAlike(configuration) } }) {
      return known.plan
    }
    let plan = RulePlan(configuration, path: path)
    made.withLock {
      if $0.count < Self.most { $0.append(Made(configuration, plan)) }
    }
    return plan
  }
}

extension Configuration {
  /// Whether the same rules run with the same levels as under `other`; neither depends on paths.
  fileprivate func runsAlike(_ other: Configuration) -> Bool {
    paths.isEmpty && other.paths.isEmpty && select == other.select && ignore == other.ignore
      && severity == other.severity && profile == other.profile
      && userRules.count == other.userRules.count
      && zip(userRules, other.userRules).allSatisfy { $0.id == $1.id }
  }
}
