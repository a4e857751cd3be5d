/// The version of DocLint.
public enum DocLintVersion {
  /// As `doclint --version` and every report name it.
  public static let current = "0.1.0"
}
