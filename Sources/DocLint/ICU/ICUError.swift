internal import CICU

/// An ICU call that failed: which one, and ICU's own name for the reason.
public struct ICUError: Error, Hashable, Sendable, CustomStringConvertible {
  /// ICU's status code; above zero.
  public let code: Int32
  /// What was being done, such as `ubrk_open`.
  public let operation: String
  /// ICU's name of the code, such as `U_FILE_ACCESS_ERROR`.
  public let name: String

  init(_ status: UErrorCode, _ operation: String) {
    self.code = Int32(status.rawValue)
    self.operation = operation
    self.name = unsafe String(cString: icu_u_errorName(status))
  }

  public var description: String { "ICU: \(operation): \(name)" }
}

extension UErrorCode {
  /// Warnings are negative; only codes above zero are failures.
  func check(_ operation: String) throws(ICUError) {
    if rawValue > U_ZERO_ERROR.rawValue { throw ICUError(self, operation) }
  }
}
